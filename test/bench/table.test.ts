import { expect, test } from 'vitest';
import { type BenchRow, isMet } from './row.ts';
import { growthTable, profileTable, seconds, table } from './table.ts';

const row: BenchRow = { name: 'a task', ours: 0.5, other: 6, ratio: 12, goal: 10, against: 'NumPy' };

test('a goal is a ratio to reach, or seconds to stay below', () => {
  expect(isMet(row)).toBe(true);
  expect(isMet({ ...row, ratio: 9.9 })).toBe(false);
  expect(isMet({ ...row, goal: null })).toBe(null);
  expect(isMet({ ...row, goal: null, goalSeconds: 0.6 })).toBe(true);
  expect(isMet({ ...row, goal: null, goalSeconds: 0.5 })).toBe(false);
});

test('a table shows both sides, the ratio, and whether the goal is met', () => {
  const rows: BenchRow[] = [
    {
      ...row,
      processor: { ours: 1, other: 11 },
      wholeProcess: { ours: 1.25, other: 7 },
      memory: { ours: 150e6, other: 2e8 },
    },
    { ...row, name: 'a slow one', ours: 3, ratio: 2 },
    { name: 'a start', ours: 0.2, other: 0.04, ratio: 0.2, goal: null, goalSeconds: 0.15 },
  ];
  expect(table(rows).split('\n').slice(2)).toEqual([
    '| a task | NumPy | 500 ms | 6 s | 12× | ≥ 10× | met | 1 s, 11 s | 1.25 s, 7 s | 150, 200 |',
    '| a slow one | NumPy | 3 s | 6 s | 2.0× | ≥ 10× | not met |  |  |  |',
    '| a start |  | 200 ms | 40 ms | 0.20× | < 150 ms | not met |  |  |  |',
  ]);
});

test('times have three digits', () => {
  expect([123.456, 0.0123456, 1.2e-6].map(seconds)).toEqual(['123 s', '12.3 ms', '1.2 µs']);
});

test('growth shows its exponent beside the promised one', () => {
  const points = [
    { x: 5, y: 1e-6 },
    { x: 10, y: 8e-6 },
  ];
  const text = growthTable([
    { name: 'a fit', along: 'dx', of: 'seconds', points, exponent: 2.96, promised: 3 },
    {
      name: 'a verdict',
      along: '1/detects',
      of: 'draws',
      points: [{ x: 1 / 0.03, y: 512 }],
      exponent: 2,
      promised: 2,
    },
  ]);
  expect(text.split('\n').slice(2)).toEqual([
    '| a fit | dx | 2.96 | 3 | 1 µs at 5 | 8 µs at 10 |',
    '| a verdict | 1/detects | 2.00 | 2 | 512 draws at 33.3 | 512 draws at 33.3 |',
  ]);
});

test('a profile shares out the whole, and names the theorems that take longest', () => {
  const nothing = { derivation: 0, plain: 0, conditioned: 0, 'other roads': 0, pilots: 0, exact: 0 };
  const text = profileTable(
    [
      { id: 'quick', spent: { ...nothing, exact: 1 } },
      { id: 'slow', spent: { ...nothing, plain: 2, derivation: 1 } },
    ],
    1,
  );
  expect(text).toContain('| plain | 2 s | 50.0 % |');
  expect(text).toContain('| all | 4 s | 100.0 % |');
  expect(text).toContain('| slow | 3 s | 75.0 % | plain |');
  expect(text).not.toContain('quick');
});
