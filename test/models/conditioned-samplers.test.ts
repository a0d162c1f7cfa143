import { expect, test } from 'vitest';
import {
  frozenAMinusFullGivenDesign,
  frozenARiskGivenDesign,
  fullFineTuningRiskGivenDesign,
  rowSpaceEnergy,
  traceOfInverseWishart,
} from '../../src/models/conditioned-samplers.ts';
import { haarOrthonormalRows } from '../../src/models/haar.ts';
import { pseudoInverse } from '../../src/models/linear-algebra.ts';
import { add, fromRows, type Matrix, multiply, subtract, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import {
  type Draw,
  frozenAMinusFull,
  frozenARisk,
  fullFineTuningRisk,
} from '../../src/models/risk-samplers.ts';
import { shiftWithEnergies } from '../../src/models/shifts.ts';
import { gaussian, norm, standardErrorsFrom } from './matrices.ts';

const score = (value: number, draw: Draw, draws = 40_000) =>
  standardErrorsFrom(value, draw, draws, randomStream('conditioned'));

const sizes = { n: 16, dx: 5, dy: 3, r: 2, sigma: 0.7, missed: 0.6 };
const { n, dx, dy, r, sigma, missed } = sizes;
const noise = dy * sigma ** 2;
const means = {
  full: (noise * dx) / (n - dx - 1),
  frozenA: (missed * (n - 1) + noise * r) / (n - r - 1),
};

test('the trace of an inverse Wishart matrix has mean d/(n − d − 1), and d/(n − d) is seen to be wrong', () => {
  expect(Math.abs(score(4 / 7, traceOfInverseWishart(4, 12)))).toBeLessThan(5);
  expect(score(4 / 8, traceOfInverseWishart(4, 12))).toBeGreaterThan(5);
});

test('conditioned draws have the means of the plain ones', () => {
  const difference = frozenAMinusFullGivenDesign(sizes);
  expect(Math.abs(score(means.full, fullFineTuningRiskGivenDesign(sizes)))).toBeLessThan(5);
  expect(Math.abs(score(means.frozenA, frozenARiskGivenDesign(sizes)))).toBeLessThan(5);
  expect(Math.abs(score(means.frozenA - means.full, difference))).toBeLessThan(5);
  // A missed energy that is 5 % too large is seen.
  expect(score(means.frozenA, frozenARiskGivenDesign({ ...sizes, missed: 1.05 * missed }))).toBeGreaterThan(
    5,
  );
});

test('they vary less than the plain ones', () => {
  const stream = randomStream('variance');
  const A = haarOrthonormalRows(r, dx, stream);
  const pretrained = gaussian(dy, dx, stream);
  const shift = shiftWithEnergies({ dy, dx, missed, reached: 1 }, A, stream);
  const settings = { n, dx, dy, sigma, pretrained, downstream: add(pretrained, shift) };
  const variance = (draw: Draw, mean: number) => {
    let sum = 0;
    for (let i = 0; i < 5000; i++) sum += (draw(stream) - mean) ** 2;
    return sum / 5000;
  };
  expect(variance(fullFineTuningRiskGivenDesign(sizes), means.full)).toBeLessThan(
    variance(fullFineTuningRisk(settings), means.full),
  );
  expect(variance(frozenARiskGivenDesign(sizes), means.frozenA)).toBeLessThan(
    variance(frozenARisk(settings, A), means.frozenA),
  );
  expect(variance(frozenAMinusFullGivenDesign(sizes), means.frozenA - means.full)).toBeLessThan(
    variance(frozenAMinusFull(settings, A), means.frozenA - means.full),
  );
});

test('at full rank nothing is missed and the difference is 0', () => {
  expect(frozenAMinusFullGivenDesign({ ...sizes, r: dx, missed: 0 })(randomStream('full'))).toBeCloseTo(
    0,
    14,
  );
  expect(() => frozenAMinusFullGivenDesign({ ...sizes, r: 6 })).toThrow('integer from 1 to dx = 5, got 6');
});

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
    const size = 20_000;
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
