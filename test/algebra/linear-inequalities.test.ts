import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  complement,
  eliminate,
  holdsAt,
  type Inequality,
  inequality,
  irredundant,
  rangeGiven,
} from '../../src/algebra/linear-inequalities.ts';

const names = ['x', 'y', 'z'];
const box = names.flatMap((name) => [inequality([[name, 1n]], 0n), inequality([[name, -1n]], 4n)]);

const systems = fc
  .array(
    fc.tuple(fc.tuple(...names.map(() => fc.integer({ min: -1, max: 1 }))), fc.integer({ min: -4, max: 4 })),
    { maxLength: 4 },
  )
  .map((rows) =>
    rows.map(([row, constant]) =>
      inequality(
        names.map((name, i): [string, bigint] => [name, BigInt(row[i]!)]),
        BigInt(constant),
      ),
    ),
  );

/** Every point of {0, …, 4}³ that satisfies the system, by trying them all. */
function solutions(system: readonly Inequality[]): string[] {
  const range = [0, 1, 2, 3, 4];
  const points = range.flatMap((x) => range.flatMap((y) => range.map((z) => ({ x, y, z }))));
  return points
    .filter((point) => system.every((form) => holdsAt(form, point)))
    .map(({ x, y, z }) => `${x},${y},${z}`);
}

/** The points that are constructed along the bounds, and whether some path ended in an empty range. */
function constructed(system: readonly Inequality[]): { points: string[]; stuck: boolean } {
  let stuck = false;
  let partial: Record<string, number>[] = [{}];
  for (const bound of eliminate(system, names) ?? []) {
    partial = partial.flatMap((values) => {
      const { least, most } = rangeGiven(bound, values);
      if (least > most) stuck = true;
      return Array.from({ length: Math.max(0, most - least + 1) }, (_, i) => ({
        ...values,
        [bound.name]: least + i,
      }));
    });
  }
  return { points: partial.map(({ x, y, z }) => `${x},${y},${z}`).sort(), stuck };
}

test('the bounds construct exactly the integer solutions and no choice leads nowhere', () => {
  let empty = 0;
  fc.assert(
    fc.property(systems, (system) => {
      const all = [...box, ...system];
      const expected = solutions(all);
      if (expected.length === 0) empty += 1;
      if (eliminate(all, names) === null) return expected.length === 0;
      const { points, stuck } = constructed(all);
      return !stuck && expected.length > 0 && points.join(' ') === expected.sort().join(' ');
    }),
    { seed: 11, numRuns: 300 },
  );
  expect(empty).toBeGreaterThan(20);
});

test('what is left out as redundant changes no solution, and what is kept does', () => {
  fc.assert(
    fc.property(systems, (system) => {
      const all = [...box, ...system];
      const kept = irredundant(all, names);
      expect(solutions(kept)).toEqual(solutions(all));
      if (solutions(all).length === 0) return;
      // Outside of the box a dropped constraint may show only there, so look at the complement of each one that is kept.
      for (const form of kept) {
        const others = kept.filter((other) => other !== form);
        expect(eliminate([...others, complement(form)], names)).not.toBeNull();
      }
    }),
    { seed: 12, numRuns: 60 },
  );
});

test('a system without solutions is found out: 1 <= x, x < y, y < 2', () => {
  const system = [
    inequality([['x', 1n]], -1n),
    inequality([['y', 1n]], -1n),
    inequality(
      [
        ['y', 1n],
        ['x', -1n],
      ],
      -1n,
    ),
    inequality([['y', -1n]], 1n),
  ];
  expect(eliminate(system, ['x', 'y'])).toBeNull();
  expect(eliminate(system.slice(0, 3), ['x', 'y'])).not.toBeNull();
});

test('2x = 3 has no integer solution, 2x = 4 has one', () => {
  const twice = (value: bigint) => [inequality([['x', 2n]], -value), inequality([['x', -2n]], value)];
  expect(eliminate(twice(3n), ['x'])).toBeNull();
  expect(eliminate(twice(4n), ['x'])).not.toBeNull();
});

test('what cannot be eliminated exactly over the integers is refused: 2y <= 3x <= 2y + 1 both ways', () => {
  const system = [
    inequality([['x', 1n]], 0n),
    inequality([['y', 1n]], 0n),
    inequality(
      [
        ['x', 3n],
        ['y', -2n],
      ],
      0n,
    ),
    inequality(
      [
        ['x', -3n],
        ['y', 2n],
      ],
      1n,
    ),
  ];
  expect(() => eliminate(system, ['x', 'y'])).toThrow(/x, y are bound by coefficients/);
});
