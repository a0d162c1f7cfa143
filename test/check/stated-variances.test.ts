import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/algebra/expression.ts';
import { fixedStream, type Point, symbolValues } from '../../src/check/point.ts';
import type { Sampler, Theorem } from '../../src/index.ts';
import { randomStream } from '../../src/models/random.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { compressedInverseWishart } from '../../theorems/facts/compressed-inverse-wishart.ts';
import { haarEnergy } from '../../theorems/facts/haar-energy.ts';
import { fftAnyCovariance } from '../../theorems/fft-any-covariance.ts';
import { loraFrozenAAnyCovariance } from '../../theorems/lora-frozen-a-any-covariance.ts';
import { loraFrozenAFixedDesign } from '../../theorems/lora-frozen-a-fixed-design.ts';
import { loraFrozenAHaar } from '../../theorems/lora-frozen-a-haar.ts';
import { loraFrozenAHaarInterpolating } from '../../theorems/lora-frozen-a-haar-interpolating.ts';
import { loraFrozenAInterpolating } from '../../theorems/lora-frozen-a-interpolating.ts';
import { loraFrozenBUnderdetermined } from '../../theorems/lora-frozen-b-underdetermined.ts';

/*
 * A stated variance that is too small makes an `exact` guarantee false. Each is held against the sample variance of
 * 8,000 draws at a point with five moments and more, to five standard errors: (X − m)² has the mean Var X.
 */
const [sigma, s] = [0.6, [2, 1, 0.5]];
const draws = 8_000;

const cases: readonly (readonly [Theorem, ParameterValues])[] = [
  [compressedInverseWishart, { n: 26, dx: 9, r: 3 }],
  [haarEnergy, { dx: 8, dy: 3, r: 3, s }],
  [fftAnyCovariance, { n: 28, dx: 5, dy: 3, sigma, kappa: 10_000 }],
  [loraFrozenAAnyCovariance, { n: 26, dx: 7, dy: 3, r: 3, sigma, kappa: 100, s }],
  [loraFrozenAFixedDesign, { n: 6, dx: 8, dy: 3, r: 4, sigma, s }],
  [loraFrozenAInterpolating, { n: 3, dx: 30, dy: 3, r: 26, sigma, b: 1, g: 40 }],
  [loraFrozenAHaar, { n: 26, dx: 7, dy: 3, r: 3, sigma, s }],
  [loraFrozenAHaar, { n: 26, dx: 5, dy: 3, r: 3, sigma: 0.05, s: [2, 0.1, 0.1] }],
  [loraFrozenAHaarInterpolating, { n: 2, dx: 16, dy: 3, r: 14, sigma, s }],
  [loraFrozenAHaarInterpolating, { n: 3, dx: 18, dy: 3, r: 15, sigma: 0.05, s: [3, 0.1, 0.1] }],
  [loraFrozenBUnderdetermined, { n: 3, dx: 26, dy: 5, r: 2, sigma, c: 1, h: 40 }],
];

describe.each(cases.map(([theorem, values]) => [theorem.id, theorem, values] as const))(
  '%s',
  (_id, theorem, values) => {
    const point: Point = {
      theorem,
      values,
      seed: 1,
      falseAlarm: 1e-6,
      missedError: 1e-6,
      detects: 0.02,
      fresh: false,
    };
    const formula = (text: string) => compileExpression(theorem.read(text))(symbolValues(point));

    const errors = (sampler: Sampler<ParameterValues>, variance: number): number => {
      const draw = sampler(values, fixedStream(point));
      const stream = randomStream(2, theorem.id);
      const xs = Array.from({ length: draws }, () => draw(stream));
      const mean = xs.reduce((a, b) => a + b, 0) / draws;
      const squares = xs.map((x) => (x - mean) ** 2);
      const estimate = squares.reduce((a, b) => a + b, 0) / draws;
      const spread = squares.reduce((sum, y) => sum + (y - estimate) ** 2, 0) / draws;
      return (estimate - variance) / Math.sqrt(spread / draws);
    };

    test('the variance of a plain draw is the stated one', () => {
      const { of } = theorem.claim as unknown as { of: { sampler: Sampler<ParameterValues> } };
      expect(Math.abs(errors(of.sampler, formula(theorem.variance!.formula)))).toBeLessThan(5);
    });

    test.skipIf(theorem.conditioned === null)('the variance of a conditioned draw is the stated one', () => {
      const { sampler, variance } = theorem.conditioned!;
      expect(Math.abs(errors(sampler, formula(variance!.formula)))).toBeLessThan(5);
    });
  },
);
