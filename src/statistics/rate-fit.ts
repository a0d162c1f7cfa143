/**
 * The exponent of a power law from means at several sizes: E ~ c·size^ρ.
 *
 * **Fit.** Weighted least squares of yᵢ = ln|meanᵢ| on xᵢ = ln sizeᵢ. By the delta method yᵢ has the standard error
 * errorᵢ/|meanᵢ|; its inverse square is the weight. The slope is Σaᵢyᵢ with aᵢ = wᵢ(xᵢ − x̄)/Σw(x − x̄)².
 *
 * **Curvature.** A correction c·size^ρ·(1 + u/size) adds u/sizeᵢ to yᵢ, for small u/size, and so u·Σaᵢ/sizeᵢ to the
 * slope. Dropping the smallest size, with weights bᵢ, changes the slope by d = Σ(bᵢ − aᵢ)yᵢ, of which the same
 * correction makes u·Σ(bᵢ − aᵢ)/sizeᵢ. Both are known but for u, so the exponent without this correction is
 *
 *     ρ = Σaᵢyᵢ + K·d,     K = −(Σaᵢ/sizeᵢ)/(Σ(bᵢ − aᵢ)/sizeᵢ),     2.9 for equal weights at 1, 2, 4, 8,
 *
 * again linear in y, with a standard error that follows from the errors of the means. What remains are corrections of
 * higher order, for which the change |d| itself is allowed: the nominal systematic error, not a bound. At 1, 2, 4, 8 a
 * correction u/size + v/size² leaves an error of 0.36·v/m² in ρ, m the smallest size, and |d| is 0.14·u/m + 0.28·v/m²
 * (where u and v have one sign), so that it is covered if v/m < 1.7·u. Corrections of order 1/√size or 1/ln size are not.
 *
 * **Interval.** ρ ± (z·error + |d|), z = √(2 ln(1/α)): P(|N| > z) ≤ e^{−z²/2} for a normal variate N. The fit is only
 * asymptotically normal, so the guarantee is asymptotic.
 */

/** A mean at one size, with its standard error. */
export interface SizedMean {
  readonly size: number;
  readonly mean: number;
  readonly error: number;
}

export interface RateFit {
  /** ρ, freed of a correction of relative order 1/size. */
  readonly exponent: number;
  /** Its standard error. */
  readonly error: number;
  /** |d|: how far the plain fit moves without the smallest size. */
  readonly allowance: number;
}

/**
 * @param means - Three or more, at increasing sizes, of one sign and not 0, with errors > 0.
 * @throws RangeError for anything else
 */
export function fitRate(means: readonly SizedMean[]): RateFit {
  validate(means);
  const logarithms = means.map(({ mean }) => Math.log(Math.abs(mean)));
  const relative = means.map(({ mean, error }) => error / Math.abs(mean));
  const sizes = means.map(({ size }) => size);
  const { exponent, change } = functionals(sizes, relative);
  return {
    exponent: product(exponent, logarithms),
    error: Math.hypot(...exponent.map((weight, i) => weight * relative[i]!)),
    allowance: Math.abs(product(change, logarithms)),
  };
}

/** The quantile z of the interval that misses with probability at most `error`. */
export const rateQuantile = (error: number): number => Math.sqrt(-2 * Math.log(error));

/** Standard deviations that noise in the exponent and in the allowance is given when an effort is planned. */
const plannedDeviations = 4;
/** The part of the width that is kept for a real curvature. */
const keptForCurvature = 0.2;

/**
 * The relative standard error of every mean at which an exponent that is exactly right is supported: interval and
 * allowance stay within `width` although both exponent and allowance are four standard deviations off.
 */
export function relativeErrorNeeded(sizes: readonly number[], width: number, missedError: number): number {
  const { exponent, change } = functionals(
    sizes,
    sizes.map(() => 1),
  );
  const noise =
    (rateQuantile(missedError) + plannedDeviations) * Math.hypot(...exponent) +
    plannedDeviations * Math.hypot(...change);
  return ((1 - keptForCurvature) * width) / noise;
}

/** What ρ and d are of y: a + K·(b − a), and b − a. */
function functionals(
  sizes: readonly number[],
  errors: readonly number[],
): { readonly exponent: readonly number[]; readonly change: readonly number[] } {
  const slope = slopeWeights(sizes, errors);
  const without = [0, ...slopeWeights(sizes.slice(1), errors.slice(1))];
  const change = without.map((weight, i) => weight - slope[i]!);
  const correction = sizes.map((size) => 1 / size);
  const K = -product(slope, correction) / product(change, correction);
  return { exponent: slope.map((weight, i) => weight + K * change[i]!), change };
}

/** aᵢ = wᵢ(xᵢ − x̄)/Σw(x − x̄)². */
function slopeWeights(sizes: readonly number[], errors: readonly number[]): number[] {
  const weights = errors.map((error) => 1 / error ** 2);
  const x = sizes.map(Math.log);
  const centre = product(weights, x) / weights.reduce((sum, weight) => sum + weight, 0);
  const spread = product(
    weights,
    x.map((value) => (value - centre) ** 2),
  );
  return x.map((value, i) => (weights[i]! * (value - centre)) / spread);
}

function product(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * right[i]!, 0);
}

function validate(means: readonly SizedMean[]): void {
  if (means.length < 3) throw new RangeError(`rate: three sizes or more are needed, got ${means.length}`);
  for (const [i, { size, mean, error }] of means.entries()) {
    if (!(size > (means[i - 1]?.size ?? 0) && size < Infinity)) {
      throw new RangeError(`rate: sizes must increase from above 0, got ${size} in place ${i}`);
    }
    if (!(Number.isFinite(mean) && mean * means[0]!.mean > 0)) {
      throw new RangeError(`rate: means must have one sign and be finite, got ${mean} at size ${size}`);
    }
    if (!(error > 0 && error < Infinity))
      throw new RangeError(`rate: error must be > 0, got ${error} at size ${size}`);
  }
}
