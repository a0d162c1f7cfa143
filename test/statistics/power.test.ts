import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawsCap, drawsNeeded, expectedDraws, smallestDetectable } from '../../src/statistics/power.ts';
import { verdicts } from '../calibration/mean-test.ts';
import { normalLaw, riskCornerLaw } from '../calibration/random.ts';

const rate = fc.double({ min: 1e-12, max: 0.3, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test('the draws needed for an error detect that error and none much smaller: the two are inverse', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 0.5, noNaN: true }),
      positive,
      positive,
      rate,
      (detects, spread, claimed, missedError) => {
        const question = { claimed, missedError, variance: (spread * claimed) ** 2 };
        const draws = drawsNeeded({ ...question, detects });
        const detectable = smallestDetectable({ ...question, draws });
        // rounding up to a cell can only help; a cell less can no longer detect the error
        expect(detectable).toBeLessThanOrEqual(detects * (1 + 1e-12));
        expect(smallestDetectable({ ...question, draws: draws - 16 })).toBeGreaterThanOrEqual(
          detects * (1 - 1e-12),
        );
      },
    ),
    { seed: 1 },
  );
});

test('planning by relative error and by design agree', () => {
  const design = { claimed: -3, margin: 0.06, variance: 2, falseAlarm: 1e-9, missedError: 1e-6 };
  expect(drawsNeeded({ claimed: -3, detects: 0.02, variance: 2, missedError: 1e-6 })).toBe(
    expectedDraws(design),
  );
});

test('draws too few for any error detect none', () => {
  expect(smallestDetectable({ draws: 16, variance: 1, claimed: 1, missedError: 1e-6 })).toBe(
    Number.POSITIVE_INFINITY,
  );
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
