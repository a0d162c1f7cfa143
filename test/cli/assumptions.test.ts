import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const rademacher = ['--assumption', 'rademacher-design', '--profile', 'quick'];

test('the table: exit code 0, though an assumption is load-bearing', async () => {
  const { code, stdout, stderr } = await riskproof([
    'assumptions',
    'fft-overdetermined',
    ...rademacher,
    '--at',
    'n=20, dx=12',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/fft-overdetermined\n {2}✗ -\d+\S* ± \S+ +X Rademacher: entries ±1\n/);
  expect(stdout).toContain('at n = 20, dx = 12, dy = 3, sigma = 0.5\n');
  expect(stdout).toContain('1 load-bearing, 0 not load-bearing, 0 undecided\n');
});

test('a filter, a seed and a file: JSON', async () => {
  const folder = folderOf({});
  const words = [
    'assumptions',
    '-t',
    '^eckart',
    '--seed',
    '7',
    '--reporter',
    'json',
    '--output-file',
    'table.json',
  ];
  expect(await riskproof([...words, ...rademacher], folder)).toMatchObject({ code: 0, stdout: '' });
  const report = JSON.parse(readFileSync(join(folder, 'table.json'), 'utf8'));
  expect(report).toMatchObject({
    seed: 7,
    judgements: [{ id: 'eckart-young', finding: 'not load-bearing', involved: false }],
  });
});

test.each([
  [
    ['fft-overdetermind'],
    4,
    "'fft-overdetermind' is neither a theorem of the catalogue nor a path; did you mean fft-overdetermined",
  ],
  [
    ['--assumption', 'rademacher'],
    4,
    "--assumption: there is no alternative 'rademacher'; did you mean rademacher-design?",
  ],
  [['lora-floor', '--at', 'm=3'], 4, "--at: 'm' is not a parameter of lora-floor"],
  [
    ['fft-overdetermined', '--at', 'n=5,dx=12'],
    4,
    '--at: outside the domain where fft-overdetermined is measured: ',
  ],
  [['--profile', 'hasty'], 4, "option '--profile <name>' argument 'hasty' is invalid"],
  [['-t', 'nothing-like-it'], 5, "no theorem matches --filter 'nothing-like-it'"],
] as const)('%j is refused in one line', async (words, code, message) => {
  const outcome = await riskproof(['assumptions', ...words]);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(message);
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
});
