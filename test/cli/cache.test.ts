import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const right = theoremText({ id: 'right' });

test('a second run says the same, byte for byte, and so does a run without a cache', async () => {
  const folder = folderOf({ 'right.ts': right, 'wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1' }) });
  const cache = join(folder, 'cache');
  const asked = ['check', 'row-space-energy', '.', '--runs', '1', '--workers', '1', '--reporter', 'json'];
  const cold = await riskproof(asked, folder, cache);
  expect(cold.code).toBe(1);
  expect(await riskproof(asked, folder, cache)).toEqual(cold);
  expect(await riskproof([...asked, '--no-cache'], folder, cache)).toEqual(cold);
  expect(readdirSync(cache)).toHaveLength(3);
});

test('a damaged file is one note, and the verdict is right all the same; --no-cache neither reads nor writes', async () => {
  const folder = folderOf({ 'right.ts': right });
  const cache = join(folder, 'cache');
  const asked = ['check', '.', '--runs', '1', '--workers', '1'];
  const first = await riskproof([...asked, '--no-cache'], folder, cache);
  expect(readdirSync(folder)).toEqual(['right.ts']);
  await riskproof(asked, folder, cache);
  const [file] = readdirSync(cache);
  writeFileSync(join(cache, file!), 'damaged');
  expect(await riskproof([...asked, '--no-cache'], folder, cache)).toEqual(first);
  const { code, stdout, stderr } = await riskproof(asked, folder, cache);
  expect({ code, stdout }).toEqual({ code: 0, stdout: first.stdout });
  expect(stderr.match(/riskproof: the cache has a damaged or foreign file/g)).toHaveLength(1);
  expect(await riskproof(asked, folder, cache)).toEqual(first);
});

test('an edit is judged anew, and what was not edited is not', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a' }), 'b.ts': theoremText({ id: 'b' }) });
  const cache = join(folder, 'cache');
  const asked = ['check', '.', '--runs', '1', '--workers', '1'];
  expect(await riskproof(asked, folder, cache)).toMatchObject({ code: 0 });
  expect(readdirSync(cache)).toHaveLength(2);
  writeFileSync(join(folder, 'b.ts'), theoremText({ id: 'b', formula: 'n + 1' }));
  const edited = await riskproof(asked, folder, cache);
  expect(edited).toMatchObject({ code: 1, stderr: expect.stringContaining('✗ b refuted') });
  expect(readdirSync(cache)).toHaveLength(3);
});

test('two runs at the same time share a cache', async () => {
  const folder = folderOf({ 'right.ts': right, 'b.ts': theoremText({ id: 'b' }) });
  const cache = join(folder, 'cache');
  const asked = ['check', '.', '--runs', '1', '--workers', '1'];
  const [one, other] = await Promise.all([1, 2].map(() => riskproof(asked, folder, cache)));
  expect(one).toMatchObject({ code: 0 });
  expect(other).toEqual(one);
  expect(await riskproof(asked, folder, cache)).toEqual(one);
  expect(readdirSync(cache)).toHaveLength(2);
});
