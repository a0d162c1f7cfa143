import { expect, test } from 'vitest';
import { blockStream, fixedStream, type Point, pointKey, symbolValues } from '../../src/check/point.ts';
import { meanOf, quantity } from '../../src/index.ts';
import { drawing, judged, type ToyValues, theorem, toy } from './toys.ts';

const toyWith = (value: number) =>
  theorem({
    ...toy,
    quantities: { q: quantity<ToyValues>('twice a, or nothing', ({ a }) => value * a) },
    claim: meanOf(drawing((a, s) => 2 * a + s.normal())).equals('q'),
  });

const point: Point = {
  theorem: toyWith(2),
  values: { a: 1.5 },
  seed: 1,
  falseAlarm: 1e-9,
  missedError: 1e-6,
  detects: 0.05,
  fresh: false,
};

test('a key does not depend on the order of parameters, and tells spectra apart', () => {
  expect(pointKey({ n: 20, dx: 12, s: [3, 1, 1] })).toBe('dx=12, n=20, s=3;1;1');
  expect(pointKey({ dx: 12, s: [3, 1, 1], n: 20 })).toBe('dx=12, n=20, s=3;1;1');
});

test('streams repeat, and differ by seed, point, purpose, block and repetition', () => {
  const first = (p: Point, purpose = 'plain', block = 0) => blockStream(p, purpose, block).uniform();
  expect(first(point)).toBe(first({ ...point }));
  const others = [
    first({ ...point, seed: 2 }),
    first({ ...point, values: { a: 1 } }),
    first({ ...point, fresh: true }),
    first(point, 'conditioned'),
    first(point, 'plain', 1),
  ];
  expect(new Set([first(point), ...others]).size).toBe(6);
  expect(fixedStream({ ...point, fresh: true }).uniform()).toBe(fixedStream(point).uniform());
});

test('quantities enter the formula, and one that is not finite is an error with its meaning', () => {
  expect(symbolValues(point)).toEqual({ a: 1.5, q: 3 });
  expect(judged(toyWith(2)).verdict).toBe('supported');
  expect(judged(toyWith(3)).verdict).toBe('refuted');
  expect(judged(toyWith(Number.NaN)).error).toMatch(/quantity q \(twice a, or nothing\) is NaN at a=/);
});
