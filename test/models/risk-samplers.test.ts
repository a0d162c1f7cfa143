import { expect, test } from 'vitest';
import { fullFineTuning, loraFrozenA, loraTrained } from '../../src/models/estimators.ts';
import { haarOrthonormalColumns, haarOrthonormalRows } from '../../src/models/haar.ts';
import { add, copy, frobeniusSquared, type Matrix, subtract } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import type { RegressionSettings } from '../../src/models/regression.ts';
import {
  type Draw,
  excessRiskOf,
  frozenAMinusFull,
  frozenARisk,
  frozenBMinusFull,
  frozenBRisk,
  fullFineTuningRisk,
  inSampleRiskOf,
  trainedMinusFull,
  trainedRisk,
} from '../../src/models/risk-samplers.ts';
import { shiftWithEnergies, shiftWithOutputEnergies, shiftWithSpectrum } from '../../src/models/shifts.ts';
import { gaussian, standardErrorsFrom } from './matrices.ts';

/** Each mean below is held to five of its own standard errors: a false alarm has probability 6e-7. */
const score = (value: number, draw: Draw, draws = 20_000) =>
  standardErrorsFrom(value, draw, draws, randomStream('risk samplers', 'draws'));

function expectMean(value: number, draw: Draw, draws?: number): void {
  expect(Math.abs(score(value, draw, draws))).toBeLessThan(5);
}

const fixed = randomStream('risk samplers', 'fixed');

function settingsOf(n: number, shift: Matrix, sigma: number): RegressionSettings {
  const [dy, dx] = [shift.rows, shift.columns];
  const pretrained = gaussian(dy, dx, fixed);
  return { n, dx, dy, sigma, pretrained, downstream: add(pretrained, shift) };
}

const [dx, dy, sigma] = [5, 3, 0.7];
const A = haarOrthonormalRows(2, dx, fixed);
const energies = { dy, dx, missed: 0.6, reached: 1.5 };
const over = settingsOf(16, shiftWithEnergies(energies, A, fixed), sigma);
const fftOver = (sigma ** 2 * dy * dx) / (16 - dx - 1);
const frozenA = (0.6 * (16 - 1) + dy * sigma ** 2 * 2) / (16 - 2 - 1);

test('full fine-tuning, overdetermined: sigma²·dy·dx/(n − dx − 1)', () => {
  expectMean(fftOver, fullFineTuningRisk(over));
});

test('full fine-tuning, underdetermined: (1 − n/dx)·F2 + sigma²·dy·n/(dx − n − 1)', () => {
  const settings = settingsOf(4, shiftWithSpectrum(dy, 12, [1.5, 0.5], fixed), sigma);
  expectMean((1 - 4 / 12) * 2.5 + (sigma ** 2 * dy * 4) / (12 - 4 - 1), fullFineTuningRisk(settings));
});

test('frozen A: b·(n−1)/(n−r−1) + dy·sigma²·r/(n−r−1), with fewer samples than inputs too', () => {
  expectMean(frozenA, frozenARisk(over, A));
  const wide = haarOrthonormalRows(2, 20, fixed);
  const settings = settingsOf(12, shiftWithEnergies({ ...energies, dx: 20 }, wide, fixed), sigma);
  expectMean((0.6 * 11 + dy * sigma ** 2 * 2) / 9, frozenARisk(settings, wide));
});

test('frozen A that interpolates: b + (1 − n/r)·g + (dy·sigma² + b)·n/(r − n − 1)', () => {
  const wide = haarOrthonormalRows(9, 11, fixed);
  const settings = settingsOf(3, shiftWithEnergies({ ...energies, dx: 11 }, wide, fixed), sigma);
  const expected = 0.6 + (1 - 3 / 9) * 1.5 + ((dy * sigma ** 2 + 0.6) * 3) / (9 - 3 - 1);
  expectMean(expected, frozenARisk(settings, wide));
});

