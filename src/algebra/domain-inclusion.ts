import type { Domain } from './domain.ts';
import { both } from './linear-form.ts';
import { complement, eliminate, type Inequality } from './linear-inequalities.ts';
import { namesOf } from './parameter.ts';
import { compare } from './rational-number.ts';
import type { RealRange } from './real-range.ts';

/** Whether two domains with the same parameters have the same points, however they are written. */
export function sameDomain(left: Domain, right: Domain): boolean {
  return isWithin(left, right) && isWithin(right, left);
}

/**
 * Whether every point of a domain lies in another one with the same parameters. False also where the elimination of
 * the naturals cannot decide it.
 */
export function isWithin(inner: Domain, outer: Domain): boolean {
  const naturals = namesOf(inner.parameters, 'natural');
  const isImplied = (anyOf: readonly (readonly Inequality[])[]) => {
    // Outside of the union, each of its parts is violated in one of its inequalities.
    const outside = anyOf
      .map((together) => together.map((form) => [complement(form)]))
      .reduce<Inequality[][]>(both, [[]]);
    return inner.alternatives.every(({ inequalities }) =>
      outside.every((violated) => isEmpty([...inequalities, ...violated], naturals)),
    );
  };
  return (
    outer.naturalConstraints.every(({ anyOf }) => isImplied(anyOf)) &&
    Object.entries(inner.ranges).every(([name, range]) => isPartOf(range, outer.ranges[name]!))
  );
}

function isEmpty(system: readonly Inequality[], names: readonly string[]): boolean {
  try {
    return eliminate(system, names) === null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isPartOf(inner: RealRange, outer: RealRange): boolean {
  const fromBelow = compare(inner.lower, outer.lower);
  if (fromBelow < 0 || (fromBelow === 0 && inner.lowerIncluded && !outer.lowerIncluded)) return false;
  if (outer.upper === null) return true;
  if (inner.upper === null) return false;
  const fromAbove = compare(inner.upper, outer.upper);
  return fromAbove < 0 || (fromAbove === 0 && (outer.upperIncluded || !inner.upperIncluded));
}
