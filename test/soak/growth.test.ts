import { expect, test } from 'vitest';
import { growth } from './growth.ts';

const samples = (megabytes: (minute: number) => number) =>
  Array.from({ length: 200 }, (_, i) => ({ minute: i / 10, megabytes: megabytes(i / 10) }));

test('memory that goes up and down about one level does not grow, whatever the first minutes were', () => {
  const flat = samples((minute) => (minute < 4 ? 100 * minute : 400 + 20 * Math.sin(7 * minute)));
  expect(growth(flat, 20)).toBeCloseTo(1, 1);
});

test('a leak shows: 10 MiB a minute on 400', () => {
  expect(
    growth(
      samples((minute) => 400 + 10 * minute),
      20,
    ),
  ).toBeGreaterThan(1.2);
});

test('a run that ended early has no last quarter', () => {
  expect(() =>
    growth(
      samples(() => 400),
      100,
    ),
  ).toThrow('no sample between minute 75 and 100');
});
