/**
 * P(t ≤ x) for Student's t with a whole number k of degrees: with θ = arctan(x/√k), half of it plus (Abramowitz and
 * Stegun 26.7.3, 26.7.4)
 *
 *     k odd:   (θ + sin θ·(cos θ + (2/3)cos³θ + … + (2·4⋯(k−3))/(3·5⋯(k−2))·cos^{k−2}θ))/π,
 *     k even:  (sin θ/2)·(1 + (1/2)cos²θ + … + (1·3⋯(k−3))/(2·4⋯(k−2))·cos^{k−2}θ).
 *
 * @param x - Any number but NaN.
 * @param degrees - k, an integer ≥ 1.
 */
export function studentTCdf(x: number, degrees: number): number {
  if (!Number.isSafeInteger(degrees) || degrees < 1) {
    throw new RangeError(`Student's t: the degrees of freedom must be an integer ≥ 1, got ${degrees}`);
  }
  if (Number.isNaN(x)) throw new RangeError("Student's t: x is NaN");
  const angle = Math.atan(x / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= (cosine ** 2 * (i - 1)) / i;
    sum += term;
  }
  return odd ? 0.5 + (angle + sine * sum) / Math.PI : 0.5 + (sine * sum) / 2;
}
