/** Distances between laws, with the error rates at which they tell two of them apart. */

/** Kolmogorov distance between a sample and a distribution function. */
export function kolmogorovDistance(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  let worst = 0;
  sorted.forEach((x, i) => {
    const p = distribution(x);
    worst = Math.max(worst, p - i / sorted.length, (i + 1) / sorted.length - p);
  });
  return worst;
}

/** Massart's form of the DKW inequality: a true law is farther away with probability at most 2exp(−2Nε²) = 1e-9. */
export const kolmogorovBound = (size: number) => Math.sqrt(Math.log(2e9) / (2 * size));

/** Kolmogorov distance between two samples: the largest difference of their distribution functions. */
export function twoSampleDistance(first: readonly number[], second: readonly number[]): number {
  const sorted = Float64Array.from(second).sort();
  let below = 0;
  let worst = 0;
  [...first]
    .sort((a, b) => a - b)
    .forEach((x, i) => {
      while (below < sorted.length && sorted[below]! < x) below++;
      const [before, at] = [i / first.length, (i + 1) / first.length];
      const share = below / sorted.length;
      worst = Math.max(worst, Math.abs(share - before), Math.abs(share - at));
    });
  return worst;
}

/** By the triangle inequality, samples of one law are farther apart with probability at most 2e-9. */
export const twoSampleBound = (first: number, second: number) =>
  kolmogorovBound(first) + kolmogorovBound(second);
