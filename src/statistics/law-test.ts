/**
 * The law test: do these draws follow the law with this distribution function?
 *
 * For N independent draws with distribution function G and empirical distribution function G_N
 *
 *     P( sup |G_N − G| > ε ) ≤ 2·exp(−2Nε²)                 (Dvoretzky, Kiefer and Wolfowitz; Massart 1990)
 *     P( G_N(x) − G(x) ≥ ε ) ≤ exp(−2Nε²) at one x           (Hoeffding 1963; the same for the other sign)
 *
 * With D = sup |G_N − F| for the claimed law F:
 * - *refuted* if D > √(ln(2/falseAlarm)/2N). If G = F this has probability at most falseAlarm, by the first line.
 * - *supported* if D ≤ detects − √(ln(1/missedError)/2N). If sup |G − F| > detects then |G − F| > detects at some
 *   x, and G_N(x) must lie that root away from G(x) towards F(x): at most missedError, by the second line.
 *
 * N is fixed in advance: unlike the mean test, this one is looked at once. At N = `lawTestSize` the two roots add
 * up to no more than `detects`, so that every sample gets a verdict. Where both apply it is `refuted`.
 */

import type { Verdict } from '../verdict.ts';

export interface LawTestDesign {
  /** The Kolmogorov distance to the claimed law that must not pass unnoticed, in (0, 1). */
  readonly detects: number;
  /** The probability that the true law is refuted is at most this. */
  readonly falseAlarm: number;
  /** The probability that a law at a distance above `detects` is supported is at most this. */
  readonly missedError: number;
}

export interface LawTestResult {
  /** D, the Kolmogorov distance of the sample from the claimed law. */
  readonly distance: number;
  /** The law is refuted above this distance. */
  readonly refutedAbove: number;
  /** The law is supported at this distance or below; negative when the sample is too small to support anything. */
  readonly supportedUpTo: number;
  readonly verdict: Exclude<Verdict, 'proved'>;
}

/** The number of draws with which no sample is left undecided. */
export function lawTestSize(design: LawTestDesign): number {
  validate(design);
  const { detects, falseAlarm, missedError } = design;
  const roots = Math.sqrt(Math.log(2 / falseAlarm)) + Math.sqrt(-Math.log(missedError));
  return Math.ceil(roots ** 2 / (2 * detects ** 2));
}

/**
 * Judges a sample whose size was fixed before it was drawn.
 *
 * @param sample - Independent draws; left as they are.
 * @param cdf - The claimed distribution function, continuous.
 * @throws If a draw is NaN or infinite, or if `cdf` decreases or leaves [0, 1] between the draws.
 */
export function lawTest(
  sample: Float64Array,
  cdf: (x: number) => number,
  design: LawTestDesign,
): LawTestResult {
  validate(design);
  return judgeDistance(kolmogorovDistance(sample, cdf), sample.length, design);
}

/** Judges the Kolmogorov distance of a sample, which is all that the test needs to know of it. */
export function judgeDistance(distance: number, size: number, design: LawTestDesign): LawTestResult {
  const { detects, falseAlarm, missedError } = design;
  const refutedAbove = Math.sqrt(Math.log(2 / falseAlarm) / (2 * size));
  const supportedUpTo = detects - Math.sqrt(-Math.log(missedError) / (2 * size));
  const verdict = distance > refutedAbove ? 'refuted' : distance <= supportedUpTo ? 'supported' : 'undecided';
  return { distance, refutedAbove, supportedUpTo, verdict };
}

/**
 * sup |G_N − F|. Between draws G_N is constant and F increases, so the supremum is at a draw or just below one.
 *
 * @throws RangeError as `lawTest`.
 */
export function kolmogorovDistance(sample: Float64Array, cdf: (x: number) => number): number {
  if (sample.length === 0) throw new RangeError('law test: the sample is empty');
  const broken = sample.findIndex((draw) => !Number.isFinite(draw));
  if (broken >= 0) throw new RangeError(`law test: draw ${broken} is ${sample[broken]}`);
  const sorted = sample.slice().sort();
  let distance = 0;
  let last = 0;
  for (const [rank, draw] of sorted.entries()) {
    const value = cdf(draw);
    const rounding = 1e-12; // a distribution function computed in doubles may go down by as much
    if (!(value >= last - rounding && value <= 1 + rounding)) {
      throw new RangeError(`law test: not a distribution function, ${value} at ${draw} after ${last}`);
    }
    last = value;
    distance = Math.max(distance, (rank + 1) / sorted.length - value, value - rank / sorted.length);
  }
  return distance;
}

function validate(design: LawTestDesign): void {
  for (const name of ['detects', 'falseAlarm', 'missedError'] as const) {
    const value = design[name];
    if (!(value > 0 && value < 1))
      throw new RangeError(`law test: ${name} must lie between 0 and 1, got ${value}`);
  }
}
