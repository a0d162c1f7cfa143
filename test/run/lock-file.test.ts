import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LockedTheorem, readLock, writeLock } from '../../src/run/lock-file.ts';
import { SelectionError } from '../../src/run/selection-error.ts';
import { folderOf } from './theorem-files.ts';

const locked: LockedTheorem = {
  kind: 'mean',
  formulas: { claim: 'n' },
  parameters: { n: 'natural, n >= 1' },
  holdsWhen: 'n >= 2',
  verdict: 'supported',
  budget: { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6, detects: 0.05 },
};

test('what is written is read, sorted by id, and nothing else is left', () => {
  const folder = folderOf({});
  const path = join(folder, 'theorems.lock.json');
  expect(readLock(path)).toBeNull();
  writeLock(path, { b: locked, a: { ...locked, kind: 'law' } });
  expect(readLock(path)).toEqual({ a: { ...locked, kind: 'law' }, b: locked });
  const bytes = readFileSync(path, 'utf8');
  expect(bytes.indexOf('"a"')).toBeLessThan(bytes.indexOf('"b"'));
  writeLock(path, readLock(path)!);
  expect(readFileSync(path, 'utf8')).toBe(bytes);
  expect(readdirSync(folder)).toEqual(['theorems.lock.json']);
});

test.each([
  ['{', 'JSON'],
  ['[]', 'its format is not 1'],
  ['{ "format": 2, "theorems": {} }', 'its format is not 1'],
  ['{ "format": 1 }', 'it has no theorems'],
  ['{ "format": 1, "theorems": { "a": { "kind": "mean" } } }', "'a' is not complete"],
  ['<<<<<<< HEAD\n{ "format": 1 }', 'JSON'],
])('a file that is no lock file is refused in one line: %s', (text, reason) => {
  const path = join(folderOf({}), 'theorems.lock.json');
  writeFileSync(path, text);
  expect(() => readLock(path)).toThrow(SelectionError);
  expect(() => readLock(path)).toThrow(reason);
  expect(() => readLock(path)).not.toThrow('\n');
});
