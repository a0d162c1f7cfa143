import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MutationReport } from '../../src/run/mutation-report.ts';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const quick = ['--profile', 'quick'];

test('the score of a theorem: text, and the mutants that were killed when asked for', async () => {
  const { code, stdout, stderr } = await riskproof([
    'mutate',
    'inverse-wishart-trace',
    ...quick,
    '--verbose',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/✓ {2}inverse-wishart-trace +\d+ +\d+ +\d+ +0 +0\n/);
  expect(stdout).toMatch(
    / {2}claim: dx\/\(n - dx\)\n {6}killed at n = \d+, dx = \d+ and \d more, up to \S+ % off\n/,
  );
  expect(stdout).toMatch(/ {2}domain: n >= dx \+ 1\n {6}killed at .+: the formula is Infinity there\n/);
  expect(stdout).toContain('is killed.\n');
});

test('JSON: the same bytes for one worker and for two, and from what check has kept', async () => {
  const folder = folderOf({
    'mine.ts': theoremText({ id: 'mine' }),
    'other.ts': theoremText({ id: 'other' }),
  });
  const cache = join(folder, 'cache');
  await riskproof(['check', './mine.ts', ...quick], folder, cache);
  const written = [];
  for (const workers of ['1', '2']) {
    const words = [
      'mutate',
      '.',
      ...quick,
      '--reporter',
      'json',
      '--workers',
      workers,
      '--output-file',
      'score.json',
    ];
    expect(await riskproof(words, folder, cache)).toMatchObject({ code: 0, stdout: '' });
    written.push(readFileSync(join(folder, 'score.json'), 'utf8'));
  }
  expect(written[1]).toBe(written[0]);
  const { theorems, total } = JSON.parse(written[0]!) as MutationReport;
  expect(theorems.map(({ id }) => id)).toEqual(['mine', 'other']);
  const [mine] = theorems;
  expect(mine!.killed).toBe(mine!.kills.length);
  expect(mine!.mutants).toBe(mine!.killed + mine!.weaker + mine!.survived.length);
  expect(total.mutants).toBe(theorems.reduce((sum, { mutants }) => sum + mutants, 0));
});

test('a theorem that is refuted as it is written has no score, and fails the run', async () => {
  const folder = folderOf({ 'wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1' }) });
  const { code, stdout } = await riskproof(['mutate', './wrong.ts', ...quick], folder);
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ {2}wrong .+ refuted as it is written: no score\n/);
});

test.each([
  [['fft-overdetermind'], 4, 'did you mean fft-overdetermined'],
  [['--detects', '2'], 4, "option '--detects <error>' argument '2' is invalid"],
  [['-t', 'nothing-like-it'], 5, "no theorem matches --filter 'nothing-like-it'"],
] as const)('%j is refused in one line', async (words, code, message) => {
  const outcome = await riskproof(['mutate', ...words]);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(message);
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
});
