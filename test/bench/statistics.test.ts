import { expect, test } from 'vitest';
import { exponent, median } from './statistics.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 2, 4, 3])).toBe(3.5);
  expect(median([7])).toBe(7);
  expect(() => median([])).toThrow('no median of nothing');
});

test('the exponent of a power is found, and that of a sum lies between', () => {
  const along = (y: (x: number) => number) => [1, 2, 5, 10, 100].map((x) => ({ x, y: y(x) }));
  expect(exponent(along((x) => 7 * x ** 3))).toBeCloseTo(3, 12);
  expect(exponent(along((x) => 2 / x))).toBeCloseTo(-1, 12);
  const mixed = exponent(along((x) => x + x ** 2));
  expect(mixed).toBeGreaterThan(1);
  expect(mixed).toBeLessThan(2);
  expect(() => exponent([{ x: 2, y: 1 }])).toThrow('two points or more');
});
