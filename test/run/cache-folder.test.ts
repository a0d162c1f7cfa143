import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/run/cache-folder.ts';
import { folderOf } from './theorem-files.ts';

const folder = folderOf({ 'project/node_modules/x/x.js': '', 'project/deep/down/a.ts': '', 'bare/a.ts': '' });

test('verdicts are kept in the nearest node_modules upwards', () => {
  const expected = join(folder, 'project/node_modules/.cache/riskproof');
  expect(cacheFolder(join(folder, 'project/deep/down'), {})).toBe(expected);
  expect(cacheFolder(join(folder, 'project'), { XDG_CACHE_HOME: '/elsewhere' })).toBe(expected);
});

test("without one, in the user's cache", () => {
  const bare = join(folder, 'bare');
  expect(cacheFolder(bare, { XDG_CACHE_HOME: '/elsewhere' })).toBe(join('/elsewhere', 'riskproof'));
  expect(cacheFolder(bare, { XDG_CACHE_HOME: '' })).toBe(join(homedir(), '.cache', 'riskproof'));
});

test('RISKPROOF_CACHE comes first', () => {
  expect(cacheFolder(join(folder, 'project'), { RISKPROOF_CACHE: '/mine' })).toBe('/mine');
});
