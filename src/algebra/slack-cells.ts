import type { Domain } from './domain.ts';
import { namesOf } from './domain.ts';
import {
  combine,
  eliminate,
  type Inequality,
  inequality,
  irredundant,
  rangeGiven,
  type VariableBounds,
} from './linear-inequalities.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { rational } from './rational-number.ts';

/** A part of a domain in which every natural is a constant plus multiples of slacks ≥ 0. */
export interface SlackCell {
  readonly substitution: ReadonlyMap<string, RationalFunction>;
  readonly slacks: readonly string[];
}

/**
 * Cells that cover the naturals of a domain. In each of them every natural has one lower bound, by those before it:
 * x = (slack − rest)/a for a·x + rest ≥ 0. A natural with several, n ≥ dx + 2 and n ≥ r + 2, has one cell for each
 * bound that can be the largest; one between constants has a cell for each value. Upper bounds that are left are not
 * used: the cells may be larger than the domain.
 */
export function slackCells({ parameters, alternatives }: Domain): SlackCell[] {
  const names = namesOf(parameters, 'natural');
  return alternatives.flatMap(({ inequalities }) => cellsOf(inequalities, names));
}

/** The slack of a parameter is written [n]: no parameter can have such a name. */
export const slackOf = (name: string): string => `[${name}]`;

/** How often a cell is split; beyond that one of several bounds is used, which is weaker. */
const mostSplits = 6;
/** A natural between constants with at most this many values is looked at value by value. */
const mostValues = 12;

function cellsOf(system: readonly Inequality[], names: readonly string[], splits = 0): SlackCell[] {
  const bounds = eliminate(irredundant(system, names), names);
  if (bounds === null) return [];
  if (splits < mostSplits) {
    const values = fewValues(bounds);
    if (values !== null) return values.flatMap((value) => cellsOf([...system, ...value], names, splits + 1));
  }
  const substitution = new Map<string, RationalFunction>();
  const soFar: Inequality[] = [];
  for (const { name, lower, upper } of bounds) {
    soFar.push(...lower, ...upper);
    const needed = irredundant(soFar, names).filter((form) => lower.includes(form));
    if (needed.length > 1 && splits < mostSplits) {
      return needed.flatMap((largest) =>
        cellsOf([...system, ...isLargest(largest, needed, name)], names, splits + 1),
      );
    }
    const isEquality = upper.some((form) => isOpposite(form, needed[0]!));
    const slack = isEquality ? kernel.zero : kernel.symbol(slackOf(name));
    substitution.set(name, boundPlusSlack(needed[0]!, name, slack, substitution));
  }
  return [{ substitution, slacks: [...substitution.keys()].map(slackOf) }];
}

/** The first natural between constants that leave it a few values, at each of them; null if there is none. */
function fewValues(bounds: readonly VariableBounds[]): readonly (readonly Inequality[])[] | null {
  for (const { name, lower, upper } of bounds) {
    const isConstant = (form: Inequality) => form.coefficients.size === 1;
    const constants = { name, lower: lower.filter(isConstant), upper: upper.filter(isConstant) };
    const { least, most } = rangeGiven(constants, {});
    if (least >= most || most - least >= mostValues || !Number.isFinite(most - least)) continue;
    return Array.from({ length: most - least + 1 }, (_, i) => {
      const value = BigInt(least + i);
      return [inequality([[name, 1n]], -value), inequality([[name, -1n]], value)];
    });
  }
  return null;
}

/** Whether the two inequalities together say that form = 0. */
function isOpposite(one: Inequality, form: Inequality): boolean {
  const sum = combine(one, 1n, form, 1n);
  return sum.coefficients.size === 0 && sum.constant === 0n;
}

/** −rest₁/a₁ ≥ −rest₂/a₂ for the bounds a₁·x + rest₁ ≥ 0 and a₂·x + rest₂ ≥ 0: a₁·(second) − a₂·(first) ≥ 0. */
function isLargest(largest: Inequality, bounds: readonly Inequality[], name: string): Inequality[] {
  const coefficient = (form: Inequality) => form.coefficients.get(name)!;
  return bounds
    .filter((other) => other !== largest)
    .map((other) => combine(other, coefficient(largest), largest, -coefficient(other)));
}

/** x = (slack − rest)/a, the solution of a·x + rest = slack. */
function boundPlusSlack(
  bound: Inequality,
  name: string,
  slack: RationalFunction,
  earlier: ReadonlyMap<string, RationalFunction>,
): RationalFunction {
  let value = kernel.subtract(slack, kernel.constant(rational(bound.constant)));
  for (const [other, coefficient] of bound.coefficients) {
    if (other === name) continue;
    const term = kernel.multiply(kernel.constant(rational(coefficient)), earlier.get(other)!);
    value = kernel.subtract(value, term);
  }
  return kernel.divide(value, kernel.constant(rational(bound.coefficients.get(name)!)), 'a bound');
}
