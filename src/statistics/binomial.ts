/**
 * The binomial law in doubles, far into its tails: what tests of a probability are decided by.
 *
 * One probability is computed as Loader (2000) does, from deviances instead of binomial coefficients, whose size
 * would cost digits at large N: with q = 1 − p, m = N − k and Stirling's error s of `chi-square.ts`
 *
 *     P(X = k) = exp(s(N) − s(k) − s(m) − D(k, Np) − D(m, Nq)) · √(N/(2πkm)),     D(x, μ) = x·ln(x/μ) + μ − x.
 *
 * A tail starts at its largest term and follows the ratios of neighbours, so every term is positive and nothing cancels.
 */
import { stirlingError } from './chi-square.ts';

/** P(X = k) for X ~ Binomial(N, p). */
function probabilityOf(k: number, size: number, p: number): number {
  const q = 1 - p;
  if (p === 0) return k === 0 ? 1 : 0;
  if (q === 0) return k === size ? 1 : 0;
  if (k === 0) return Math.exp(size * Math.log1p(-p));
  if (k === size) return Math.exp(size * Math.log(p));
  const m = size - k;
  const exponent =
    stirlingError(size) - stirlingError(k) - stirlingError(m) - deviance(k, size * p) - deviance(m, size * q);
  return Math.exp(exponent) * Math.sqrt(size / (2 * Math.PI * k * m));
}

/** D(x, μ) = x·ln(x/μ) + μ − x ≥ 0. Near μ, where it is a small difference, by its series in v = (x − μ)/(x + μ). */
function deviance(x: number, mean: number): number {
  const v = (x - mean) / (x + mean);
  if (Math.abs(v) > 0.1) return x * Math.log(x / mean) + mean - x;
  // ln(x/μ) = 2·(v + v³/3 + v⁵/5 + …) and x − μ = v·(x + μ).
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * P(X ≥ k) for X ~ Binomial(N, p), to about 1e-13 of itself (plus rounding in p, which Np(1−p) magnifies where the
 * tail is small).
 *
 * @param k - An integer; 1 below 1, 0 above N.
 * @param size - N, an integer ≥ 0.
 * @param p - In [0, 1].
 */
export function upperTail(k: number, size: number, p: number): number {
  validate(size, p);
  if (k <= 0) return 1;
  if (k > size || p === 0) return 0;
  if (p === 1) return 1;
  return k > size * p ? sumUpwards(k, size, p) : 1 - sumDownwards(k - 1, size, p);
}

/** P(X ≤ k) for X ~ Binomial(N, p). */
export function lowerTail(k: number, size: number, p: number): number {
  validate(size, p);
  if (k < 0) return 0;
  if (k >= size || p === 0) return 1;
  if (p === 1) return 0;
  return k < size * p ? sumDownwards(k, size, p) : 1 - sumUpwards(k + 1, size, p);
}

function sumUpwards(k: number, size: number, p: number): number {
  const odds = p / (1 - p);
  let term = probabilityOf(k, size, p);
  let sum = term;
  for (let i = k; i < size && term > sum * 1e-18; i++) {
    term *= ((size - i) / (i + 1)) * odds;
    sum += term;
  }
  return Math.min(1, sum);
}

function sumDownwards(k: number, size: number, p: number): number {
  const odds = (1 - p) / p;
  let term = probabilityOf(k, size, p);
  let sum = term;
  for (let i = k; i > 0 && term > sum * 1e-18; i--) {
    term *= (i / (size - i + 1)) * odds;
    sum += term;
  }
  return Math.min(1, sum);
}

/**
 * The exact interval of Clopper and Pearson (1934) for p after k hits among N: the p at which so many hits or more,
 * and so many or fewer, have probability error/2. It misses p with probability at most `error`.
 */
export function clopperPearson(hits: number, size: number, error: number): [number, number] {
  if (!(error > 0 && error < 1))
    throw new RangeError(`binomial: error must lie between 0 and 1, got ${error}`);
  if (!(Number.isSafeInteger(hits) && hits >= 0 && hits <= size)) {
    throw new RangeError(`binomial: ${hits} hits among ${size}`);
  }
  const low = hits === 0 ? 0 : crossing((p) => upperTail(hits, size, p) < error / 2);
  const high = hits === size ? 1 : crossing((p) => lowerTail(hits, size, p) > error / 2);
  return [low, high];
}

/** The p up to which a condition holds, by bisection on the logarithm of p: as many digits at 1e-9 as at 1/2. */
function crossing(holds: (p: number) => boolean): number {
  let low = -700;
  let high = 0;
  while (high - low > 1e-14 * Math.max(1, -high)) {
    const middle = (low + high) / 2;
    if (holds(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function validate(size: number, p: number): void {
  if (!(Number.isSafeInteger(size) && size >= 0)) {
    throw new RangeError(`binomial: the size must be an integer ≥ 0, got ${size}`);
  }
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomial: a probability must lie between 0 and 1, got ${p}`);
}
