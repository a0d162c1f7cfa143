/**
 * Conditional means that the theorems draw from Wishart laws, against the same means on a drawn X (and X0, A) by
 * pseudo-inverses. In each comparison samples of one law are told apart with probability 1e-6; a wrong noise is seen.
 */
import { expect, test } from 'vitest';
import {
  type Draw,
  frobeniusSquared,
  haarOrthonormalColumns,
  haarOrthonormalRows,
  type Matrix,
  multiply,
  multiplyTransposed,
  pseudoInverse,
  type RandomStream,
  randomStream,
  shiftWithEnergies,
  shiftWithOutputEnergies,
  shiftWithSpectrum,
  subtract,
  transpose,
} from '../../../src/index.ts';
import { identity } from '../../../src/models/matrix.ts';
import {
  haarFrozenARiskGivenDesign,
  haarInterpolatingRiskGivenDesign,
} from '../../../theorems/setting/lora-frozen-haar.ts';
import {
  frozenAAfterPretrainingGivenDesigns,
  frozenBAfterPretrainingGivenDesigns,
  fullFineTuningAfterPretrainingGivenDesigns,
  interpolatingFrozenAAfterPretrainingGivenDesigns,
  minimumNormFrozenBAfterPretrainingGivenDesigns,
} from '../../../theorems/setting/pretraining.ts';
import { nestedTraces } from '../../../theorems/setting/rank-selection.ts';
import { compareLaws, gaussian } from '../../models/matrices.ts';

const fixed = randomStream('given designs', 'fixed');
const energyOf = (m: Matrix) => frobeniusSquared(m);
/** M(I − XX⁺). */
const unseenBy = (M: Matrix, X: Matrix, inverse: Matrix) => subtract(M, multiply(multiply(M, X), inverse));

function expectSameLaw(purpose: string, fast: Draw, plain: Draw, wrong: Draw): void {
  const options = { draws: 1500, falseAlarm: 1e-6, purpose };
  const { distance, allowed } = compareLaws(fast, plain, options);
  expect(distance).toBeLessThan(allowed);
  expect(compareLaws(wrong, plain, options).distance).toBeGreaterThan(allowed);
}

test('frozen A that is Haar: b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹, and its interpolating form', () => {
  const task = { dx: 6, dy: 3, s: [2, 1], sigma: 0.8 };
  const { dx, dy, s, sigma } = task;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const plain =
    (n: number, r: number): Draw =>
    (stream) => {
      const A = haarOrthonormalRows(r, dx, stream);
      const reached = multiplyTransposed(shift, A);
      const missed = energyOf(shift) - energyOf(reached);
      const W = multiply(A, gaussian(dx, n, stream));
      const inverse = pseudoInverse(W);
      const unseen = n >= r ? 0 : energyOf(unseenBy(reached, W, inverse));
      return missed + unseen + (missed + dy * sigma ** 2) * energyOf(inverse);
    };
  const louder = { ...task, sigma: 2 * sigma };
  for (const [sampler, n, r] of [
    [haarFrozenARiskGivenDesign, 9, 3],
    [haarInterpolatingRiskGivenDesign, 2, 5],
  ] as const) {
    const [fast, wrong] = [task, louder].map((values) => sampler({ ...values, n, r }, fixed)) as [Draw, Draw];
    expectSameLaw(`Haar, n = ${n}`, fast, plain(n, r), wrong);
  }
});

test('traces at nested ranks come from one design', () => {
  const [n, ranks] = [6, [3, 4]] as const;
  const fast = nestedTraces(n, ranks);
  // On one design the trace at the larger rank is the larger one.
  const ratio: Draw = (stream) => {
    const [small, large] = fast(stream);
    return large / small;
  };
  const plain: Draw = (stream) => {
    const X = gaussian(4, n, stream);
    const leading = { ...X, rows: 3, data: X.data.slice(0, 3 * n) };
    return energyOf(pseudoInverse(X)) / energyOf(pseudoInverse(leading));
  };
  const apart: Draw = (stream) => fast(stream)[1] / fast(stream)[0];
  expectSameLaw('nested', ratio, plain, apart);
});

/** A source design X0 with its pseudo-inverse, and a design X. */
function designs({ n0, n, dx }: { n0: number; n: number; dx: number }, stream: RandomStream) {
  const source = pseudoInverse(gaussian(dx, n0, stream));
  return { source, X: gaussian(dx, n, stream) };
}

