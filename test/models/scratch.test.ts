import { expect, test } from 'vitest';
import { createScratch } from '../../src/models/scratch.ts';

test('a buffer is the same one as long as its name and size are', () => {
  const scratch = createScratch();
  const first = scratch('gram', 2, 3);
  expect([first.rows, first.columns]).toEqual([2, 3]);
  expect(scratch('gram', 2, 3)).toBe(first);
  expect(scratch('fit', 2, 3)).not.toBe(first);
  expect(scratch('gram', 3, 2)).not.toBe(first);
  expect(createScratch()('gram', 2, 3)).not.toBe(first);
});
