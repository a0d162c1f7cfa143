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
