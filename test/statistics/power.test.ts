import { randomGamma } from 'd3-random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawsCap, expectedDraws, meanTestPower } from '../../src/statistics/power.ts';
import { lowerLimit } from '../calibration/binomial.ts';
import { missedErrors, verdicts } from '../calibration/mean-test.ts';
import { type KnownLaw, normalLaw, riskCornerLaw } from '../calibration/random.ts';

const rate = fc.double({ min: 1e-12, max: 0.3, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test('the draws needed for an error detect that error and none much smaller: the two are inverse', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 0.5, noNaN: true }),
      positive,
      positive,
      rate,
      fc.constantFrom('equal', 'at most', 'above'),
      (detects, spread, scale, missedError, direction) => {
        const power = meanTestPower({ scale, missedError, direction, variance: (spread * scale) ** 2 });
        const draws = power.drawsNeeded(detects);
        // rounding up to a cell can only help; a cell less can no longer detect the error
        expect(power.smallestDetectable(draws)).toBeLessThanOrEqual(detects * (1 + 1e-12));
        expect(power.smallestDetectable(draws - 16)).toBeGreaterThanOrEqual(detects * (1 - 1e-12));
      },
    ),
    { seed: 1 },
  );
});

test('the error that draws detect needs no more draws than those, up to a cell, whatever the bias', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      positive,
      rate,
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      (draws, spread, missedError, bias) => {
        const power = meanTestPower({ scale: 1, missedError, bias, variance: spread ** 2 });
        const error = power.smallestDetectable(draws);
        expect(error).toBeGreaterThan(bias);
        if (error < Infinity) expect(power.drawsNeeded(error)).toBeLessThanOrEqual(draws + 16);
      },
    ),
    { seed: 3 },
  );
});

test('no draws detect an error within the bias', () => {
  const power = meanTestPower({ scale: 2, bias: 0.02, variance: 1, missedError: 1e-6 });
  expect(power.floor).toBe(0.01);
  expect(power.drawsNeeded(0.01)).toBe(Infinity);
  expect(power.drawsNeeded(0.011)).toBeLessThan(Infinity);
  expect(power.smallestDetectable(1e15)).toBeCloseTo(0.01, 6);
});

test('planning by relative error and by design agree', () => {
  for (const direction of ['equal', 'at most', 'above'] as const) {
    const design = {
      claimed: -3,
      margin: 0.06,
      bias: 0.01,
      variance: 2,
      falseAlarm: 1e-9,
      missedError: 1e-6,
    };
    const power = meanTestPower({ scale: 3, bias: 0.01, variance: 2, missedError: 1e-6, direction });
    expect(power.drawsNeeded(0.02)).toBe(expectedDraws({ ...design, direction }));
  }
});

test('draws too few for any error detect none', () => {
  const power = meanTestPower({ variance: 1, scale: 1, missedError: 1e-6 });
  expect(power.smallestDetectable(16)).toBe(Infinity);
});

test('half the error costs four times the draws, and a bias counts against the margin', () => {
  const design = { claimed: 1, margin: 0.02, variance: 4, falseAlarm: 1e-9, missedError: 1e-6 };
  const draws = expectedDraws(design);
  // up to the 2L cells that φ costs, here below 0.1 %
  expect(expectedDraws({ ...design, margin: 0.01 }) / draws).toBeCloseTo(4, 1);
  expect(expectedDraws({ ...design, margin: 0.03, bias: 0.01 })).toBe(draws);
});

test('at the cap a right formula, and one off by the margin, are undecided only beyond seven standard deviations', () => {
  fc.assert(
    fc.property(positive, rate, rate, (spread, falseAlarm, missedError) => {
      const design = { claimed: 1, margin: 0.01, variance: spread ** 2, falseAlarm, missedError };
      const evidence = Math.log(4 / Math.min(missedError, falseAlarm / 2));
      const u = ((drawsCap(design) - 32 * evidence) * 0.01 ** 2) / spread ** 2;
      // the mean of the evidence at u less what is needed, over its standard deviation; the cap is in whole cells
      const deviations = (u / 2 - evidence) / Math.sqrt(u);
      expect(deviations).toBeGreaterThanOrEqual(7 - 1e-9);
      const oneCell = (16 * 0.01 ** 2) / spread ** 2;
      expect((u - oneCell) / 2 - evidence).toBeLessThan(7 * Math.sqrt(Math.max(u - oneCell, 0)) + 1e-9);
    }),
    { seed: 2 },
  );
});

