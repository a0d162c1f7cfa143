import { expect, test } from 'vitest';
import { studentTCdf } from '../../src/statistics/student-t.ts';

test('closed forms: Cauchy at one degree, x/√(2 + x²) at two', () => {
  for (const x of [-30, -1, -0.1, 0, 0.5, 2, 1e6]) {
    expect(studentTCdf(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 14);
    expect(studentTCdf(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 14);
  }
});

// Abramowitz and Stegun, table 26.10: the 97.5 % points.
test.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
])('%i degrees: 97.5 %% below %f', (degrees, x) => {
  expect(studentTCdf(x, degrees)).toBeCloseTo(0.975, 4);
  expect(studentTCdf(-x, degrees)).toBeCloseTo(0.025, 4);
});

test('the ends, and what cannot be', () => {
  expect(studentTCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
  expect(studentTCdf(Number.NEGATIVE_INFINITY, 4)).toBe(0);
  expect(() => studentTCdf(0, 0)).toThrow('got 0');
  expect(() => studentTCdf(Number.NaN, 1)).toThrow('NaN');
});
