import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareCdf, chiSquareTail } from '../../src/statistics/chi-square.ts';

/** [x, k, P(χ²_k ≤ x)], gammainc(k/2, 0, x/2, regularized=True) of mpmath at 30 digits, rounded. */
const references: readonly (readonly [number, number, number])[] = [
  [1e-12, 1, 7.978845608027324e-7],
  [0.001, 1, 0.025227120630039613],
  [3.84, 1, 0.9499564787512949],
  [1.5, 2, 0.5276334472589853],
  [0.2, 3, 0.0224107022383506],
  [4.35, 5, 0.499799878992207],
  [30, 7, 0.9999050402749187],
  [9.3, 10, 0.49611114537188505],
  [31, 31, 0.5337874937824917],
  [34, 32, 0.6285463439246325],
  [25, 33, 0.16012885459209658],
  [60, 33, 0.9972331882049221],
  [99, 100, 0.49052780120162587],
  [130, 100, 0.9764876021901914],
  [1000, 1001, 0.4970257827318705],
  [1100, 1001, 0.9845507974602632],
  [9900, 10_000, 0.2404799143160207],
  [1_001_500, 1_000_000, 0.8555645140046501],
];

const tolerance = 1e-12; // the promise of the module
const degrees = fc.integer({ min: 1, max: 200 });
const point = fc.double({ min: 0, max: 400, noNaN: true });

test('agrees with values computed to 30 digits elsewhere', () => {
  for (const [x, k, expected] of references) {
    expect(Math.abs(chiSquareCdf(x, k) - expected), `x = ${x}, k = ${k}`).toBeLessThan(tolerance);
  }
});

test('two degrees of freedom are the exponential law: 1 − exp(−x/2)', () => {
  fc.assert(
    fc.property(point, (x) => Math.abs(chiSquareCdf(x, 2) + Math.expm1(-x / 2)) < tolerance),
    { seed: 1 },
  );
});

test('even degrees have a Poisson tail: P(χ²_k > x) = Σ_{j<k/2} e^(−x/2)(x/2)^j/j!', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), point, (half, x) => {
      let term = Math.exp(-x / 2);
      let tail = 0;
      for (let j = 0; j < half; j++) {
        tail += term;
        term *= x / 2 / (j + 1);
      }
      return Math.abs(chiSquareCdf(x, 2 * half) - (1 - tail)) < tolerance;
    }),
    { seed: 2 },
  );
});

test('satisfies F_{k+2}(x) = F_k(x) − 2x·f_k(x)/k, across the switch from series to continued fraction', () => {
  // 2x·f_k(x)/k = (x/2)^(k/2)·e^(−x/2)/Γ(k/2 + 1), with Γ by its recursion from Γ(1) = 1, Γ(1/2) = √π
  const drop = (x: number, k: number): number => {
    let value = k % 2 === 0 ? 1 : Math.sqrt(x / 2) / (Math.sqrt(Math.PI) / 2);
    for (let a = k % 2 === 0 ? 1 : 1.5; a <= k / 2; a++) value *= x / 2 / a;
    return value * Math.exp(-x / 2);
  };
  fc.assert(
    fc.property(degrees, fc.double({ min: 0.2, max: 3, noNaN: true }), (k, ratio) => {
      const x = ratio * k;
      return Math.abs(chiSquareCdf(x, k) - chiSquareCdf(x, k + 2) - drop(x, k)) < tolerance;
    }),
    { seed: 3 },
  );
});

test('never decreases in x, and runs from 0 to 1', () => {
  fc.assert(
    fc.property(degrees, point, point, (k, x, y) => {
      const [low, high] = [Math.min(x, y), Math.max(x, y)];
      return chiSquareCdf(low, k) <= chiSquareCdf(high, k) + tolerance;
    }),
    { seed: 4 },
  );
  expect(chiSquareCdf(-1, 3)).toBe(0);
  expect(chiSquareCdf(0, 3)).toBe(0);
  expect(chiSquareCdf(1e308, 3)).toBe(1);
  expect(chiSquareCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
});

test('refuses degrees of freedom that are no positive integer, and NaN', () => {
  for (const k of [0, -1, 2.5, Number.NaN]) expect(() => chiSquareCdf(1, k)).toThrow(`got ${k}`);
  expect(() => chiSquareCdf(Number.NaN, 2)).toThrow('x is NaN');
});

test('the tail keeps its relative accuracy where the distribution function is 1 to rounding', () => {
  // gammainc(k/2, x/2, inf, regularized=True) of mpmath at 170 digits.
  const tails: readonly (readonly [number, number, number])[] = [
    [2, 5, 0.8491450360846096],
    [3.84, 1, 0.0500435212487051],
    [1100, 1001, 0.01544920253973677],
    [60, 3, 5.8782307279069123e-13],
    [400, 1, 5.507248237212467e-89],
  ];
  for (const [x, k, expected] of tails) {
    expect(Math.abs(chiSquareTail(x, k) / expected - 1), `x = ${x}, k = ${k}`).toBeLessThan(1e-12);
  }
  expect([-1, 0, Number.POSITIVE_INFINITY].map((x) => chiSquareTail(x, 3))).toEqual([1, 1, 0]);
});
