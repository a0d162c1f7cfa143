import { expect, test } from 'vitest';
import { defaultSeeds, type Sweep, sweeps } from '../../src/sweep/sweeps.ts';

const at = (sweep: Sweep) => sweep.points.map((point) => point.at);
const fixed = ({ points }: Sweep, ...names: ('n' | 'dx' | 'dy' | 'sigma')[]) =>
  names.map((name) => [...new Set(points.map((point) => point[name]))]);

test('samples: n from 10 to 1000 by 1.2', () => {
  const { points, ranks } = sweeps.samples;
  expect(at(sweeps.samples)).toEqual([
    10, 12, 14, 17, 21, 25, 30, 36, 43, 52, 62, 74, 89, 107, 128, 154, 185, 222, 266, 319, 383, 460, 552, 662,
    795, 954,
  ]);
  expect(points.map(({ n }) => n)).toEqual(at(sweeps.samples));
  expect(fixed(sweeps.samples, 'dx', 'dy', 'sigma')).toEqual([[100], [100], [1]]);
  expect(points.every(({ shift }) => shift.kind === 'factors' && shift.rank === 4)).toBe(true);
  expect(ranks).toEqual([1, 2, 4, 8]);
});

test('rank: from 1 to 40', () => {
  const { points, ranks } = sweeps.rank;
  expect(at(sweeps.rank)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(points.map(({ shift }) => shift.kind === 'factors' && shift.rank)).toEqual(at(sweeps.rank));
  expect(fixed(sweeps.rank, 'n', 'dx', 'dy', 'sigma')).toEqual([[30], [40], [40], [2]]);
  expect(ranks).toEqual([1, 2, 4, 8, 32]);
});

test('noise: sigma from 1 to 100 in 40 logarithmic steps', () => {
  const { points, ranks } = sweeps.noise;
  const sigmas = at(sweeps.noise);
  expect(sigmas).toHaveLength(40);
  expect([sigmas[0], sigmas[39]]).toEqual([1, 100]);
  for (const [i, sigma] of sigmas.entries()) expect(Math.log10(sigma)).toBeCloseTo((2 * i) / 39, 12);
  expect(points.map(({ sigma }) => sigma)).toEqual(sigmas);
  expect(fixed(sweeps.noise, 'n', 'dx', 'dy')).toEqual([[1000], [100], [100]]);
  expect(points.every(({ shift }) => shift.kind === 'factors' && shift.rank === 10)).toBe(true);
  expect(ranks).toEqual([1, 2, 4, 8, 16]);
});

test('decay: the rate from 0 to 2.5 by 0.125', () => {
  const { points, ranks } = sweeps.decay;
  expect(at(sweeps.decay)).toEqual(Array.from({ length: 21 }, (_, i) => 0.125 * i));
  for (const { at: rate, shift } of points) {
    if (shift.kind !== 'spectrum') throw new Error('the spectrum is given');
    expect(shift.values).toHaveLength(40);
    expect(shift.values[0]).toBe(5);
    expect(shift.values[3]).toBeCloseTo(5 * Math.exp(-3 * rate), 12);
  }
  expect(fixed(sweeps.decay, 'n', 'dx', 'dy', 'sigma')).toEqual([[200], [40], [40], [0.5]]);
  expect(ranks).toEqual([1, 2, 4, 8, 16]);
});

test('100 seeds', () => {
  expect(defaultSeeds).toBe(100);
});
