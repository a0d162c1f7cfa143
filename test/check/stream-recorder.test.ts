import { expect, test, vi } from 'vitest';
import { recordStreams } from '../../src/check/stream-recorder.ts';
import { InAnotherShard, measureEach, type StreamName } from '../../src/check/stream-statistics.ts';

const stream = (road: string, purpose = 'test'): StreamName => ({ road, purpose });
const shardsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => recordStreams({ shard: { index: i + 1, count } }));

/** Which of the shards does not refuse. */
const owners = (count: number, name: StreamName): number[] =>
  shardsOf(count).flatMap((statistics, i) => {
    try {
      statistics.whole(name, () => 0);
      return [i];
    } catch (error) {
      expect(error).toBeInstanceOf(InAnotherShard);
      return [];
    }
  });

test('a stream is drawn by exactly one shard, all streams of a road by the same, and roads are spread evenly', () => {
  const drawn = Array.from({ length: 400 }, (_, i) => {
    const road = `judge n=${i}, plain`;
    const [owner, ...others] = owners(4, stream(road));
    expect(others).toEqual([]);
    expect(owners(4, stream(road, 'pilot'))).toEqual([owner]);
    return owner;
  });
  // Binomial(400, 1/4) leaves 60 … 140 with probability below 1e-5; the names are fixed.
  for (let i = 0; i < 4; i++) {
    const share = drawn.filter((owner) => owner === i).length;
    expect(share).toBeGreaterThan(60);
    expect(share).toBeLessThan(140);
  }
});

test('every batch of a stream is drawn by exactly one shard, in turn', () => {
  const batches = shardsOf(3).map((statistics) =>
    [0, 1, 2, 3, 4, 5].filter((index) => statistics.batch(stream('long'), index, () => true)),
  );
  expect(batches.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(batches.map(({ length }) => length)).toEqual([2, 2, 2]);
});

test('every shard makes a pilot, and one of them keeps it', () => {
  const kept = [1, 2, 3].flatMap((index) => {
    const onRecord = vi.fn();
    const statistics = recordStreams({ shard: { index, count: 3 }, onRecord });
    expect(statistics.pilot(stream('long', 'pilot'), () => 7)).toBe(7);
    return onRecord.mock.calls;
  });
  expect(kept).toEqual([['long: pilot', 7]]);
});

test('what is known is not gathered again, and not told of', () => {
  const onRecord = vi.fn();
  const gather = vi.fn(() => 1);
  const known = new Map([['road: test', 2]]);
  const statistics = recordStreams({ known, onRecord });
  expect(statistics.whole(stream('road'), gather)).toBe(2);
  expect(gather).not.toHaveBeenCalled();
  expect(statistics.whole(stream('other'), gather)).toBe(1);
  expect(onRecord.mock.calls).toEqual([['other: test', 1]]);
});

test('each is measured, also after one that belongs to another shard; any other error ends it', () => {
  const measured: number[] = [];
  const elsewhere = new InAnotherShard(stream('road'));
  const measure = (error: Error) => (item: number) => {
    if (item === 1) throw error;
    measured.push(item);
  };
  expect(() => measureEach([0, 1, 2], measure(elsewhere))).toThrow(elsewhere);
  expect(measured).toEqual([0, 2]);
  expect(() => measureEach([3, 1, 4], measure(new RangeError('NaN')))).toThrow('NaN');
  expect(measured).toEqual([0, 2, 3]);
});
