import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const few = ['--runs', '1', '--workers', '1'];

test('lock, then a formula changes its meaning: check says so and fails until it is accepted', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a', formula: 'n + 1' }) });
  const cache = join(folder, 'cache');
  const run = (...words: string[]) => riskproof([...words, ...few], folder, cache);
  const lock = () => readFileSync(join(folder, 'theorems.lock.json'), 'utf8');
  const write = (formula: string) => writeFileSync(join(folder, 'a.ts'), theoremText({ id: 'a', formula }));

  expect(await run('lock', '.')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('1 theorem accepted'),
  });
  const wrong = lock();
  expect(JSON.parse(wrong).theorems.a).toMatchObject({ formulas: { claim: 'n + 1' }, verdict: 'refuted' });

  write('(n^2 - 1)/(n - 1)');
  const respelled = await run('check', '.', '--reporter', 'json');
  expect(JSON.parse(respelled.stdout).changes).toEqual([]);

  write('n');
  const right = await run('check', '.', '--reporter', 'json');
  expect(right.code).toBe(1);
  expect(right.stderr).toContain('1 change in meaning against theorems.lock.json; --update accepts');
  expect(JSON.parse(right.stdout)).toMatchObject({
    theorems: [{ id: 'a', verdict: 'supported' }],
    changes: [
      {
        id: 'a',
        place: 'claim',
        before: 'n + 1',
        now: 'n',
        difference: '-1',
        at: { before: 2, now: 1 },
        measured: { before: 'refuted', now: 'supported' },
      },
    ],
  });
  expect(lock()).toBe(wrong);

  const accepted = await run('check', '.', '--update');
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringContaining(': the new formula is right') });
  expect(JSON.parse(lock()).theorems.a).toMatchObject({ formulas: { claim: 'n' }, verdict: 'supported' });
  expect((await run('check', '.')).code).toBe(0);
});

test('a lock file that cannot be used is refused before anything is judged', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a' }), 'broken/theorems.lock.json': '<<<<' });
  const refusal = (words: string, place = folder) => riskproof(words.split(' '), place);
  const none = "riskproof: --update: there is no theorems.lock.json here; 'riskproof lock' writes it\n";
  expect(await refusal('check a.ts --update')).toEqual({ code: 4, stdout: '', stderr: none });
  expect(await refusal('check ../a.ts', join(folder, 'broken'))).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("'riskproof lock' writes it anew"),
  });
  expect(await refusal('check a.ts --update --at n=2,sigma=1')).toMatchObject({ code: 4, stdout: '' });
});
