import { expect, test } from 'vitest';
import { randomStream } from '../../src/index.ts';
import { spikedDiscrepancy } from '../../theorems/setting.ts';

const square = { dx: 100, dy: 100 };

/*
 * The corners of the synthetic experiments, in per cent and over 100 shifts of another stream (standard errors 0.2 to
 * 0.3). From one shift to the next the figures vary by 2 to 3, so that −6, 18 and 16 at single shifts are the same.
 */
test.each([
  { n: 107, sigma: 1, rank: 4, r: 2, percent: -5.1 },
  { n: 1000, sigma: 60, rank: 10, r: 16, percent: 16.3 },
  { n: 1000, sigma: 100, rank: 10, r: 8, percent: 19.6 },
])('n = $n, sigma = $sigma, r = $r: off by about $percent %', ({ percent, ...task }) => {
  const stream = randomStream('corner', task.n, task.sigma);
  const { discrepancy, error } = spikedDiscrepancy({ ...square, ...task }, { draws: 2, shifts: 20 }, stream);
  expect(error).toBeLessThan(0.01);
  expect(Math.abs(100 * discrepancy - percent)).toBeLessThan(400 * Math.hypot(error, 0.003));
});

test('where every direction is found it is off by a few per cent', () => {
  const task = { ...square, n: 1000, sigma: 1, rank: 4, r: 4 };
  const found = spikedDiscrepancy(task, { draws: 8, shifts: 5 }, randomStream('found'));
  expect(Math.abs(found.discrepancy)).toBeLessThan(0.03);
  expect(found.predicted / found.simulated - 1).toBeCloseTo(found.discrepancy, 1);
});
