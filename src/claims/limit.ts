import type { RandomStream } from '../models/random.ts';
import type { ClaimFormulas } from './formulas.ts';
import type { Cited, Observable, Sampler } from './observable.ts';

interface Limit {
  readonly kind: 'limit';
  readonly as: string;
  readonly equals: string;
}

/** lim of E of the observable = formula; `bias` bounds |E of what is drawn − limit| at the scale that the sampler uses. */
export interface BoundedLimitClaim<V> extends Limit {
  readonly of: Observable<V>;
  readonly bias: (values: V, fixed: RandomStream) => number;
}

/**
 * A quantity at successive scales ε, ε/2, ε/4, … (of the noise, or of 1/n), all of them in one draw, the coarsest first;
 * the more they have in common, the less their differences vary.
 */
export interface ScaledObservable<V> {
  readonly name: string;
  readonly sampler: Sampler<V, readonly number[]>;
  /** As for an `Observable`: one draw at a fine scale. */
  readonly numpy?: string;
}

/** The limit of E of a quantity whose distance from it has no explicit bound: by Richardson extrapolation. */
export interface ExtrapolatedLimitClaim<V> extends Limit {
  readonly of: ScaledObservable<V>;
  /** The powers of ε in the expansion of E about its limit, lowest first. A draw at k scales removes k − 1 of them. */
  readonly orders: readonly number[];
  /** A sharper draw with the same limit, which already assumes the facts in `given`. */
  readonly conditioned?: {
    readonly sampler: ScaledObservable<V>['sampler'];
    readonly given: readonly Cited[];
  };
}

export type LimitClaim<V> = BoundedLimitClaim<V> | ExtrapolatedLimitClaim<V>;

/** `limitOf(observable, { as: 'sigma -> 0', bias }).equals('…')`. */
export function limitOf<V>(of: Observable<V>, how: Pick<BoundedLimitClaim<V>, 'as' | 'bias'>) {
  return {
    equals: (formula: string): BoundedLimitClaim<V> => ({ kind: 'limit', of, equals: formula, ...how }),
  };
}

/** `extrapolatedLimitOf(observable, { as: 'n -> infinity', orders: [1, 2] }).equals('…')`. */
export function extrapolatedLimitOf<V>(
  of: ScaledObservable<V>,
  how: Pick<ExtrapolatedLimitClaim<V>, 'as' | 'orders' | 'conditioned'>,
) {
  return {
    equals: (formula: string): ExtrapolatedLimitClaim<V> => ({ kind: 'limit', of, equals: formula, ...how }),
  };
}

export const limitFormulas: ClaimFormulas<LimitClaim<never>> = {
  claimed: ({ equals }) => equals,
  restated: (claim, equals) => ({ ...claim, equals }),
};
