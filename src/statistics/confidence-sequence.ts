/**
 * The interval that a report shows: an asymptotic confidence sequence for a mean (Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas 2024), which is Robbins' normal mixture with the estimated variance put in:
 *
 *     mean ± √variance · √( 2(tρ² + 1)/(t²ρ²) · ln( √(tρ² + 1)/falseAlarm ) ).
 *
 * For normal draws of known variance it covers the mean at all t at once with probability 1 − falseAlarm, because
 * ∫ exp(θS − tθ²/2) dN(0, ρ²)(θ) = exp(ρ²S²/(2(tρ² + 1)))/√(tρ² + 1) is a martingale; otherwise only in the limit
 * of late starting times. That is good enough to be looked at. Verdicts come from the mean test.
 */

/** What the interval is computed from. */
export interface ConfidenceQuestion {
  /** The number of draws, t. */
  readonly count: number;
  /** Their mean. */
  readonly mean: number;
  /** The variance of one draw, estimated or known. */
  readonly variance: number;
  /** The probability that the interval ever misses the mean. */
  readonly falseAlarm: number;
  /** The number of draws at which the interval is meant to be narrowest; valid at all others too. */
  readonly tunedFor: number;
}

/** [low, high]; the whole line before the first draw. */
export function confidenceSequence(question: ConfidenceQuestion): [number, number] {
  const { count, mean, variance, falseAlarm, tunedFor } = question;
  if (!(falseAlarm > 0 && falseAlarm < 1)) {
    throw new RangeError(`confidence sequence: falseAlarm must lie between 0 and 1, got ${falseAlarm}`);
  }
  if (!(variance >= 0)) throw new RangeError(`confidence sequence: variance must be ≥ 0, got ${variance}`);
  if (!(tunedFor > 0)) throw new RangeError(`confidence sequence: tunedFor must be > 0, got ${tunedFor}`);
  if (count === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const nominal = -2 * Math.log(falseAlarm);
  const precision = (count * (nominal + Math.log(nominal + 1))) / tunedFor; // tρ²
  const growth = precision + 1;
  const halfWidth = Math.sqrt(
    ((2 * variance * growth) / (count * precision)) * (Math.log(growth) / 2 - Math.log(falseAlarm)),
  );
  return [mean - halfWidth, mean + halfWidth];
}
