import type { LinearConstraint } from './linear-form.ts';
import type { Rational } from './rational-number.ts';
import { compare, divide, fromNumber, negate, zero } from './rational-number.ts';

/** An interval of real numbers; each end may belong to it or not. */
export interface RealRange {
  readonly lower: Rational;
  readonly lowerIncluded: boolean;
  /** null: unbounded. */
  readonly upper: Rational | null;
  readonly upperIncluded: boolean;
}

/** [0, ∞) or (0, ∞). */
export function positiveRange(orZero: boolean): RealRange {
  return { lower: zero, lowerIncluded: orZero, upper: null, upperIncluded: false };
}

/** The part of the range where c·x + constant ≥ 0 (or > 0). */
export function restrict(range: RealRange, { form, strict }: LinearConstraint): RealRange {
  const [coefficient] = form.coefficients.values();
  const bound = divide(negate(form.constant), coefficient!);
  if (compare(coefficient!, zero) > 0) {
    const order = compare(bound, range.lower);
    if (order < 0 || (order === 0 && !range.lowerIncluded)) return range;
    return { ...range, lower: bound, lowerIncluded: !strict };
  }
  const order = range.upper === null ? -1 : compare(bound, range.upper);
  if (order > 0 || (order === 0 && !range.upperIncluded)) return range;
  return { ...range, upper: bound, upperIncluded: !strict };
}

export function isEmptyRange({ lower, lowerIncluded, upper, upperIncluded }: RealRange): boolean {
  if (upper === null) return false;
  const order = compare(lower, upper);
  return order > 0 || (order === 0 && !(lowerIncluded && upperIncluded));
}

/** Whether the number, as its shortest decimal, lies in the range: 0.1 is 1/10. */
export function isInRange(range: RealRange, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const exact = fromNumber(value);
  const above = compare(exact, range.lower);
  const below = range.upper === null ? -1 : compare(exact, range.upper);
  return (
    (above > 0 || (above === 0 && range.lowerIncluded)) && (below < 0 || (below === 0 && range.upperIncluded))
  );
}
