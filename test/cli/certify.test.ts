import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const folder = folderOf({
  'mean.ts': theoremText({ id: 'mean' }),
  'broken.json': '[1',
  'other.json': '[{"id": 1}]',
});

test('what is written is accepted, and refused once it is changed', async () => {
  const words = 'certify rank-step regime-frozen-a --format json --output-file written.json';
  expect(await riskproof(words.split(' '), folder)).toMatchObject({ code: 0, stdout: '' });
  const held = await riskproof(['certify', '--check', 'written.json'], folder);
  expect(held).toMatchObject({ code: 0, stdout: '2 of 2 certificates hold\n' });
  const text = readFileSync(`${folder}/written.json`, 'utf8');
  expect(text).toContain('[dx] + [n] + 2');
  writeFileSync(`${folder}/changed.json`, text.replace('[dx] + [n] + 2', '[dx] + [n] + 1'));
  const refused = await riskproof(['certify', '--check', 'changed.json'], folder);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('regime-frozen-a: (n - 1)/(n - r - 1) > 0 is not proved: it is not');
  expect(refused.stdout).toContain('1 of 2 certificates hold\n');
});

test('the text is for a person', async () => {
  const { code, stdout } = await riskproof(['certify', 'rank-step']);
  expect(code).toBe(0);
  expect(stdout).toContain('no coefficient is negative');
});

test('a theorem without a sign has nothing to certify', async () => {
  const outcome = await riskproof(['certify', 'mean.ts'], folder);
  expect(outcome).toMatchObject({ code: 5, stdout: '' });
  expect(outcome.stderr).toContain('has a sign to certify');
});

test.each([
  [['--check', 'missing.json'], "--check 'missing.json' cannot be read"],
  [['--check', 'broken.json'], "--check 'broken.json' cannot be read"],
  [['--check', 'other.json'], "--check 'other.json' is no file of certificates"],
  [['--check', 'other.json', 'rank-step'], "but 'rank-step' was given as well"],
])('%j is refused in one line', async (words, message) => {
  const { code, stdout, stderr } = await riskproof(['certify', ...words], folder);
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
    code: 4,
    stdout: '',
    lines: 1,
  });
  expect(stderr).toContain(message);
});
