import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openCheckpoint } from '../../src/run/checkpoint.ts';
import { folderOf } from './theorem-files.ts';

const note = vi.fn();
const records: [string, unknown][] = [
  ['a: test', { state: { count: 16, sums: [0.1, -0], mean: Number.NaN, squares: 1e-300 }, decided: null }],
  ['b: test 0', { count: 256, sums: [Number.POSITIVE_INFINITY], mean: 2, squares: 3 }],
  ['b: test 1', 'two\nlines'],
];

/** A checkpoint with all records, each written on its own. */
function written(): string {
  const path = join(folderOf({}), 'deep/er/checkpoint');
  const checkpoint = openCheckpoint(path, note);
  for (const [name, statistics] of records) {
    checkpoint.keep(name, statistics);
    checkpoint.flush();
  }
  return path;
}
const knownIn = (path: string) => [...openCheckpoint(path, note).known];

test('what was kept is known to the next run, to the last bit', () => {
  expect(knownIn(written())).toStrictEqual(records);
});

test('nothing is known where there is no file, and none is made before anything is kept', () => {
  const folder = folderOf({});
  expect(knownIn(join(folder, 'none'))).toEqual([]);
  expect(() => readFileSync(join(folder, 'none'))).toThrow('ENOENT');
});

test('wherever a write was torn, the records before it are known, and those that are added later', () => {
  const whole = readFileSync(written(), 'utf8');
  // The last line is complete without the line feed after it.
  const ends = records.map(
    (_, i) =>
      whole
        .trimEnd()
        .split('\n\n')
        .slice(0, i + 1)
        .join('\n\n').length,
  );
  for (let size = 0; size < whole.length; size++) {
    const path = written();
    truncateSync(path, size);
    const complete = ends.filter((end) => end <= size).length;
    expect(knownIn(path)).toStrictEqual(records.slice(0, complete));
    const resumed = openCheckpoint(path, note);
    resumed.keep('c', 1);
    resumed.flush();
    expect(knownIn(path)).toStrictEqual([...records.slice(0, complete), ['c', 1]]);
  }
});

test('a flipped bit costs its own line only', () => {
  const path = written();
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('256', '257'));
  expect(knownIn(path)).toStrictEqual([records[0], records[2]]);
  appendFileSync(path, 'no hash at all\n');
  expect(knownIn(path)).toHaveLength(2);
});

test('a place that cannot be written is one note, and the run goes on', () => {
  const folder = folderOf({});
  const path = join(folder, 'taken');
  mkdirSync(path);
  const told = vi.fn();
  const checkpoint = openCheckpoint(path, told);
  for (const [name, statistics] of records) {
    checkpoint.keep(name, statistics);
    checkpoint.flush();
  }
  expect(told.mock.calls).toEqual([[expect.stringContaining('no checkpoint is kept: EISDIR')]]);
});
