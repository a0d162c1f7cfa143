import type { ClaimFormulas } from './formulas.ts';
import type { LawClaim } from './law.ts';
import type { Observable, VarianceBound } from './observable.ts';

/** A mean with its formula, where it is finite. */
export interface DivergingMean<V> {
  readonly formula: string;
  /** Where the formula grows without bound, as values of the symbol; none for a mean that is finite there. */
  readonly poles: readonly string[];
  /** Constraints under which the formula is finite and positive. */
  readonly finiteWhen?: string;
  /** Draws whose mean is held against the formula, at these values of the symbol: closer and closer to the pole. */
  readonly near?: readonly {
    readonly road: string;
    readonly values: readonly string[];
    readonly of: Pick<Observable<V>, 'sampler'>;
    readonly variance?: VarianceBound;
  }[];
}

/**
 * A mean is infinite at the poles, which are values of `symbol`. An infinite mean is never estimated: its formula
 * grows without bound towards the poles and is finite elsewhere, the mean of draws agrees with the formula on the way
 * there, and at a pole something that the draws consist of has a whole law which is known and has no mean.
 */
export interface DivergenceClaim<V> extends DivergingMean<V> {
  readonly kind: 'divergence';
  readonly symbol: string;
  /** The mean on the other side of the poles, or another one that is finite there. */
  readonly others?: readonly DivergingMean<V>[];
  /** What is drawn has these laws at these values of the symbol. */
  readonly laws?: readonly { readonly at: string; readonly law: LawClaim<V> }[];
}

export function divergence<V>(claim: Omit<DivergenceClaim<V>, 'kind'>): DivergenceClaim<V> {
  return { kind: 'divergence', ...claim };
}

export const divergenceFormulas: ClaimFormulas<DivergenceClaim<never>> = {
  claimed: ({ formula }) => formula,
  restated: (claim, formula) => ({ ...claim, formula }),
  others: ({ laws = [], near = [], others = [], poles }) => [
    ...polesOf({ near, poles }),
    ...others.flatMap((mean) => [['formula', mean.formula] as const, ...polesOf(mean)]),
    ...laws.map(({ at }) => [`law at ${at}`, at] as const),
  ],
};

function polesOf({ near = [], poles }: Pick<DivergingMean<never>, 'near' | 'poles'>) {
  return [
    ...poles.map((pole) => [`pole ${pole}`, pole] as const),
    ...near.flatMap(({ road, values, variance }) =>
      [...values, ...(variance ? [variance.formula] : [])].map((formula) => [road, formula] as const),
    ),
  ];
}
