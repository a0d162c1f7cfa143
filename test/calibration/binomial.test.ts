import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerLimit, upperLimit } from './binomial.ts';

test('without hits, and without misses, the limits are error^(1/trials)', () => {
  expect(upperLimit(0, 100, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 100), 12);
  expect(lowerLimit(100, 100, 0.05)).toBeCloseTo(0.05 ** (1 / 100), 12);
  expect(lowerLimit(0, 100, 0.05)).toBe(0);
  expect(upperLimit(100, 100, 0.05)).toBe(1);
});

test('hits and misses are each other’s mirror image, and the limits enclose the rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (trials, some) => {
      const hits = some % (trials + 1);
      expect(lowerLimit(hits, trials, 0.01)).toBeCloseTo(1 - upperLimit(trials - hits, trials, 0.01), 9);
      expect(lowerLimit(hits, trials, 0.01)).toBeLessThanOrEqual(hits / trials);
      expect(upperLimit(hits, trials, 0.01)).toBeGreaterThanOrEqual(hits / trials);
    }),
    { seed: 1 },
  );
});
