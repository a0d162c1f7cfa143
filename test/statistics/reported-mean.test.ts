import { expect, test } from 'vitest';
import { randomStream } from '../../src/models/random.ts';
import { judgeReportedMeans, type ReportedMeanRates } from '../../src/statistics/reported-mean.ts';
import { lowerLimit, upperLimit } from '../calibration/binomial.ts';

const rates: ReportedMeanRates = { falseAlarm: 0.05, missedError: 0.05, detects: 0.02, direction: 'equal' };

/** How often, of `trials` files with `rows` rows each, something holds. The true means are `error` off, relatively. */
function frequency(
  holds: (verdicts: readonly string[]) => boolean,
  {
    rows = 5,
    trials = 10_000,
    error = 0,
    ...changed
  }: { rows?: number; trials?: number; error?: number } & Partial<ReportedMeanRates>,
) {
  const stream = randomStream(1, 'reported means');
  let hits = 0;
  for (let trial = 0; trial < trials; trial++) {
    const means = Array.from({ length: rows }, (_, i) => {
      const predicted = i + 1;
      const se = 0.005 * predicted;
      return { predicted, scale: predicted, se, mean: predicted * (1 + error) + se * stream.normal() };
    });
    if (holds(judgeReportedMeans(means, { ...rates, ...changed }).map(({ verdict }) => verdict))) hits++;
  }
  return { lower: lowerLimit(hits, trials, 1e-6), upper: upperLimit(hits, trials, 1e-6) };
}

const anyRefuted = (verdicts: readonly string[]) => verdicts.includes('refuted');
const allSupported = (verdicts: readonly string[]) => verdicts.every((verdict) => verdict === 'supported');

test.each(['equal', 'at most'] as const)(
  'a true formula (%s) is refuted as often as it says',
  (direction) => {
    const { lower, upper } = frequency(anyRefuted, { direction });
    // 1 − (1 − 0.05/5)⁵ = 0.049: the union bound gives little away.
    expect(lower).toBeLessThanOrEqual(0.05);
    expect(upper).toBeGreaterThanOrEqual(0.049);
  },
);

test('without a share for each row, five rows would raise too many false alarms', () => {
  const { lower } = frequency(anyRefuted, { falseAlarm: 0.05 * 5 });
  expect(lower).toBeGreaterThan(0.05);
});

test.each([0.02, -0.02])(
  'a formula that is wrong by just what must be seen (%s) is supported as often as it says',
  (error) => {
    const { lower, upper } = frequency(allSupported, { rows: 1, error, falseAlarm: 1e-9 });
    expect(lower).toBeLessThanOrEqual(0.05);
    expect(upper).toBeGreaterThanOrEqual(0.05);
  },
);

test('with a larger missed error it would be supported too often', () => {
  const { lower } = frequency(allSupported, { rows: 1, error: 0.02, falseAlarm: 1e-9, missedError: 0.1 });
  expect(lower).toBeGreaterThan(0.05);
});

test('one wrong row of many is enough: no share of the missed error is lost', () => {
  const one = { predicted: 1, scale: 1, se: 1e-3, mean: 1 };
  const verdicts = (mean: number) =>
    judgeReportedMeans([one, one, { ...one, mean }], { ...rates, falseAlarm: 1e-6 }).map(
      ({ verdict }) => verdict,
    );
  expect(verdicts(1)).toEqual(['supported', 'supported', 'supported']);
  expect(verdicts(1.05)).toEqual(['supported', 'supported', 'refuted']);
});

test('a formula that is 5 % off is refuted, and one that is hard to see is undecided', () => {
  const judge = (mean: number, se: number) =>
    judgeReportedMeans([{ predicted: 2, scale: 2, mean, se }], {
      ...rates,
      falseAlarm: 1e-6,
      missedError: 1e-6,
    })[0]!;
  expect(judge(2.1, 0.005)).toMatchObject({ verdict: 'refuted', z: expect.closeTo(20) });
  expect(judge(1.9, 0.005).verdict).toBe('refuted');
  expect(judge(2, 0.005)).toMatchObject({
    verdict: 'supported',
    excluded: expect.closeTo(4.7534243 * 0.0025),
  });
  expect(judge(2, 0.01)).toMatchObject({ verdict: 'undecided', excluded: expect.closeTo(4.7534243 * 0.005) });
});

test('a bound is refuted from above only', () => {
  const judge = (mean: number, se: number) =>
    judgeReportedMeans([{ predicted: 2, scale: 2, mean, se }], { ...rates, direction: 'at most' })[0]!;
  expect(judge(2.1, 0.01).verdict).toBe('refuted');
  expect(judge(1, 0.01)).toMatchObject({ verdict: 'supported', excluded: 0 });
  expect(judge(1, 1).verdict).toBe('undecided');
});

test('where the scale is 0 there is no relative error, and nothing is supported', () => {
  const judge = (mean: number) => judgeReportedMeans([{ predicted: 0, scale: 0, mean, se: 1 }], rates)[0]!;
  expect(judge(0)).toMatchObject({ verdict: 'undecided', excluded: null });
  expect(judge(9).verdict).toBe('refuted');
  expect(judgeReportedMeans([], rates)).toEqual([]);
});
