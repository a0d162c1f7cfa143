/**
 * The distribution function of the χ² law, for laws that are known in full. With a = k/2 and y = x/2
 *
 *     P(χ²_k ≤ x) = P(a, y) = h·(1 + y/(a+1) + y²/((a+1)(a+2)) + …),      h = yᵃe^{−y}/Γ(a+1),
 *     P(χ²_k > x) = Q(a, y) = a·h·1/(y+1−a − 1(1−a)/(y+3−a − 2(2−a)/(y+5−a − …))),
 *
 * the series for y < a + 1 and the continued fraction above, where each converges fast (Abramowitz and Stegun
 * 6.5.29, 6.5.31). h is computed without lnΓ, whose size would cost digits at large k (Loader 2000):
 * h = exp(−(a·ln(a/y) + y − a) − s(a))/√(2πa), with s(a) = lnΓ(a+1) − (a+½)ln a + a − ½ln 2π, Stirling's error.
 */

/**
 * P(χ²_k ≤ x), to about 1e-14 absolute.
 *
 * @param x - Any number but NaN; 0 below 0.
 * @param degrees - k, an integer ≥ 1.
 */
export function chiSquareCdf(x: number, degrees: number): number {
  check(x, degrees);
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const [a, y] = [degrees / 2, x / 2];
  return y < a + 1 ? height(a, y) * series(a, y) : 1 - a * height(a, y) * continuedFraction(a, y);
}

/** P(χ²_k > x), to about 1e-13 relative where it is below a half, however small. Arguments as above. */
export function chiSquareTail(x: number, degrees: number): number {
  check(x, degrees);
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const [a, y] = [degrees / 2, x / 2];
  return y < a + 1 ? 1 - height(a, y) * series(a, y) : a * height(a, y) * continuedFraction(a, y);
}

function check(x: number, degrees: number): void {
  if (!Number.isSafeInteger(degrees) || degrees < 1) {
    throw new RangeError(`chi-square: the degrees of freedom must be an integer ≥ 1, got ${degrees}`);
  }
  if (Number.isNaN(x)) throw new RangeError('chi-square: x is NaN');
}

/** h = yᵃe^{−y}/Γ(a+1). */
function height(a: number, y: number): number {
  const offset = (y - a) / a;
  const logarithm = Math.abs(offset) < 0.5 ? Math.log1p(offset) : Math.log(y / a);
  return Math.exp(-a * (offset - logarithm) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
}

/** s(a) for a = ½, 1, 1½, …: from s(a+1) by Γ(a+2) = (a+1)Γ(a+1) until Stirling's series is exact to rounding. */
export function stirlingError(a: number): number {
  if (a >= 16) {
    const b = 1 / (a * a);
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - b / 1188) * b) * b) * b) / a;
  }
  // s(a) − s(a+1) = (a+½)·ln((a+1)/a) − 1
  return stirlingError(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
}

/** 1 + y/(a+1) + y²/((a+1)(a+2)) + … All terms are positive: nothing cancels. */
function series(a: number, y: number): number {
  let term = 1;
  let sum = 1;
  for (let denominator = a + 1; term > sum * 1e-17; denominator++) {
    term *= y / denominator;
    sum += term;
  }
  return sum;
}

/** The continued fraction of Q, by Lentz's method. y ≥ a + 1, so every partial denominator is positive. */
function continuedFraction(a: number, y: number): number {
  let denominator = y + 1 - a;
  let ratio = Number.POSITIVE_INFINITY; // of successive numerators
  let inverse = 1 / denominator; // of the ratio of successive denominators
  let value = inverse;
  for (let i = 1; ; i++) {
    const numerator = -i * (i - a);
    denominator += 2;
    inverse = 1 / (numerator * inverse + denominator);
    ratio = denominator + numerator / ratio;
    value *= ratio * inverse;
    if (Math.abs(ratio * inverse - 1) < 1e-15) return value;
  }
}
