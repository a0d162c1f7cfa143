import { expect, test } from 'vitest';
import {
  frozenAMinusFullGivenDesign,
  frozenARiskGivenDesign,
  fullFineTuningRiskGivenDesign,
} from '../../src/models/conditioned-samplers.ts';
import { haarOrthonormalRows } from '../../src/models/haar.ts';
import { pseudoInverse } from '../../src/models/linear-algebra.ts';
import { add, multiply } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import {
  type Draw,
  frozenAMinusFull,
  frozenARisk,
  fullFineTuningRisk,
} from '../../src/models/risk-samplers.ts';
import { shiftWithEnergies } from '../../src/models/shifts.ts';
import { traceOfInverseWishart } from '../../src/models/wishart.ts';
import { compareLaws, gaussian, norm, standardErrorsFrom } from './matrices.ts';

const score = (value: number, draw: Draw, draws = 40_000) =>
  standardErrorsFrom(value, draw, draws, randomStream('conditioned'));

const sizes = { n: 16, dx: 5, dy: 3, r: 2, sigma: 0.7, missed: 0.6 };
const { n, dx, dy, r, sigma, missed } = sizes;
const noise = dy * sigma ** 2;
const means = {
  full: (noise * dx) / (n - dx - 1),
  frozenA: (missed * (n - 1) + noise * r) / (n - r - 1),
};

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

/** The conditional means as written on paper: a design of its own, and the pseudo-inverses of X and A X. */
const fixedA = haarOrthonormalRows(r, dx, randomStream('conditioned', 'A'));
const onPaper =
  (mean: (ofFeatures: number, ofInputs: number) => number): Draw =>
  (stream) => {
    const X = gaussian(dx, n, stream);
    return mean(norm(pseudoInverse(multiply(fixedA, X))) ** 2, norm(pseudoInverse(X)) ** 2);
  };

test.each<[string, Draw, Draw, Draw]>([
  [
    'full fine-tuning',
    fullFineTuningRiskGivenDesign(sizes),
    onPaper((_, ofInputs) => noise * ofInputs),
    fullFineTuningRiskGivenDesign({ ...sizes, n: n - 1 }),
  ],
  [
    'frozen A',
    frozenARiskGivenDesign(sizes),
    onPaper((ofFeatures) => missed + (missed + noise) * ofFeatures),
    frozenARiskGivenDesign({ ...sizes, r: r + 1 }),
  ],
  [
    'their difference on one design',
    frozenAMinusFullGivenDesign(sizes),
    onPaper((ofFeatures, ofInputs) => missed * (1 + ofFeatures) + noise * (ofFeatures - ofInputs)),
    // The right marginal laws, on two designs.
    (stream) => frozenARiskGivenDesign(sizes)(stream) - fullFineTuningRiskGivenDesign(sizes)(stream),
  ],
])(
  '%s given the design has the law that the reference road gives it',
  (purpose, conditioned, plain, wrong) => {
    const options = { draws: 4000, falseAlarm: 1e-9, purpose };
    const { distance, allowed } = compareLaws(conditioned, plain, options);
    expect(distance).toBeLessThan(allowed);
    expect(compareLaws(wrong, plain, options).distance).toBeGreaterThan(allowed);
  },
);

test('numbers that are not finite are refused when the sampler is made', () => {
  expect(() => fullFineTuningRiskGivenDesign({ ...sizes, sigma: Number.NaN })).toThrow(
    'sigma must be a finite number, got NaN',
  );
  expect(() => frozenARiskGivenDesign({ ...sizes, missed: Infinity })).toThrow(
    'missed must be a finite number',
  );
  expect(() => frozenAMinusFullGivenDesign({ ...sizes, dy: Number.NaN })).toThrow(
    'dy must be a finite number',
  );
  expect(() => traceOfInverseWishart(Number.NaN, 3)).toThrow('positive integer, got NaN');
});
