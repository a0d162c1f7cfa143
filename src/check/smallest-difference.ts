import { declareDomain } from '../algebra/domain.ts';
import { compileExpression, type Expression, symbolsOf } from '../algebra/expression.ts';
import type { Relation } from '../derivation.ts';
import type { Theorem } from '../theorem.ts';
import { pointKey } from './point.ts';
import { smallestPoints } from './smallest-points.ts';

const pointsTried = 400;
/** Different primes for the symbols that are no parameters: no two of them can stand for one another by chance. */
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
/** Two values that are equal but for rounding are no counterexample. */
const rounding = 1e-9;

/** The smallest point of the claim domain at which left = right (≥, ≤) fails, in words; what else stands in them is a prime. */
export function smallestDifference(
  { claimDomain, parameters }: Theorem,
  left: Expression,
  right: Expression,
  relation: Relation,
): string {
  const [one, other] = [compileExpression(left), compileExpression(right)];
  const occurring = [...new Set([...symbolsOf(left), ...symbolsOf(right)])];
  const free = occurring.filter((name) => !Object.hasOwn(parameters, name));
  const primeValues = Object.fromEntries(free.map((name, i) => [name, primes[i % primes.length]!]));
  for (const values of smallestPoints(declareDomain(parameters, claimDomain.text), pointsTried)) {
    const numbers = Object.entries(values).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && occurring.includes(entry[0]),
    );
    const point = { ...Object.fromEntries(numbers), ...primeValues };
    const [a, b] = [one(point), other(point)];
    const excess = { '=': Math.abs(a - b), '>=': b - a, '<=': a - b }[relation];
    if (excess > rounding * Math.max(Math.abs(a), Math.abs(b))) {
      return `at ${pointKey(point)} the reason gives ${show(a)} and the line ${show(b)}`;
    }
  }
  return `at none of the ${pointsTried} smallest points`;
}

const show = (x: number): string => String(Number(x.toPrecision(6)));
