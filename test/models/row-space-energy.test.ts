import { expect, test } from 'vitest';
import { pseudoInverse } from '../../src/models/linear-algebra.ts';
import { fromRows, type Matrix, multiply, subtract, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import type { Draw } from '../../src/models/risk-samplers.ts';
import { rowSpaceEnergy } from '../../src/models/row-space-energy.ts';
import { traceOfInverseWishart } from '../../src/models/wishart.ts';
import { gaussian, norm, standardErrorsFrom } from './matrices.ts';

const score = (value: number, draw: Draw, draws = 40_000) =>
  standardErrorsFrom(value, draw, draws, randomStream('conditioned'));

/** Two independent samples of this size and one law are further apart with probability below 1e-9 (Massart's DKW twice). */
const twoSampleBound = (size: number) => 2 * Math.sqrt(Math.log(4e9) / (2 * size));

/** The largest distance between two empirical distribution functions of equal size. */
function twoSampleDistance(one: Draw, other: Draw, size: number): number {
  const sorted = [one, other].map((draw, i) => {
    const stream = randomStream('two samples', i);
    return Float64Array.from({ length: size }, () => draw(stream)).sort();
  });
  let [worst, i, j] = [0, 0, 0];
  while (i < size && j < size) {
    if (sorted[0]![i]! <= sorted[1]![j]!) i++;
    else j++;
    worst = Math.max(worst, Math.abs(i - j) / size);
  }
  return worst;
}

/** sigma² tr (XᵀX)⁻¹ + ‖Delta(I − XX⁺)‖² of one standard normal design. */
const plainMinimumNorm =
  (delta: Matrix, samples: number, variance: number): Draw =>
  (stream) => {
    const X = gaussian(delta.columns, samples, stream);
    const inverse = pseudoInverse(X);
    const left = subtract(delta, multiply(multiply(delta, X), inverse));
    return norm(left) ** 2 + variance * norm(inverse) ** 2;
  };

// More samples than singular values and fewer, few unseen directions and many, and a shift of rank 2.
test.each([
  [3, 7, 4, 3],
  [3, 7, 2, 3],
  [3, 7, 6, 3],
  [4, 9, 5, 2],
])(
  'for a %i × %i shift and n = %i, rank %i, row-space energy has the law of the plain draw, jointly with the trace',
  (rows, columns, samples, rank) => {
    const stream = randomStream('delta');
    const delta = multiply(gaussian(rows, rank, stream), gaussian(rank, columns, stream));
    const size = 8_000;
    for (const variance of [0, 1]) {
      const [unseen, trace] = [rowSpaceEnergy(delta, samples), traceOfInverseWishart(samples, columns)];
      const conditioned: Draw = (draws) => unseen(draws) + variance * trace(draws);
      expect(twoSampleDistance(conditioned, plainMinimumNorm(delta, samples, variance), size)).toBeLessThan(
        twoSampleBound(size),
      );
    }
    // One sample more or fewer is seen.
    const other = samples === columns - 1 ? samples - 1 : samples + 1;
    expect(
      twoSampleDistance(rowSpaceEnergy(delta, other), plainMinimumNorm(delta, samples, 0), size),
    ).toBeGreaterThan(twoSampleBound(size));
  },
);

test('row-space energy has the mean (1 − n/dx)·F2', () => {
  const delta = gaussian(3, 7, randomStream('delta'));
  const samples = 4;
  const draw = rowSpaceEnergy(delta, samples);
  expect(Math.abs(score((1 - samples / 7) * norm(delta) ** 2, draw))).toBeLessThan(5);
  expect(score((1 - (samples + 0.1) / 7) * norm(delta) ** 2, draw)).toBeGreaterThan(5);
  expect(rowSpaceEnergy(fromRows([[1, 2]]), 2)(randomStream('square'))).toBeCloseTo(0, 12);
  expect(() => rowSpaceEnergy(zeros(2, 3), 4)).toThrow('n must be an integer from 1 to dx = 3, got 4');
});