test('frozen B: c + sigma²·r·dx/(n − dx − 1)', () => {
  const Q = haarOrthonormalColumns(dy, 2, fixed);
  const settings = settingsOf(16, shiftWithOutputEnergies(energies, Q, fixed), sigma);
  const expected = 0.6 + (sigma ** 2 * 2 * dx) / (16 - dx - 1);
  expectMean(expected, frozenBRisk(settings, Q));
  expectMean(expected - fftOver, frozenBMinusFull(settings, Q));
});

test('trained LoRA at small noise: sigma²·r·(dx/(n−dx−1) + (dy−r)/(n−r−1))', () => {
  // The next term is sigma⁴·O(1/s_r²), here below 1e-5 of the first and far below the standard error of 0.5 %.
  const settings = settingsOf(16, shiftWithSpectrum(dy, dx, [2, 1], fixed), 1e-3);
  const expected = 1e-6 * 2 * (dx / (16 - dx - 1) + (dy - 2) / (16 - 2 - 1));
  expectMean(expected, trainedRisk(settings, 2), 10_000);
  const full = (1e-6 * dy * dx) / (16 - dx - 1);
  expectMean(expected - full, trainedMinusFull(settings, 2), 10_000);
});

test('in sample, at one fixed design: sigma²·dy·dx/n for full fine-tuning', () => {
  const X = gaussian(dx, 16, fixed);
  expectMean((sigma ** 2 * dy * dx) / 16, inSampleRiskOf(fullFineTuning, over, X));
  expect(() => inSampleRiskOf(fullFineTuning, over, gaussian(2, 3, fixed))).toThrow(
    'X must be 5 × 16, got 2 × 3',
  );
});

test('a difference is drawn on the same data: it has its mean, and less variance than independent draws', () => {
  const difference = frozenAMinusFull(over, A);
  expectMean(frozenA - fftOver, difference);
  const [first, second] = [frozenARisk(over, A), fullFineTuningRisk(over)];
  const stream = randomStream('same data');
  for (let i = 0; i < 20; i++) {
    const own = () => stream.substream(i);
    expect(difference(own())).toBe(first(own()) - second(own()));
  }
});

test('an estimator that forgets the pretrained map is seen where it matters', () => {
  const forgetful = { ...over, pretrained: copy(over.pretrained) };
  forgetful.pretrained.data.fill(0);
  // Full fine-tuning without noise does not depend on A_0; frozen A does: it now misses a part of A_*.
  const draw = excessRiskOf(
    (data, options) => loraFrozenA({ ...data, ...pick(forgetful) }, A, options),
    over,
  );
  expect(score(frozenA, draw)).toBeGreaterThan(20);
  const under = settingsOf(4, shiftWithSpectrum(dy, 12, [1.5, 0.5], fixed), sigma);
  const zero = { ...under, pretrained: subtract(under.pretrained, under.pretrained) };
  const expected = (1 - 4 / 12) * 2.5 + (sigma ** 2 * dy * 4) / (12 - 4 - 1);
  expect(
    score(
      expected,
      excessRiskOf((data, o) => fullFineTuning({ ...data, ...pick(zero) }, o), under),
    ),
  ).toBeGreaterThan(20);
});

const pick = ({ pretrained }: { pretrained: Matrix }) => ({ pretrained });

test('a trained LoRA that truncates at one rank too many is seen', () => {
  const settings = settingsOf(16, shiftWithSpectrum(dy, dx, [2], fixed), 1e-3);
  const expected = 1e-6 * (dx / (16 - dx - 1) + (dy - 1) / (16 - 1 - 1));
  expectMean(expected, trainedRisk(settings, 1), 10_000);
  expect(
    score(
      expected,
      excessRiskOf((data, o) => loraTrained(data, 2, o), settings),
      10_000,
    ),
  ).toBeGreaterThan(20);
});

test('a shift has the energy that the formulas above speak of', () => {
  expect(frobeniusSquared(subtract(over.downstream, over.pretrained))).toBeCloseTo(2.1, 12);
});
