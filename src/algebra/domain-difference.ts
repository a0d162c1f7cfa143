import type { Alternative, Domain } from './domain.ts';
import { both } from './linear-form.ts';
import { complement, eliminate, type Inequality } from './linear-inequalities.ts';
import { namesOf } from './parameter.ts';
import { multiply, negate, type Rational, one as unit } from './rational-number.ts';
import { isEmptyRange, type RealRange, restrict } from './real-range.ts';

/**
 * The points of one domain outside of another with the same parameters, as domains that together have all of them but
 * those whose elimination over the integers cannot be decided. Their `text` is that of the first domain.
 */
export function differenceOf(one: Domain, other: Domain): Domain[] {
  const naturals = namesOf(one.parameters, 'natural');
  const alternatives = other.naturalConstraints.flatMap(({ anyOf }) => {
    // Outside of a union, each of its parts is violated in one of its inequalities.
    const violated = anyOf
      .map((together) => together.map((form) => [complement(form)]))
      .reduce<Inequality[][]>(both, [[]]);
    return one.alternatives.flatMap(({ inequalities }) =>
      violated.flatMap((forms) => alternativeOf([...inequalities, ...forms], naturals)),
    );
  });
  const beyond = Object.entries(other.ranges).flatMap(([name, range]) =>
    outside(one.ranges[name]!, range).map((part) => ({ ...one, ranges: { ...one.ranges, [name]: part } })),
  );
  return [...(alternatives.length > 0 ? [{ ...one, alternatives }] : []), ...beyond];
}

function alternativeOf(inequalities: readonly Inequality[], names: readonly string[]): Alternative[] {
  try {
    const bounds = eliminate(inequalities, names);
    return bounds === null ? [] : [{ inequalities, bounds }];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The parts of a range below and above another. */
function outside(range: RealRange, { lower, lowerIncluded, upper, upperIncluded }: RealRange): RealRange[] {
  const part = (sign: Rational, bound: Rational, strict: boolean) =>
    restrict(range, {
      form: { coefficients: new Map([['x', sign]]), constant: multiply(negate(sign), bound) },
      strict,
    });
  const below = part(negate(unit), lower, lowerIncluded);
  const above = upper === null ? [] : [part(unit, upper, upperIncluded)];
  return [below, ...above].filter((one) => !isEmptyRange(one));
}
