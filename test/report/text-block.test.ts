import { expect, test } from 'vitest';
import { textBlock } from '../../src/report/text-block.ts';

test('words are broken into lines, and none is lost', () => {
  expect(textBlock('a bb  ccc\ndddd', 6)).toEqual(['a bb', 'ccc', 'dddd']);
  expect(textBlock('unbreakable', 3)).toEqual(['unbreakable']);
  expect(textBlock(' ')).toEqual([]);
});