const noise = { sigma: 0.7, sigma0: 0.9 };
const { sigma, sigma0 } = noise;

test('frozen A from a fitted A_0, with more samples than its rank and fewer', () => {
  const base = { n0: 12, dx: 6, dy: 3, b: 0.5, g: 1, ...noise };
  const { dx, dy, b } = base;
  for (const [sampler, n, r] of [
    [frozenAAfterPretrainingGivenDesigns, 8, 3],
    [interpolatingFrozenAAfterPretrainingGivenDesigns, 2, 4],
  ] as const) {
    const values = { ...base, n, r };
    const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
    const shift = shiftWithEnergies({ dy, dx, missed: b, reached: base.g }, A, fixed.substream('shift'));
    const plain: Draw = (stream) => {
      const { source, X } = designs(values, stream);
      const W = multiply(A, X);
      const inverse = pseudoInverse(W);
      // Projections on what A reaches and X does not see, and on what A misses.
      const hidden = multiply(transpose(A), multiply(unseenBy(identity(r), W, inverse), A));
      const outside = subtract(identity(dx), multiply(transpose(A), A));
      const noiseOver = (projection: Matrix) => sigma0 ** 2 * dy * energyOf(multiply(source, projection));
      const missed = b + noiseOver(outside);
      const unseen = n >= r ? 0 : energyOf(multiply(shift, hidden)) + noiseOver(hidden);
      return missed + unseen + (missed + dy * sigma ** 2) * energyOf(inverse);
    };
    const [fast, wrong] = [values, { ...values, sigma0: 2 * sigma0 }].map((v) => sampler(v, fixed)) as [
      Draw,
      Draw,
    ];
    expectSameLaw(`pretrained A, n = ${n}`, fast, plain, wrong);
  }
});

test('full fine-tuning from a fitted A_0, n < dx', () => {
  const values = { n0: 11, n: 3, dx: 6, dy: 2, s: [1.5, 0.5], ...noise };
  const shift = shiftWithSpectrum(2, 6, values.s, fixed.substream('shift'));
  const plain: Draw = (stream) => {
    const { source, X } = designs(values, stream);
    const inverse = pseudoInverse(X);
    const ofSource = energyOf(unseenBy(source, X, inverse));
    return (
      energyOf(unseenBy(shift, X, inverse)) + 2 * (sigma0 ** 2 * ofSource + sigma ** 2 * energyOf(inverse))
    );
  };
  const [fast, wrong] = [values, { ...values, sigma0: 2 * sigma0 }].map((v) =>
    fullFineTuningAfterPretrainingGivenDesigns(v, fixed),
  ) as [Draw, Draw];
  expectSameLaw('pretrained, full', fast, plain, wrong);
});

test('frozen B from a fitted A_0, with more samples than inputs and fewer', () => {
  const base = { n0: 11, dx: 5, dy: 4, r: 2, c: 0.5, h: 1, ...noise };
  const { dx, dy, r, c } = base;
  const Q = haarOrthonormalColumns(dy, r, fixed.substream('Q'));
  const shift = shiftWithOutputEnergies({ dy, dx, missed: c, reached: base.h }, Q, fixed.substream('shift'));
  for (const [sampler, n] of [
    [frozenBAfterPretrainingGivenDesigns, 9],
    [minimumNormFrozenBAfterPretrainingGivenDesigns, 3],
  ] as const) {
    const values = { ...base, n };
    const plain: Draw = (stream) => {
      const { source, X } = designs(values, stream);
      const inverse = pseudoInverse(X);
      const unseen = n >= dx ? 0 : energyOf(unseenBy(multiply(transpose(Q), shift), X, inverse));
      const hidden = n >= dx ? 0 : energyOf(unseenBy(source, X, inverse));
      const ofSource = (dy - r) * energyOf(source) + r * hidden;
      return c + unseen + sigma0 ** 2 * ofSource + sigma ** 2 * r * energyOf(inverse);
    };
    const [fast, wrong] = [values, { ...values, sigma0: 2 * sigma0 }].map((v) => sampler(v, fixed)) as [
      Draw,
      Draw,
    ];
    expectSameLaw(`pretrained B, n = ${n}`, fast, plain, wrong);
  }
});
