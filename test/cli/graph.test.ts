import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../theorems/index.ts';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const folder = folderOf({
  'wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1' }),
  'above.ts': theoremText({ id: 'above' })
    .replace("from 'riskproof';", "from 'riskproof';\nimport { written as lemma } from './wrong.ts';")
    .replace("variance: { formula: 'sigma^2', by: null },", '$&\n  standsOn: [lemma],'),
});

test('a refuted lemma marks what stands on it, and the run fails as check does', async () => {
  const words = 'graph . --profile quick --format dot --output-file graph.dot';
  const { code, stdout } = await riskproof(words.split(' '), folder);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const dot = readFileSync(`${folder}/graph.dot`, 'utf8');
  expect(dot).toContain('"above" [label="above\\n✓ supported\\nstands on wrong (refuted)"');
  expect(dot).toContain('"wrong" [label="wrong\\n✗ refuted"');
  expect(dot).toContain('  "above" -> "wrong";\n}');
});

test('without verdicts nothing is judged; all that the theorem stands on is added', async () => {
  const outcome = await riskproof(['graph', 'fft-overdetermined', '--no-verdicts']);
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  const { standsOn } = catalogue.find(({ id }) => id === 'fft-overdetermined')!;
  expect(standsOn.length).toBeGreaterThan(1);
  const names = outcome.stdout.split('\n').map((line) => line.split(' ')[0]);
  expect(names).toEqual(
    expect.arrayContaining([...standsOn, 'fft-overdetermined', 'inverse-wishart-diagonal']),
  );
  expect(outcome.stdout).not.toContain('supported');
});

test('the flags of check that say how theorems are judged are those of graph', async () => {
  const { stdout } = await riskproof(['graph', '--help']);
  const flags =
    '--format --no-verdicts --output-file --seed --runs --false-alarm --missed-error --detects --profile --workers --strict --bail --no-shrink';
  for (const flag of flags.split(' ')) expect(stdout).toContain(flag);
  expect(stdout).toContain('Exit codes: 0 passed, 1 refuted, 2 interrupted');
});

test('an unknown id has the answer that check gives', async () => {
  const outcome = await riskproof(['graph', 'lora-flor']);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toContain(
    "'lora-flor' is neither a theorem of the catalogue nor a path; did you mean lora-floor",
  );
});
