import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget, measurementShare, profiles, theoremShare } from '../../src/statistics/budget.ts';

test('the default budget is the default profile at error rates of one in a million', () => {
  expect(budget()).toEqual({ falseAlarm: 1e-6, missedError: 1e-6, ...profiles.default });
});

test('options replace what the profile says, for every kind of claim', () => {
  expect(budget({ profile: 'quick', detects: 0.1, runs: 7, falseAlarm: 0.01 })).toEqual({
    falseAlarm: 0.01,
    missedError: 1e-6,
    means: { parameterDraws: 7, detects: 0.1 },
    limits: { parameterDraws: 7, detects: 0.1 },
  });
});

test('a thorough run looks at more points and for smaller errors than a default one, and that than a quick one', () => {
  const effort = (['quick', 'default', 'thorough'] as const).map((name) => profiles[name].means);
  expect(effort.map(({ parameterDraws }) => parameterDraws)).toEqual([3, 10, 50]);
  expect(effort.map(({ detects }) => detects)).toEqual([0.05, 0.02, 0.005]);
});

test('the shares of 512 theorems and their derivations add up to the false alarm of the run', () => {
  const naturals = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
      naturals,
      naturals,
      (rate, draws, measurements) => {
        const spent =
          2 * 512 * draws * measurements * measurementShare(theoremShare(rate), draws, measurements);
        expect(Math.abs(spent / rate - 1)).toBeLessThan(1e-14); // three roundings
      },
    ),
    { seed: 1 },
  );
});

test('a bad option gets one line that names it and its value', () => {
  for (const value of [0, 1, -0.1, 2, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => budget({ falseAlarm: value })).toThrow(`falseAlarm must lie between 0 and 1, got ${value}`);
    expect(() => budget({ missedError: value })).toThrow(
      `missedError must lie between 0 and 1, got ${value}`,
    );
    expect(() => budget({ detects: value })).toThrow(`detects must lie between 0 and 1, got ${value}`);
    expect(() => theoremShare(value)).toThrow(`got ${value}`);
  }
  for (const value of [0, -3, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => budget({ runs: value })).toThrow(`runs must be an integer ≥ 1, got ${value}`);
    expect(() => measurementShare(1e-6, value, 1)).toThrow(
      `parameterDraws must be an integer ≥ 1, got ${value}`,
    );
    expect(() => measurementShare(1e-6, 1, value)).toThrow(
      `measurements must be an integer ≥ 1, got ${value}`,
    );
  }
  // @ts-expect-error a profile that does not exist is a compile error too
  expect(() => budget({ profile: 'toString' })).toThrow(
    'profile must be one of quick, default, thorough, got toString',
  );
});
