import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceSequence } from '../../src/statistics/confidence-sequence.ts';

const question = { count: 10_000, mean: 2, variance: 4, falseAlarm: 0.05, tunedFor: 10_000 };
const width = (changes: Partial<typeof question>): number => {
  const [low, high] = confidenceSequence({ ...question, ...changes });
  return high - low;
};

test('its end points are where the mixture of likelihood ratios reaches 1/falseAlarm', () => {
  // ∫ exp(θS − tθ²/2) dN(0, ρ²)(θ) with S the sum of draws of variance 1, by the trapezoidal rule: the integrand is
  // analytic and vanishes at both ends, so 4000 steps over ten standard deviations are exact to rounding
  const mixture = (sum: number, count: number, rho: number): number => {
    const step = (20 * rho) / 4000;
    let total = 0;
    for (let theta = -10 * rho; theta <= 10 * rho; theta += step) {
      total += Math.exp(theta * sum - (count * theta * theta) / 2 - (theta / rho) ** 2 / 2);
    }
    return (total * step) / (rho * Math.sqrt(2 * Math.PI));
  };
  for (const [count, tunedFor, falseAlarm] of [
    [50, 50, 0.05],
    [400, 50, 0.01],
    [50, 400, 1e-6],
  ] as const) {
    const nominal = 2 * Math.log(1 / falseAlarm);
    const rho = Math.sqrt((nominal + Math.log(nominal + 1)) / tunedFor);
    const [low, high] = confidenceSequence({ count, mean: 0, variance: 1, falseAlarm, tunedFor });
    expect(mixture(high * count, count, rho) * falseAlarm).toBeCloseTo(1, 6);
    expect(low).toBe(-high);
  }
});

test('is narrowest, relative to a fixed-time interval, near the number of draws it is tuned for', () => {
  const tuned = width({});
  for (const tunedFor of [100, 1000, 100_000, 1_000_000]) expect(width({ tunedFor })).toBeGreaterThan(tuned);
});

test('scales with the standard deviation, moves with the mean, and shrinks as draws come in', () => {
  const counts = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0.01, max: 100, noNaN: true }), (count, scale) => {
      expect(width({ count, variance: 4 * scale ** 2 }) / (scale * width({ count }))).toBeCloseTo(1, 9);
      const [low, high] = confidenceSequence({ ...question, count, mean: scale });
      expect((low + high) / 2 / scale).toBeCloseTo(1, 6);
      expect(width({ count: 2 * count })).toBeLessThan(width({ count }));
    }),
    { seed: 1 },
  );
});

test('says nothing before the first draw, and everything about a constant', () => {
  expect(confidenceSequence({ ...question, count: 0 })).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
  expect(confidenceSequence({ ...question, variance: 0 })).toEqual([2, 2]);
});

test('refuses a rate outside (0, 1), a negative or unknown variance, a tuning of 0', () => {
  expect(() => confidenceSequence({ ...question, falseAlarm: 1 })).toThrow(
    'falseAlarm must lie between 0 and 1, got 1',
  );
  expect(() => confidenceSequence({ ...question, variance: -1 })).toThrow('variance must be ≥ 0, got -1');
  expect(() => confidenceSequence({ ...question, variance: Number.NaN })).toThrow(
    'variance must be ≥ 0, got NaN',
  );
  expect(() => confidenceSequence({ ...question, tunedFor: 0 })).toThrow('tunedFor must be > 0, got 0');
});
