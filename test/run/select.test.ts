import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LoadedTheorem } from '../../src/run/load.ts';
import { select } from '../../src/run/select.ts';

const loaded = (ids: readonly string[]) =>
  ids.map((id) => ({ theorem: { id }, source: 'a' }) as LoadedTheorem);
const ids = (theorems: readonly LoadedTheorem[]) => theorems.map(({ theorem }) => theorem.id);
const suite = loaded(['fft-fixed-design', 'lora-frozen-a', 'lora-frozen-a-variance', 'lora-frozen-b']);

test('a filter is a regular expression', () => {
  expect(ids(select(suite, { filter: '^lora.*[ab]$' }))).toEqual(['lora-frozen-a', 'lora-frozen-b']);
});

test('a filter that is no regular expression is text that occurs', () => {
  expect(ids(select(loaded(['a', 'b(c']), { filter: '(c' }))).toEqual(['b(c']);
});

test('shards are consecutive, of equal size up to one, and hold each theorem once', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.integer({ min: 1, max: 12 }), (size, count) => {
      const all = loaded(Array.from({ length: size }, (_, i) => `t${i}`));
      const shards = Array.from({ length: count }, (_, i) => select(all, { shard: { index: i + 1, count } }));
      expect(shards.flat()).toEqual(all);
      const sizes = shards.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    { seed: 1 },
  );
});

test('a shard is a part of what the filter left', () => {
  expect(ids(select(suite, { filter: 'lora', shard: { index: 2, count: 2 } }))).toEqual(['lora-frozen-b']);
});
