import type { RandomStream } from '../models/random.ts';
import type { ClaimFormulas } from './formulas.ts';
import type { Sampler } from './observable.ts';

/** Something that happens or does not, with its name as a reader would say it. */
export interface RandomEvent<V> {
  readonly name: string;
  /** Two stages, as every sampler: whether it happens, given what is held fixed. */
  readonly sampler: Sampler<V, boolean>;
  /** Body of a NumPy function `draw(rng)` that returns a truth value, for counterexamples. */
  readonly numpy?: string;
}

/** P(event) ≤, ≥ or = formula. */
export interface ProbabilityClaim<V> {
  readonly kind: 'probability';
  readonly of: RandomEvent<V>;
  readonly direction: 'at most' | 'at least' | 'equal';
  readonly formula: string;
}

/**
 * `probabilityOf(event).atMost('2*exp(-t^2/2)')` for a tail bound, `.atLeast('1 - eta')` for "with probability at
 * least 1 − eta" (the event then depends on the parameter eta), `.equals('1/2')`.
 *
 * Draws are counted and judged by the binomial law, so the guarantee is exact. `detects` is an absolute difference
 * here: at 2 %, `supported` means that the probability is not above the bound by more than 0.02. The report shows the
 * slack (1 − measured/bound, of the complement for `atLeast`), since a bound far above what it bounds is true and
 * may be of no use. A formula may hold exp, log, min, max and abs: it is evaluated in doubles. The kernel does not
 * know them, so such a formula has no derivation.
 */
export function probabilityOf<V>(of: RandomEvent<V>) {
  const claim =
    (direction: ProbabilityClaim<V>['direction']) =>
    (formula: string): ProbabilityClaim<V> => ({ kind: 'probability', of, direction, formula });
  return { atMost: claim('at most'), atLeast: claim('at least'), equals: claim('equal') };
}

/** A user's own event: parameter values and a random stream to whether it happens. */
export function simulatedEvent<V>(
  name: string,
  happens: (values: V, stream: RandomStream) => boolean,
): RandomEvent<V> {
  return { name, sampler: (values) => (stream) => happens(values, stream) };
}

export const probabilityFormulas: ClaimFormulas<ProbabilityClaim<never>> = {
  claimed: ({ formula }) => formula,
  restated: (claim, formula) => ({ ...claim, formula }),
};
