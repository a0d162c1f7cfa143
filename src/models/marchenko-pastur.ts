/**
 * Quantiles of the singular values of pure noise (Marchenko & Pastur 1967). For a p × q standard normal matrix with
 * γ = p/q ≤ 1 the squared singular values over q have, in the limit, the density √((b − λ)(λ − a))/(2πγλ) between
 * a = (1 − √γ)² and b = (1 + √γ)². With λ = 1 + γ + 2√γ cos φ the part of them above λ is
 *
 *     (2/π)·∫₀^φ sin²t/(1 + γ + 2√γ cos t) dt
 *       = ((1 + γ)φ − 2√γ sin φ − 2(1 − γ) arctan(tan(φ/2)·(1 − √γ)/(1 + √γ)))/(2πγ),
 *
 * since sin²t/(A + B cos t) = A/B² − cos t/B − (A² − B²)/B²/(A + B cos t). It loses about 1e-16/γ by cancellation.
 */

/** Bisection halves the interval [0, π] this often: to rounding. */
const halvings = 60;

/**
 * The singular value of a p × q standard normal matrix that a given part of them exceeds: √p + √q at part 0,
 * |√p − √q| at part 1.
 *
 * @param p positive integer, rows
 * @param q positive integer, columns
 * @param part in [0, 1]
 * @throws RangeError for anything else
 */
export function noiseSingularValue(p: number, q: number, part: number): number {
  for (const [name, size] of Object.entries({ p, q })) {
    if (!(Number.isSafeInteger(size) && size > 0)) {
      throw new RangeError(`noise singular value: ${name} must be a positive integer, got ${size}`);
    }
  }
  if (!(part >= 0 && part <= 1)) {
    throw new RangeError(`noise singular value: the part must lie between 0 and 1, got ${part}`);
  }
  const gamma = Math.min(p, q) / Math.max(p, q);
  let [low, high] = [0, Math.PI];
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (partAbove(middle, gamma) < part) low = middle;
    else high = middle;
  }
  const angle = part === 0 ? 0 : high;
  return Math.sqrt(Math.max(p, q) * (1 + gamma + 2 * Math.sqrt(gamma) * Math.cos(angle)));
}

function partAbove(angle: number, gamma: number): number {
  const root = Math.sqrt(gamma);
  const turn = Math.atan((Math.tan(angle / 2) * (1 - root)) / (1 + root));
  return ((1 + gamma) * angle - 2 * root * Math.sin(angle) - 2 * (1 - gamma) * turn) / (2 * Math.PI * gamma);
}
