import { truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOnce, sha256 } from '../../src/run/file-contents.ts';
import { folderOf } from './theorem-files.ts';

const folder = folderOf({ 'a.csv': 'one', 'large.csv': '' });

test('a file is what it was when it was first asked for', () => {
  const contents = readOnce();
  const path = join(folder, 'a.csv');
  expect(contents.hash(path)).toBe(sha256('one'));
  writeFileSync(path, 'two');
  expect(contents.bytes(path)?.toString()).toBe('one');
  expect(readOnce().hash(path)).toBe(sha256('two'));
});

test('what is no file is missing', () => {
  const { bytes, hash } = readOnce();
  for (const path of [folder, join(folder, 'none'), join(folder, 'a.csv/below')]) {
    expect([bytes(path), hash(path)]).toEqual([null, 'missing']);
  }
});

test('a file that is too large to be read changes with its size and when it is written', () => {
  const path = join(folder, 'large.csv');
  truncateSync(path, 2 ** 26 + 1);
  const seen = new Set(['missing']);
  const see = () => seen.add(readOnce().hash(path));
  expect(readOnce().bytes(path)).toBeNull();
  see();
  utimesSync(path, new Date(0), new Date(0));
  see();
  truncateSync(path, 2 ** 26 + 2);
  utimesSync(path, new Date(0), new Date(0));
  see();
  expect(seen.size).toBe(4);
});
