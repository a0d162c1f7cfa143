/** Quantiles of the standard normal law, to judge means whose standard errors are given. */
import { chiSquareTail } from './chi-square.ts';

/**
 * The z with P(Z > z) = p, to about 1e-13 relative, however small p is.
 *
 * P(Z > z) = P(χ²₁ > z²)/2 for z ≥ 0. The logarithm L of this tail is concave and falls, so a tangent lies above L,
 * and Newton's step from any z with L(z) ≤ ln p ends at another such z: the steps fall towards the root and never
 * pass it. They begin at √(−2 ln 2p), because P(Z > z) ≤ e^{−z²/2}/2.
 *
 * @param p - Between 0 and 1.
 * @throws RangeError for any other p.
 */
export function normalUpperQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    throw new RangeError(`a normal quantile needs a probability between 0 and 1, got ${p}`);
  if (p > 0.5) return -normalUpperQuantile(1 - p);
  let z = Math.sqrt(-2 * Math.log(2 * p));
  for (;;) {
    const tail = normalTail(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const next = z + (Math.log(tail / p) * tail) / density;
    // Rounding ends the descent.
    if (!(next < z)) return z;
    z = next;
  }
}

/** P(Z > z) for a standard normal Z. */
export function normalTail(z: number): number {
  const half = chiSquareTail(z * z, 1) / 2;
  return z < 0 ? 1 - half : half;
}