test('at the rates of a default suite the cap is about eight times the expected draws', () => {
  const design = {
    claimed: 1,
    margin: 0.02,
    variance: 3.24,
    falseAlarm: 1e-6 / 1024 / 20,
    missedError: 1e-6,
  };
  expect(drawsCap(design) / expectedDraws(design)).toBeCloseTo(7.5, 0);
});

test('the expected draws are those of a simulation within 15 %, on easy data and on the heaviest tail', () => {
  for (const [law, detects] of [
    [normalLaw, 0.2],
    [riskCornerLaw, 0.3],
  ] as const) {
    const design = {
      claimed: law.mean,
      margin: detects * law.mean,
      variance: law.variance,
      falseAlarm: 1e-11,
      missedError: 1e-4,
    };
    const { counts, meanDraws } = verdicts({
      design,
      law,
      blockSize: 16,
      cap: drawsCap(design),
      repetitions: 150,
      seed: 5,
    });
    expect(counts).toEqual({ supported: 150, refuted: 0, undecided: 0 });
    // one run varies by a third of its mean, so 150 runs by under 3 %; the rest is the theory's own error
    expect(Math.abs(meanDraws / expectedDraws(design) - 1), law.name).toBeLessThan(0.15);
  }
});

/** χ² with four degrees of freedom over its mean: what a risk of little data looks like. */
const chiSquareLaw: KnownLaw = {
  name: 'scaled χ² with 4 degrees',
  mean: 1,
  variance: 1 / 2,
  sampler: (uniform) => randomGamma.source(uniform)(2, 1 / 2),
};

test.each([
  [1e-2, 'equal'],
  [1e-3, 'equal'],
  [1e-3, 'at most'],
] as const)(
  'at missedError %d the draws until support (%s) are those of a simulation',
  (missedError, direction) => {
    const detects = 0.05;
    const draws = meanTestPower({ ...chiSquareLaw, scale: 1, missedError, direction }).drawsNeeded(detects);
    const simulated = verdicts({
      design: { claimed: 1, margin: detects, variance: 1 / 2, falseAlarm: 1e-9, missedError, direction },
      law: chiSquareLaw,
      blockSize: 16,
      cap: 20 * draws,
      repetitions: 400,
      seed: 11,
    });
    expect(simulated.counts.supported).toBe(400);
    // In units of v/r² draws, as in power.ts: a bound on the expected time over the time that is planned, …
    const evidence = Math.log(4 / missedError);
    const planned = 2 * evidence + 4 * Math.sqrt(evidence / Math.PI);
    const slack = direction === 'equal' ? (2 * evidence + 2 + 2 * Math.sqrt(1 + 2 * evidence)) / planned : 1;
    // … and the standard error of 400 runs, each of which varies by √(2/L) of its mean (one crossing has variance 8L).
    const error = Math.sqrt(2 / evidence / 400);
    const ratio = simulated.meanDraws / draws;
    expect(ratio).toBeGreaterThan(1 - 3 * error);
    expect(ratio).toBeLessThan(slack + 3 * error);
  },
);

test.each(['too large', 'too small'] as const)(
  'a formula that is %s by the error that draws detect is not supported by them more often than missedError',
  (side) => {
    const missedError = 1e-2;
    const draws = 4096;
    const detects = meanTestPower({ ...chiSquareLaw, scale: 1, missedError }).smallestDetectable(draws);
    const repetitions = 1500;
    const supported = missedErrors(chiSquareLaw, side, {
      detects,
      rate: missedError,
      blockSize: 256,
      cap: draws,
      repetitions,
      seed: 12,
    });
    // Clopper and Pearson: were the rate missedError, so many would be supported with a chance below 1e-6.
    expect(lowerLimit(supported, repetitions, 1e-6)).toBeLessThanOrEqual(missedError);
  },
);

test('a formula that is wrong by a tenth of the error that draws detect is mostly supported by twice the draws', () => {
  const draws = 4096;
  const detects = meanTestPower({ ...chiSquareLaw, scale: 1, missedError: 1e-2 }).smallestDetectable(draws);
  const { counts } = verdicts({
    design: {
      claimed: 1 + detects / 10,
      margin: detects,
      variance: 1 / 2,
      falseAlarm: 1e-9,
      missedError: 1e-2,
    },
    law: chiSquareLaw,
    blockSize: 256,
    cap: 2 * draws,
    repetitions: 200,
    seed: 13,
  });
  // the frequency test above would also pass if nothing were ever supported
  expect(counts.supported).toBeGreaterThan(150);
});
