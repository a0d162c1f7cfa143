/** The distance of a sample from a law, with the error rate at which it tells that it is of another. */

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
