import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** E of the observable = formula. */
export interface MeanClaim<V> {
  readonly kind: 'mean';
  readonly of: Observable<V>;
  readonly equals: string;
  /** The formula that `detects` scales, where it is not the claimed one: a mean of 0 has no size of its own. */
  readonly relativeTo?: string;
}

/** E of the observable ≤ formula. */
export interface MeanBoundClaim<V> {
  readonly kind: 'bound on a mean';
  readonly of: Observable<V>;
  readonly atMost: string;
}

/** `meanOf(observable).equals('sigma^2*dy*dx/(n - dx - 1)')`, `.equals('0', { relativeTo: '…' })` or `.atMost(…)`. */
export function meanOf<V>(of: Observable<V>) {
  return {
    equals: (formula: string, scale: Pick<MeanClaim<V>, 'relativeTo'> = {}): MeanClaim<V> => ({
      kind: 'mean',
      of,
      equals: formula,
      ...scale,
    }),
    atMost: (formula: string): MeanBoundClaim<V> => ({ kind: 'bound on a mean', of, atMost: formula }),
  };
}

export const meanFormulas: ClaimFormulas<MeanClaim<never>> = {
  claimed: ({ equals }) => equals,
  restated: (claim, equals) => ({ ...claim, equals }),
  others: ({ relativeTo }) => (relativeTo === undefined ? [] : [['relativeTo', relativeTo]]),
};

export const meanBoundFormulas: ClaimFormulas<MeanBoundClaim<never>> = {
  claimed: ({ atMost }) => atMost,
  restated: (claim, atMost) => ({ ...claim, atMost }),
};
