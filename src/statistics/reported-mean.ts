/**
 * Means that somebody else simulated, each with its standard error, held against a formula.
 *
 * A reported mean is taken as normal around the true mean μ with the reported standard error se: right in the limit
 * of many draws, which is all that is known of them, so the guarantee is asymptotic. P(Z > z(p)) = p defines z(p).
 *
 * - **Refuted** if |mean − f| > z(falseAlarm/2m)·se, with m means in all. If μ = f this has probability falseAlarm/m,
 *   and by the union bound anything true among the m is refuted with probability ≤ falseAlarm.
 * - **Excluded** is every relative error above e = (|mean − f| + z(missedError)·se)/|f|: the interval mean ±
 *   z(missedError)·se lies inside f ± e·|f|. Say μ ≥ f + δ|f|; then e ≤ δ needs mean + z·se ≤ f + δ|f| ≤ μ, which has
 *   probability ≤ missedError. The same for μ ≤ f − δ|f|, and μ is on one side only: no share is lost to two sides.
 * - **Supported** if e ≤ detects. All m must support, so a formula that is wrong at one of them by more than `detects`
 *   is supported with probability ≤ missedError, without a share.
 * - A bound, mean ≤ f, looks at one side: refuted if mean − f > z(falseAlarm/m)·se; e = (mean − f + z(missedError)·se)/|f|,
 *   or 0 if that is negative.
 *
 * A mean that is off by little but surely, less than `detects`, is refuted: a formula is claimed to be exact.
 */
import type { Verdict } from '../verdict.ts';
import { normalUpperQuantile } from './normal-quantile.ts';

export interface ReportedMean {
  readonly mean: number;
  /** Standard error, > 0. */
  readonly se: number;
  /** The value of the formula. */
  readonly predicted: number;
  /** What relative errors are relative to: |predicted|, or a risk where a difference of two risks is reported. */
  readonly scale: number;
}

export interface ReportedMeanJudgement {
  readonly verdict: Exclude<Verdict, 'proved'>;
  /** (mean − predicted)/se. */
  readonly z: number;
  /** Every relative error above this is excluded; null where the scale is 0. */
  readonly excluded: number | null;
}

export interface ReportedMeanRates {
  /** P(anything true among all the means is refuted). */
  readonly falseAlarm: number;
  readonly missedError: number;
  readonly detects: number;
  /** Whether the formula is the mean, or a bound above it. */
  readonly direction: 'equal' | 'at most';
}

/** Judges all means together: each has its share of `falseAlarm`. */
export function judgeReportedMeans(
  means: readonly ReportedMean[],
  { falseAlarm, missedError, detects, direction }: ReportedMeanRates,
): ReportedMeanJudgement[] {
  if (means.length === 0) return [];
  const sides = direction === 'equal' ? 2 : 1;
  const refutes = normalUpperQuantile(falseAlarm / (sides * means.length));
  const reach = normalUpperQuantile(missedError);
  return means.map(({ mean, se, predicted, scale }) => {
    const z = (mean - predicted) / se;
    const away = direction === 'equal' ? Math.abs(z) : z;
    const excluded = scale > 0 ? Math.max(0, ((away + reach) * se) / scale) : null;
    const supported = excluded !== null && excluded <= detects;
    return { verdict: away > refutes ? 'refuted' : supported ? 'supported' : 'undecided', z, excluded };
  });
}
