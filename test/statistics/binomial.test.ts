import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clopperPearson, lowerTail, upperTail } from '../../src/statistics/binomial.ts';
import { lowerLimit, upperLimit } from '../calibration/binomial.ts';

/** P(X ≥ k) as an exact fraction for p = odds/2^bits, times 10^40, rounded down. */
function exactUpperTail(k: number, size: number, numerator: bigint, bits: bigint): bigint {
  const whole = 1n << bits;
  let binomial = 1n;
  let sum = 0n;
  for (let i = 0; i <= size; i++) {
    if (i >= k) sum += binomial * numerator ** BigInt(i) * (whole - numerator) ** BigInt(size - i);
    binomial = (binomial * BigInt(size - i)) / BigInt(i + 1);
  }
  return (sum * 10n ** 40n) / whole ** BigInt(size);
}

const relativeError = (value: number, exact: bigint) => Math.abs(value / (Number(exact) / 1e40) - 1);

test('tails agree with exact fractions to 12 digits, from 1 down to 1e-25', () => {
  const sixteenths = fc.integer({ min: 1, max: 15 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), sixteenths, (size, some, numerator) => {
      const k = some % (size + 1);
      const p = numerator / 16;
      const upper = exactUpperTail(k, size, BigInt(numerator), 4n);
      if (upper > 10n ** 15n) expect(relativeError(upperTail(k, size, p), upper)).toBeLessThan(1e-12);
      // P(X ≤ k − 1) for p is P(X ≥ N − k + 1) for 1 − p.
      const lower = exactUpperTail(size - k + 1, size, 16n - BigInt(numerator), 4n);
      if (lower > 10n ** 15n) expect(relativeError(lowerTail(k - 1, size, p), lower)).toBeLessThan(1e-12);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a tail of 1e-12 is right to 12 digits where the test of a small probability lives', () => {
  for (const [size, numerator, bits] of [
    [2000, 41n, 12n],
    [1500, 1n, 10n],
  ] as const) {
    const p = Number(numerator) / 2 ** Number(bits);
    let k = Math.floor(size * p);
    while (upperTail(k, size, p) > 1e-12) k++;
    const exact = exactUpperTail(k, size, numerator, bits);
    expect(Number(exact) / 1e40).toBeLessThan(1e-12);
    expect(Number(exact) / 1e40).toBeGreaterThan(1e-14);
    expect(relativeError(upperTail(k, size, p), exact)).toBeLessThan(1e-12);
  }
});

test('the tails of one count add up to 1, also for a million draws', () => {
  for (const k of [499_000, 500_000, 501_500]) {
    expect(upperTail(k, 1e6, 0.5) + lowerTail(k - 1, 1e6, 0.5)).toBeCloseTo(1, 12);
  }
  // By symmetry P(X ≥ N/2) − ½ is half of P(X = N/2), which is 1/√(πN/2) up to a relative 1/4N.
  const half = 1 / Math.sqrt((Math.PI * 1e6) / 2) / 2;
  expect((upperTail(500_000, 1e6, 0.5) - 0.5) / half).toBeCloseTo(1 - 1 / 4e6, 9);
});

test('nothing below no hit, nothing above every draw, no chance at 0 and at 1', () => {
  expect([upperTail(0, 5, 0.3), upperTail(6, 5, 0.3), lowerTail(-1, 5, 0.3), lowerTail(5, 5, 0.3)]).toEqual([
    1, 0, 0, 1,
  ]);
  expect([upperTail(1, 5, 0), lowerTail(0, 5, 0), upperTail(5, 5, 1), lowerTail(4, 5, 1)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect(() => upperTail(1, 5, 1.1)).toThrow(/between 0 and 1, got 1.1/);
  expect(() => clopperPearson(6, 5, 0.05)).toThrow(/6 hits among 5/);
  expect(() => clopperPearson(1, 5, 0)).toThrow(/error/);
});

test('Clopper–Pearson limits are where each tail is half of the error, at 0.05 as at 1e-11', () => {
  for (const error of [0.05, 1e-11]) {
    for (const [hits, size] of [
      [3, 100],
      [97, 100],
      [1, 50_000],
      [25_000, 50_000],
    ] as const) {
      const [low, high] = clopperPearson(hits, size, error);
      expect(upperTail(hits, size, low) / (error / 2)).toBeCloseTo(1, 6);
      expect(lowerTail(hits, size, high) / (error / 2)).toBeCloseTo(1, 6);
    }
  }
  expect(clopperPearson(0, 100, 0.05)[0]).toBe(0);
  expect(clopperPearson(0, 100, 0.05)[1]).toBeCloseTo(1 - 0.025 ** (1 / 100), 12);
  expect(clopperPearson(100, 100, 0.05)[1]).toBe(1);
});

test('the limits agree with those of the calibration, which are computed otherwise', () => {
  const [low, high] = clopperPearson(17, 400, 0.02);
  expect(low).toBeCloseTo(lowerLimit(17, 400, 0.01), 9);
  expect(high).toBeCloseTo(upperLimit(17, 400, 0.01), 9);
});
