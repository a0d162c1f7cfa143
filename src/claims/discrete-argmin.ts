import type { Cited, Sampler } from './observable.ts';

/**
 * The risk of one alternative less that of another, fitted to the same data. What is held fixed comes from `fixed`,
 * and is the same for every pair.
 */
export type AlternativesDifference<V> = (one: number, other: number) => Sampler<V>;

/** Among finitely many alternatives (ranks, say) `best` has the least mean risk; measured by paired differences with it. */
export interface DiscreteArgminClaim<V> {
  readonly kind: 'discrete argmin';
  /** What is chosen, as a reader would say it: 'rank'. */
  readonly over: string;
  readonly alternatives: (values: V) => readonly number[];
  readonly best: (values: V) => number;
  /** The mean risk of an alternative: says which differences are large enough to be seen, and decides nothing. */
  readonly risk: (values: V, alternative: number) => number;
  readonly difference: AlternativesDifference<V>;
  /** A sharper draw of the same differences, which already assumes the facts in `given`. */
  readonly conditioned?: { readonly difference: AlternativesDifference<V>; readonly given: readonly Cited[] };
}

export function discreteArgmin<V>(claim: Omit<DiscreteArgminClaim<V>, 'kind'>): DiscreteArgminClaim<V> {
  return { kind: 'discrete argmin', ...claim };
}
