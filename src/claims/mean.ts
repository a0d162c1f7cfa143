import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** E of the observable = formula. */
export interface MeanClaim<V> {
  readonly kind: 'mean';
  readonly of: Observable<V>;
  readonly equals: string;
}

/** E of the observable ≤ formula. */
export interface MeanBoundClaim<V> {
  readonly kind: 'bound on a mean';
  readonly of: Observable<V>;
  readonly atMost: string;
}

/** `meanOf(observable).equals('sigma^2*dy*dx/(n - dx - 1)')`, or `.atMost(…)`. */
export function meanOf<V>(of: Observable<V>) {
  return {
    equals: (formula: string): MeanClaim<V> => ({ kind: 'mean', of, equals: formula }),
    atMost: (formula: string): MeanBoundClaim<V> => ({ kind: 'bound on a mean', of, atMost: formula }),
  };
}

export const meanFormulas: ClaimFormulas<MeanClaim<never>> = {
  claimed: ({ equals }) => equals,
  restated: (claim, equals) => ({ ...claim, equals }),
};

export const meanBoundFormulas: ClaimFormulas<MeanBoundClaim<never>> = {
  claimed: ({ atMost }) => atMost,
  restated: (claim, atMost) => ({ ...claim, atMost }),
};
