import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

/**
 * Written by NumPy: np.savetxt('results.csv', rows, delimiter=',', header='n,dx,dy,sigma,mean,se,draws'), with mean and
 * standard error of ‖E Xᵀ(XXᵀ)⁻¹‖² over 60,000 draws and more.
 */
const fromNumPy = resolve(import.meta.dirname, '../readme/results.csv');

const header = 'n,sigma,mean,se\n';
const folder = folderOf({
  'one.ts': theoremText({ id: 'one' }),
  'two.ts':
    theoremText({ id: 'one' }) +
    theoremText({ id: 'two' })
      .replace(/import.*|written/g, 'other')
      .replace(/^other$/m, '')
      .replace(/interface Point.*/, ''),
  'right.csv': `${header}2,1,2.001,0.002\n5,0.5,4.998,0.002\n`,
  'wrong.csv': `${header}2,1,2.1,0.002\n5,0.5,4.998,0.002\n`,
  'vague.csv': `${header}2,1,2.1,0.2\n`,
  'rowless.csv': header,
});
const compare = (words: string) => riskproof(['compare', ...words.split(' ')], folder);

test('a file as NumPy writes it is held against a theorem of the catalogue', async () => {
  const { code, stdout, stderr } = await riskproof(['compare', fromNumPy, '--theorem', 'fft-overdetermined']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(fromNumPy, 'utf8')).toMatch(/^# n,dx/);
  expect(stdout).toContain(
    '✓ fft-overdetermined is supported by these results (3 rows: 3 supported, 0 refuted',
  );
  expect(stdout).toContain("Not read: the columns 'draws'.");
});

test.each([
  ['right.csv', 0, '✓ one is supported by these results (2 rows: 2 supported, 0 refuted, 0 undecided)'],
  ['wrong.csv', 1, '✗ one is refuted by these results (2 rows: 1 supported, 1 refuted, 0 undecided)'],
  ['vague.csv', 0, '? one is undecided by these results (1 row: 0 supported, 0 refuted, 1 undecided)'],
  ['vague.csv --strict', 1, '? one is undecided'],
])('%s: exit code %i', async (words, code, line) => {
  const outcome = await compare(`${words} --theorem one.ts`);
  expect(outcome).toMatchObject({ code, stderr: '' });
  expect(outcome.stdout).toContain(line);
});

test('the report as JSON, into a file', async () => {
  const outcome = await compare('wrong.csv --theorem one.ts --reporter json --output-file out.json');
  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  const report = JSON.parse(readFileSync(`${folder}/out.json`, 'utf8'));
  expect(report).toMatchObject({
    results: 'wrong.csv',
    theorem: 'one',
    verdict: 'refuted',
    rows: [
      { line: 2, values: { n: 2, sigma: 1 }, predicted: 2, mean: 2.1, se: 0.002, verdict: 'refuted' },
      { line: 3, verdict: 'supported' },
    ],
  });
});

test.concurrent.for([
  ['rowless.csv --theorem one.ts', "'rowless.csv' has no rows", 5],
  ['right.csv --theorem fft-overdetermind', 'a path; did you mean fft-overdetermined', 4],
  ['right.csv --theorem two.ts', "'two.ts' has 2: two, one (--filter picks one)", 4],
  ['right.csv --theorem two.ts -t x', "no theorem of 'two.ts' matches --filter 'x': it has two, one", 4],
  ['right.csv', "required option '--theorem <id>' not specified", 4],
] as const)('one line answers: compare %s', async ([words, line, code], { expect }) => {
  const outcome = await compare(words);
  expect(outcome.stderr).toContain(line);
  expect(outcome.stderr).toMatch(/^riskproof: .*\n$/);
  expect(outcome).toMatchObject({ code, stdout: '' });
});
