import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitRate, rateQuantile, relativeErrorNeeded, type SizedMean } from '../../src/statistics/rate-fit.ts';

const sizes = [50, 100, 200, 400];
const meansOf = (mean: (size: number) => number, relative = 0.005): SizedMean[] =>
  sizes.map((size) => ({ size, mean: mean(size), error: relative * Math.abs(mean(size)) }));
const exponents = fc.double({ min: -3, max: 3, noNaN: true });

test('a power law of either sign is fitted to rounding, whatever the weights, and nothing is allowed for', () => {
  const error = fc.double({ min: 0.005, max: 0.05, noNaN: true });
  const errors = fc.tuple(error, error, error, error);
  fc.assert(
    fc.property(exponents, fc.constantFrom(-2, 0.3), errors, (exponent, c, relative) => {
      const means = meansOf((size) => c * size ** exponent).map((one, i) => ({
        ...one,
        error: relative[i]! * Math.abs(one.mean),
      }));
      const fit = fitRate(means);
      expect(fit.exponent).toBeCloseTo(exponent, 9);
      expect(fit.allowance).toBeLessThan(1e-9);
    }),
    { seed: 1 },
  );
});

test('the standard error is that of the linear functional of the logarithms', () => {
  const means = meansOf((size) => 1 / size);
  const { exponent, error } = fitRate(means);
  const moved = means.map((_, k) => {
    const step = 1e-6;
    const shifted = means.map((one, i) => (i === k ? { ...one, mean: one.mean * Math.exp(step) } : one));
    // the weights are those of the unmoved means
    const kept = shifted.map((one) => ({ ...one, error: 0.005 * one.mean }));
    return (fitRate(kept).exponent - exponent) / step;
  });
  expect(error).toBeCloseTo(0.005 * Math.hypot(...moved), 6);
});

test('a correction of order 1/size is taken out, one of order 1/size² on top of it is allowed for', () => {
  const correction = fc.double({ min: 1, max: 10, noNaN: true });
  fc.assert(
    fc.property(exponents, correction, fc.constantFrom(-1, 1), (exponent, size, sign) => {
      const u = sign * size;
      const first = fitRate(meansOf((n) => n ** exponent * Math.exp(u / n)));
      expect(first.exponent).toBeCloseTo(exponent, 9);
      expect(first.allowance).toBeCloseTo((0.144 * Math.abs(u)) / 50, 3);
      // v/m = 1.5·u
      const second = fitRate(meansOf((n) => n ** exponent * Math.exp(u / n + (1.5 * 50 * u) / n ** 2)));
      expect(Math.abs(second.exponent - exponent)).toBeGreaterThan(1e-4);
      expect(Math.abs(second.exponent - exponent)).toBeLessThanOrEqual(second.allowance);
    }),
    { seed: 2 },
  );
});

test('a correction of order 1/√size is not covered: the docstring promises no more', () => {
  const fit = fitRate(meansOf((size) => Math.exp(1 / Math.sqrt(size)) / size));
  expect(Math.abs(fit.exponent + 1)).toBeGreaterThan(fit.allowance);
});

test('z bounds the normal quantile from above, closely', () => {
  expect(rateQuantile(0.05)).toBeGreaterThan(1.96);
  expect(rateQuantile(1e-9)).toBeGreaterThan(6.11);
  expect(rateQuantile(1e-9)).toBeLessThan(6.5);
});

test('a planned effort leaves room: halving the width halves the error', () => {
  expect(relativeErrorNeeded(sizes, 0.1, 1e-6)).toBeCloseTo(2 * relativeErrorNeeded(sizes, 0.05, 1e-6), 12);
  expect(relativeErrorNeeded(sizes, 0.1, 1e-6)).toBeGreaterThan(0.003);
});

test.each([
  ['two sizes', meansOf((size) => size).slice(2), /three sizes/],
  ['a change of sign', meansOf((size) => size - 150), /one sign/],
  ['a mean of 0', meansOf(() => 0), /one sign/],
  ['sizes out of order', meansOf((size) => size).reverse(), /increase/],
  ['no error', meansOf((size) => size, 0), /error/],
] as const)('%s is refused', (_what, means, message) => {
  expect(() => fitRate(means)).toThrow(message);
});
