import { expect, test } from 'vitest';
import { inLanes } from '../../src/run/lanes.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));
const never = () => new Promise<void>(() => {});

test('every item is worked on once, in order, and never more at a time than there are lanes', async () => {
  const begun: number[] = [];
  let [underway, most] = [0, 0];
  await inLanes([...Array(20).keys()], 3, async (item, position) => {
    expect(item).toBe(position);
    begun.push(item);
    most = Math.max(most, ++underway);
    await soon();
    underway--;
  });
  expect(begun).toEqual([...Array(20).keys()]);
  expect(most).toBe(3);
});

test('an abort does not wait for what never ends, and begins nothing more', async () => {
  const controller = new AbortController();
  const begun: number[] = [];
  const working = inLanes(
    [1, 2, 3, 4],
    2,
    (item) => {
      begun.push(item);
      if (item === 2) controller.abort();
      return never();
    },
    controller.signal,
  );
  await working;
  expect(begun).toEqual([1, 2]);
  await inLanes([1], 1, never, controller.signal);
});

test('what the work throws is thrown', async () => {
  const broken = inLanes([1, 2], 2, async (item) => {
    if (item === 1) throw new Error('broken');
    await never();
  });
  await expect(broken).rejects.toThrow('broken');
});
