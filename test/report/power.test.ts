import { expect, test } from 'vitest';
import type { TheoremPower } from '../../src/check/power.ts';
import { powerReporters } from '../../src/report/power.ts';
import type { PowerReport } from '../../src/run/power.ts';

const at = { n: 20, dx: 12 };
const mean: TheoremPower = {
  id: 'some-mean',
  kind: 'mean',
  points: 2,
  caught: { error: 0.02, draws: 12_304 },
  bottleneck: { road: 'sharp', parameters: at },
  roads: [
    { road: 'plain', error: 0.1, draws: Infinity, total: Infinity, parameters: at, note: 'has no variance' },
    { road: 'other', error: 0.1, draws: Infinity, total: Infinity, parameters: at, note: 'has no variance' },
    { road: 'sharp', error: 0.02, draws: 12_304, total: 20_000, parameters: at },
  ],
  total: Infinity,
};
const report: PowerReport = {
  version: '1.2.3',
  seed: 7,
  profile: 'default',
  missedError: 1e-6,
  draws: null,
  detects: { means: 0.02, limits: 0.05 },
  theorems: [mean],
};
const bodyOf = (one: PowerReport) => powerReporters.text(one).split('\n\n')[1];

test('a line a road, what has no figure as a dash, each note once, and what decides', () => {
  expect(bodyOf(report)).toBe(
    [
      'some-mean (mean), 2 points',
      '  road   catches   draws  all points  at its worst point',
      '  plain        -       -           -  n = 20, dx = 12',
      '  other        -       -           -  n = 20, dx = 12',
      '  sharp      2 %  12,304      20,000  n = 20, dx = 12',
      '  plain, other: has no variance',
      '  2 % needs 12,304 draws at a point; the bottleneck is sharp at n = 20, dx = 12',
      '  all roads at all points: - draws',
    ].join('\n'),
  );
});

test('where no number of draws is enough, and where a budget is too small, that is said', () => {
  const nothing: TheoremPower = { ...mean, caught: { error: 0.02, draws: Infinity } };
  expect(bodyOf({ ...report, theorems: [nothing] })).toContain(
    'no number of draws is enough; the bottleneck',
  );
  const poor: TheoremPower = { ...mean, caught: { error: Infinity, draws: 10 } };
  expect(bodyOf({ ...report, draws: 10, detects: null, theorems: [poor] })).toContain(
    'too few draws to catch any error',
  );
});

test('an error of a probability is a difference, not a percentage', () => {
  const probability: TheoremPower = { ...mean, kind: 'probability' };
  expect(bodyOf({ ...report, theorems: [probability] })).toContain('  0.02 needs 12,304 draws');
});

test('what broke, and what is exact, take one line', () => {
  const none = { points: 0, caught: null, bottleneck: null, roads: [], total: 0 };
  const broken: TheoremPower = { ...none, id: 'broken', kind: 'mean', error: 'it threw' };
  const exact: TheoremPower = { ...none, id: 'exact', kind: 'identity' };
  const text = powerReporters.text({ ...report, theorems: [broken, exact] });
  expect(text).toContain('\n\nbroken (mean): it threw\n\nexact (identity): exact, nothing is drawn\n\n');
});

test('JSON has no infinities', () => {
  expect(JSON.parse(powerReporters.json(report)).theorems[0].roads[0].draws).toBe(null);
});
