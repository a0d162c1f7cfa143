/** What a claim speaks of: something that can be drawn, and roads to its mean. */
import type { RandomStream } from '../models/random.ts';

/**
 * A random quantity in two stages: first what is held fixed at a point of the domain (a pretrained map, a frozen
 * factor, a fixed design), drawn from `fixed`; then any number of independent draws. `V` is the type of the parameter
 * values, so that a sampler which asks for a parameter that the theorem does not declare is a compile error.
 */
export type Sampler<V, T = number> = (values: V, fixed: RandomStream) => (stream: RandomStream) => T;

/** A number that can be drawn, with its name as a reader would say it. */
export interface Observable<V> {
  readonly name: string;
  readonly sampler: Sampler<V>;
  /** Body of a NumPy function `draw(rng)` with the parameters as global names, for counterexamples. */
  readonly numpy?: string;
}

/** An upper bound on the variance of one draw: a formula, and the id of the theorem it comes from. */
export interface VarianceBound {
  readonly formula: string;
  readonly by: string | null;
}

/** Whatever another theorem can stand on. */
export interface Cited {
  readonly id: string;
}

/** A sharper draw of the same mean, which already assumes the facts in `given`. */
export interface ConditionedRoad<V> {
  readonly sampler: Sampler<V>;
  readonly given: readonly Cited[];
  readonly variance?: VarianceBound;
}

/** A user's own estimator: parameter values and a random stream to one number. */
export function simulated<V>(
  name: string,
  simulate: (values: V, stream: RandomStream) => number,
): Observable<V> {
  return { name, sampler: (values) => (stream) => simulate(values, stream) };
}
