import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** E of the observable ~ c·m^exponent in the parameter m = `in`, everything else held. */
export interface RateClaim<V> {
  readonly kind: 'rate';
  readonly of: Observable<V>;
  /** The parameter that grows: it is multiplied by each of `multiples`. */
  readonly in: keyof V & string;
  /** Increasing, the first of them usually 1; at least three. */
  readonly multiples: readonly number[];
  /** The exponent, a formula. */
  readonly exponent: string;
}

/**
 * `rateOf(excessRisk, { in: 'n' }).is('-1')`: the mean of the observable falls as 1/n. It is measured at n, 2n, 4n and
 * 8n from every point of the sampling domain, which should therefore begin where the leading term rules; the larger
 * multiples must be in the claim domain too.
 *
 * The exponent is fitted to the logarithms of the means. A correction of relative order 1/n bends the line: it is
 * estimated from how far the fit moves without the smallest size and taken out, and the same move is allowed for on
 * top of the interval, for corrections of higher order (`statistics/rate-fit.ts`). Supported: the exponent is within
 * 1/8 of the formula, which excludes every other multiple of 1/4. The guarantee is asymptotic. Undecided, with a note:
 * means that cannot be told from 0, or change their sign, or bend too much for one exponent.
 *
 * @param how.in - The parameter that grows. Where several grow together, declare one `size` and let the sampler
 *   derive the others from it.
 * @param how.multiples - Default 1, 2, 4, 8.
 * @throws RangeError for fewer than three multiples, or if they do not increase from a positive number.
 */
export function rateOf<V>(
  of: Observable<V>,
  how: { readonly in: keyof V & string; readonly multiples?: readonly number[] },
) {
  const { multiples = [1, 2, 4, 8] } = how;
  if (multiples.length < 3) throw new RangeError(`a rate needs three sizes or more, got ${multiples.length}`);
  if (!multiples.every((multiple, i) => multiple > (multiples[i - 1] ?? 0) && multiple < Infinity)) {
    throw new RangeError(`the multiples of '${how.in}' must increase, got ${multiples.join(', ')}`);
  }
  return { is: (exponent: string): RateClaim<V> => ({ kind: 'rate', of, in: how.in, multiples, exponent }) };
}

export const rateFormulas: ClaimFormulas<RateClaim<never>> = {
  claimed: ({ exponent }) => exponent,
  concluded: () => null,
  restated: (claim, exponent) => ({ ...claim, exponent }),
};
