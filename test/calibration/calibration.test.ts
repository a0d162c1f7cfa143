/** The cheap part of `npm run calibrate`: every rate is held against its nominal value by exact limits. */
import { expect, test } from 'vitest';
import { binomialLooks } from '../../src/statistics/binomial-test.ts';
import { lowerLimit, upperLimit } from './binomial.ts';
import { falseAlarmsOfRepeatedNormalTest } from './broken.ts';
import {
  binomialVerdicts,
  lawFalseAlarms,
  lawMissedErrors,
  pathwiseMissedErrors,
  rateMisses,
} from './fixed-size.ts';
import { falseAlarms, missedErrors, rareFalseAlarm } from './mean-test.ts';
import { normalLaw, riskCornerLaw } from './random.ts';

const repetitions = 2000;
const confidence = 1e-3;
const rate = 0.05;
const options = { rate, blockSize: 64, cap: 2048, repetitions };
/** A verdict takes about 1230 and 820 draws here: the cap leaves room for late errors, after 32 looks. */
const cases = [
  { law: normalLaw, detects: 0.2 },
  { law: riskCornerLaw, detects: 0.4 },
];

for (const { law, detects } of cases) {
  test(`mean test, ${law.name}: a true formula is refuted no more often than promised`, () => {
    const alarms = falseAlarms(law, { ...options, detects, seed: 1 });
    expect(upperLimit(alarms, repetitions, confidence)).toBeLessThanOrEqual(rate);
  });

  test(`mean test, ${law.name}: a formula off by detects is supported no more often than promised`, () => {
    for (const direction of ['too large', 'too small'] as const) {
      const missed = missedErrors(law, direction, { ...options, detects, seed: 2 });
      expect(upperLimit(missed, repetitions, confidence), direction).toBeLessThanOrEqual(rate);
    }
  });
}

test('a mean test that is told a quarter of the variance would be caught, in both of its errors', () => {
  // at a finer `detects` than above, where φ is nearer to the identity and less is given away
  const understated = { ...normalLaw, variance: normalLaw.variance / 4 };
  const alarms = falseAlarms(understated, { ...options, detects: 0.1, seed: 3 });
  expect(lowerLimit(alarms, repetitions, confidence)).toBeGreaterThan(rate);
  const missed = missedErrors(understated, 'too large', { ...options, detects: 0.1, seed: 3 });
  expect(lowerLimit(missed, repetitions, confidence)).toBeGreaterThan(rate);
});

test('a normal interval looked at after every block would be caught', () => {
  const alarms = falseAlarmsOfRepeatedNormalTest(normalLaw, 1.96, { ...options, seed: 4 });
  expect(lowerLimit(alarms, repetitions, confidence)).toBeGreaterThan(rate);
});

test('false alarms of 1e-10 are as rare as they are said to be', () => {
  const how = { detects: 0.3, spread: 5, blockSize: 64, cap: 2 ** 16, repetitions: 300, seed: 6 };
  const { probability, standardError } = rareFalseAlarm({ ...how, rate: 1e-10 });
  expect(probability + 4 * standardError).toBeLessThanOrEqual(1e-10);
  // not vacuously: the estimate is sharp, and what the test gives away is its weight ¼ on each λ, and overshoot
  expect(standardError).toBeLessThan(0.2 * probability);
  expect(probability).toBeGreaterThan(1e-12);
});

test('importance sampling agrees with counting where both can be done', () => {
  const how = { ...options, detects: 0.2, rate: 0.3 };
  const alarms = falseAlarms(normalLaw, { ...how, seed: 7 });
  const { probability, standardError } = rareFalseAlarm({ ...how, spread: 1.8, seed: 8 });
  expect(probability - 4 * standardError).toBeLessThan(upperLimit(alarms, repetitions, confidence));
  expect(probability + 4 * standardError).toBeGreaterThan(lowerLimit(alarms, repetitions, confidence));
  expect(standardError).toBeLessThan(0.1 * probability);
});

test('law test and pathwise test keep their rates', () => {
  const design = { detects: 0.15, falseAlarm: rate, missedError: rate };
  const findings = {
    'law, false alarm': lawFalseAlarms(design, { repetitions, seed: 9 }),
    'law, missed error': lawMissedErrors(design, { repetitions, seed: 10 }),
    'pathwise, missed error': pathwiseMissedErrors(
      { detects: 0.02, missedError: rate },
      { repetitions, seed: 11 },
    ),
  };
  // the first and the last are nearly equal to their nominal rate, so only an excess can be looked for
  for (const [name, hits] of Object.entries(findings)) {
    expect(lowerLimit(hits, repetitions, confidence), name).toBeLessThanOrEqual(rate);
  }
  expect(findings['pathwise, missed error']).toBeGreaterThan(0.03 * repetitions);
});

const probability = { claimed: 0.3, direction: 'at most', detects: 0.15 } as const;

test.each([0.05, 0.01])('binomial test at %s: neither error is more frequent than promised', (nominal) => {
  const design = { ...probability, falseAlarm: nominal, missedError: nominal };
  const both = { ...design, direction: 'equal' } as const;
  const how = { repetitions: 4000, seed: 12 };
  const findings = {
    'at most, false alarm': binomialVerdicts(design, 0.3, how).refuted,
    'at most, missed error': binomialVerdicts(design, 0.45, how).supported,
    'equal, false alarm': binomialVerdicts(both, 0.3, how).refuted,
    'equal, missed error above': binomialVerdicts(both, 0.45, how).supported,
    'equal, missed error below': binomialVerdicts(both, 0.15, how).supported,
  };
  // The first two are close to their nominal rates, so only an excess can be looked for; N is chosen for them.
  for (const [name, count] of Object.entries(findings)) {
    expect(lowerLimit(count, how.repetitions, confidence), name).toBeLessThanOrEqual(nominal);
  }
  expect(findings['at most, false alarm']).toBeGreaterThan((nominal * how.repetitions) / 4);
  expect(findings['at most, missed error']).toBeGreaterThan((nominal * how.repetitions) / 4);
});

test('a binomial test that spends its whole error at every look would be caught', () => {
  const design = { ...probability, falseAlarm: rate, missedError: 1e-6 };
  const looks = binomialLooks(design).map(({ count }) => ({ count, share: 1 }));
  const alarms = binomialVerdicts(design, 0.3, { repetitions: 4000, seed: 16, looks }).refuted;
  expect(lowerLimit(alarms, 4000, confidence)).toBeGreaterThan(rate);
});

test('the interval of a rate covers the exponent as often as it says, on normal means', () => {
  const misses = rateMisses(rate, { repetitions, seed: 17 });
  expect(upperLimit(misses, repetitions, confidence)).toBeLessThanOrEqual(rate);
  // z = √(2 ln(1/0.05)) = 2.45 gives a little away: P(|N| > 2.45) = 0.0143
  expect(lowerLimit(misses, repetitions, confidence)).toBeLessThan(0.0143);
  expect(upperLimit(misses, repetitions, confidence)).toBeGreaterThan(0.0143);
});
