/** Whether draws show their variance, or are dominated by a few of them. */

/** A variance is not to be trusted where one draw carries more than this share: it may be double what it shows. */
export const largestShareAtTheEnd = 0.5;
/**
 * Nor where the tail looks as if there were no variance: a finite one needs a tail index above 2. Over 65,536 draws the
 * estimate for Student's t with 1.5 degrees is 1.5 ± 0.1, and for the sample variance of 8 risks χ²₁/χ²₂₁, the heaviest tail
 * that the catalogue samples, 2.4 ± 0.15.
 */
const smallestTailIndex = 1.8;

/** The mean of all draws, the sum of squares about it, and the largest of these squares. */
export function moments(blocks: readonly Float64Array[]): { mean: number; squares: number; largest: number } {
  const count = blocks.reduce((sum, block) => sum + block.length, 0);
  const mean = blocks.reduce((sum, block) => sum + block.reduce((a, b) => a + b, 0), 0) / count;
  let squares = 0;
  let largest = 0;
  for (const block of blocks) {
    for (const x of block) {
      const square = (x - mean) ** 2;
      squares += square;
      largest = Math.max(largest, square);
    }
  }
  return { mean, squares, largest };
}

/** Whether the variance of these draws can be trusted: no draw carries more than a share of it, and the tail has one. */
export function hasSettled(pilot: readonly Float64Array[], share: number): boolean {
  const { mean, squares, largest } = moments(pilot);
  return largest <= share * squares && tailIndex(pilot, mean) >= smallestTailIndex;
}

/** Hill's estimate (1975) of a in P(|X − mean| > x) ~ x⁻ᵃ, from the largest 0.5 % of the draws. */
function tailIndex(pilot: readonly Float64Array[], mean: number): number {
  const sizes = Float64Array.from(pilot.flatMap((draws) => [...draws].map((x) => Math.abs(x - mean)))).sort();
  const top = sizes.subarray(-Math.ceil(sizes.length / 200));
  const threshold = sizes.at(-top.length - 1)!;
  if (threshold === 0) return top[0] === 0 ? Number.POSITIVE_INFINITY : 0;
  return top.length / top.reduce((sum, x) => sum + Math.log(x / threshold), 0);
}
