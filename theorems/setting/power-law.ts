/**
 * LoRA with a frozen A on the top right singular directions of a shift with s_i² = i^−alpha: the exact risk
 * (T_r (n − 1) + v r)/(n − r − 1) of lora-frozen-a with v = dy sigma², minimised over r.
 */
import type { Observable } from '../../src/index.ts';

interface PowerLaw {
  readonly alpha: number;
  /** n at size 1. */
  readonly n: number;
  /** dy sigma², held as n grows. */
  readonly noise: number;
}

/** p exceeds the rank that is expected by this factor at size 1, and by the factor `size` more at each size. */
const spareDirections = 64;

/** (n/v)^(1/alpha) and, without noise, n (1 − 1/alpha): what the best rank approaches. */
export const expectedRank = ({ alpha, n, noise }: PowerLaw): number => (n / noise) ** (1 / alpha);
export const expectedRankWithoutNoise = ({ alpha, n }: PowerLaw): number => n * (1 - 1 / alpha);

/** r*, and R at r*, over what they approach. */
export const bestRankRatio = (size: number): Observable<PowerLaw> =>
  constant('best rank over (n/(dy sigma²))^(1/alpha)', (values) => {
    const task = { ...values, n: size * values.n };
    return bestRank(task, spareDirections * size * expectedRank(task)).rank / expectedRank(task);
  });

export const bestRiskRatio = (size: number): Observable<PowerLaw> =>
  constant('least risk over alpha/(alpha − 1) dy sigma² r*/n', (values) => {
    const { alpha, n, noise } = { ...values, n: size * values.n };
    const { rank, risk } = bestRank(
      { alpha, n, noise },
      spareDirections * size * expectedRank({ alpha, n, noise }),
    );
    return risk / (((alpha / (alpha - 1)) * noise * rank) / n);
  });

export const bestRankRatioWithoutNoise = (size: number): Observable<PowerLaw> =>
  constant('best rank over n (1 − 1/alpha), without noise', (values) => {
    const task = { ...values, n: size * values.n, noise: 0 };
    const expected = expectedRankWithoutNoise(task);
    return bestRank(task, spareDirections * size * expected).rank / expected;
  });

/** A quantity that is computed and not drawn. */
function constant(name: string, value: (values: PowerLaw) => number): Observable<PowerLaw> {
  return {
    name,
    sampler: (values) => {
      const computed = value(values);
      return () => computed;
    },
  };
}

/**
 * The minimiser over 0 ≤ r < n − 1, rank by rank from above, so that the small tails come first and nothing cancels.
 * Between the integers it is the vertex of the parabola through the three risks around the least, so that rounding
 * to an integer does not hide how fast the ratio converges.
 */
function bestRank({ alpha, n, noise }: PowerLaw, p: number): { rank: number; risk: number } {
  let tail = tailOfPowers(alpha, n - 1) - tailOfPowers(alpha, p + 1);
  let [before, least, after] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NaN];
  let best = n - 1;
  let last = Number.NaN;
  for (let r = n - 2; r >= 0; r--) {
    const risk = (tail * (n - 1) + noise * r) / (n - r - 1);
    if (risk < least) [before, least, best, after] = [Number.NaN, risk, r, last];
    else if (r === best - 1) before = risk;
    last = risk;
    tail += r ** -alpha;
  }
  const bend = before - 2 * least + after;
  return { rank: bend > 0 ? best + (before - after) / (2 * bend) : best, risk: least };
}

/**
 * Σ_{i ≥ a} i^−alpha: the first terms, and the others by the Euler–Maclaurin formula with a = first,
 * a^(1−alpha)/(alpha − 1) + a^−alpha/2 + alpha a^(−alpha−1)/12 − alpha(alpha+1)(alpha+2) a^(−alpha−3)/720, whose
 * error is below the next term, less than a^−5.
 */
function tailOfPowers(alpha: number, from: number): number {
  const first = Math.max(from, 1000);
  let sum = first ** (1 - alpha) / (alpha - 1) + first ** -alpha / 2 + (alpha / 12) * first ** (-alpha - 1);
  sum -= ((alpha * (alpha + 1) * (alpha + 2)) / 720) * first ** (-alpha - 3);
  for (let i = from; i < first; i++) sum += i ** -alpha;
  return sum;
}
