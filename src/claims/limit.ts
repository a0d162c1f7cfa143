import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** lim of E of the observable = formula; `bias` bounds |E of what is drawn − limit| at the scale that the sampler uses. */
export interface LimitClaim<V> {
  readonly kind: 'limit';
  readonly of: Observable<V>;
  readonly as: string;
  readonly equals: string;
  readonly bias: (values: V) => number;
}

/** `limitOf(observable, { as: 'sigma -> 0', bias }).equals('…')`. */
export function limitOf<V>(of: Observable<V>, how: { as: string; bias: (values: V) => number }) {
  return { equals: (formula: string): LimitClaim<V> => ({ kind: 'limit', of, equals: formula, ...how }) };
}

export const limitFormulas: ClaimFormulas<LimitClaim<never>> = {
  claimed: ({ equals }) => equals,
  restated: (claim, equals) => ({ ...claim, equals }),
};
