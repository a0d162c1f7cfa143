import { expect, test } from 'vitest';
import { rangeFactor } from '../../src/models/entry-range.ts';
import { fromRows, zeros } from '../../src/models/matrix.ts';

test('entries that can be squared are left alone, others are divided by a power of 2', () => {
  for (const size of [0, 1, -1, 1e-80, 1e80]) expect(rangeFactor(fromRows([[0, size]]))).toBe(1);
  expect(rangeFactor(zeros(0, 3))).toBe(1);
  for (const size of [1e-323, 1e-310, 1e-150, 1e150, -1.7e308]) {
    const factor = rangeFactor(fromRows([[0], [size]]));
    expect(Number.isInteger(Math.log2(factor))).toBe(true);
    const scaled = size / factor;
    expect(scaled * factor).toBe(size);
    // A thousand squares neither overflow nor come near the numbers that have lost digits.
    expect(1000 * scaled ** 2).toBeLessThan(1e308);
    expect(scaled ** 2).toBeGreaterThan(2e-292);
  }
});

test('an entry that is not finite is named', () => {
  expect(() =>
    rangeFactor(
      fromRows([
        [1e300, 2],
        [3, Number.NaN],
      ]),
    ),
  ).toThrow('entry (1, 1) of the matrix is NaN');
  expect(() => rangeFactor(fromRows([[1, -Infinity]]))).toThrow('entry (0, 1) of the matrix is -Infinity');
});
