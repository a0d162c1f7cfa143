/**
 * A polynomial as a product, as far as common divisors lead: symbols, factors that its coefficients in one symbol
 * share, and repeated ones. x² − y² stays whole: that no factor can be split further is not claimed.
 */
import * as polynomial from './polynomial.ts';
import { constantValue, type Polynomial } from './polynomial.ts';
import { content, exactQuotient, greatestCommonDivisor } from './polynomial-division.ts';
import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

export interface Power {
  readonly base: Polynomial;
  readonly exponent: number;
}

/** constant · product of the powers; no base is constant or a multiple of another. */
export interface Factorisation {
  readonly constant: Rational;
  readonly powers: readonly Power[];
}

/** Throws a RangeError for the zero polynomial. */
export function factorise(a: Polynomial): Factorisation {
  if (polynomial.isZero(a)) throw new RangeError('the zero polynomial has no factorisation');
  if (constantValue(a) !== null) return { constant: constantValue(a)!, powers: [] };
  const powers: { base: Polynomial; exponent: number }[] = [];
  let constant = number.one;
  for (const part of split(a)) {
    const known = powers.find(({ base }) => ratio(part, base) !== null);
    const base = known?.base ?? polynomial.scale(part, number.divide(number.one, content(part)));
    constant = number.multiply(constant, ratio(part, base)!);
    if (known) known.exponent += 1;
    else powers.push({ base, exponent: 1 });
  }
  return { constant, powers };
}

/** Factors of which none is constant, unless a itself is; their product is a. */
function split(a: Polynomial): Polynomial[] {
  for (const divisor of divisors(a)) {
    const rest = constantValue(divisor) === null ? exactQuotient(a, divisor) : null;
    if (rest !== null && constantValue(rest) === null) return [...split(divisor), ...split(rest)];
  }
  return [a];
}

function* divisors(a: Polynomial): Generator<Polynomial> {
  for (const symbol of polynomial.symbolsIn(a)) {
    yield polynomial.symbol(symbol);
    yield polynomial.coefficientsOf(a, symbol).reduce(greatestCommonDivisor, polynomial.zero);
    yield greatestCommonDivisor(a, polynomial.derivative(a, symbol));
  }
}

/** a/b if that is a number, otherwise null. */
function ratio(a: Polynomial, b: Polynomial): Rational | null {
  const quotient = exactQuotient(a, b);
  return quotient && constantValue(quotient);
}
