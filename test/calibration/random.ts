/** Random numbers for the calibration, from other libraries than the checker's own streams. */
import { randomGamma, randomNormal } from 'd3-random';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform on multiples of 2⁻³² in [0, 1), reproducible; fine enough for a few million draws. */
export function uniformSource(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** A law of draws whose mean and variance are known exactly. */
export interface KnownLaw {
  readonly name: string;
  readonly mean: number;
  readonly variance: number;
  readonly sampler: (uniform: () => number) => () => number;
}

/** The easy case. Its coefficient of variation is that of a typical risk. */
export const normalLaw: KnownLaw = {
  name: 'normal, cv 1.8',
  mean: 1,
  variance: 1.8 ** 2,
  sampler: (uniform) => randomNormal.source(uniform)(1, 1.8),
};

/**
 * The heaviest tail of a sampling domain: the noise risk of full fine-tuning at n = dx + 4, dx = dy = 1, sigma = 1.
 * R = E²/χ²₅ with E standard normal and n − dx + 1 = 5. With E 1/χ²_ν = 1/(ν−2) and E (1/χ²_ν)² = 1/((ν−2)(ν−4)) its
 * mean is 1/3 and its variance 3·1/(3·1) − 1/9 = 8/9; it has no moment of order 2.5, so neither skewness nor kurtosis.
 */
export const riskCornerLaw: KnownLaw = {
  name: 'FFT noise risk at n = dx + 4',
  mean: 1 / 3,
  variance: 8 / 9,
  sampler: (uniform) => {
    const normal = randomNormal.source(uniform)();
    const chiSquare5 = randomGamma.source(uniform)(5 / 2, 2);
    return () => normal() ** 2 / chiSquare5();
  },
};
