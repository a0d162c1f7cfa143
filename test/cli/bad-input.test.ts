import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const folder = folderOf({
  'sound.ts': theoremText({ id: 'sound' }),
  'throws.ts': "throw new Error('out of luck');",
  'unparsable.ts': theoremText({ id: 'unparsable', formula: 'n +* 1' }),
  'undeclared.ts': theoremText({ id: 'undeclared', formula: 'n + sigm' }),
  'empty-domain.ts': theoremText({ id: 'empty-domain', holdsWhen: 'n > 5, n < 3' }),
  'notes.md': '',
});
mkdirSync(`${folder}/a-folder`);

/** Wrong words after `riskproof`, what the one line says about them, and the exit code if it is not 4. */
const wrong: readonly [words: string, line: string, code?: number][] = [
  ['chek', "unknown command 'chek' (Did you mean check?)"],
  ['check --sede 3', "unknown option '--sede' (Did you mean --seed?)"],
  ['check --runs 0', "option '--runs <count>' argument '0' is invalid. It must be an integer of 1 or more."],
  ['check --seed 2147483648', "argument '2147483648' is invalid. It must be an integer from -2147483648 to"],
  ['check --detects 200%', "argument '200%' is invalid. It must lie between 0 and 1, as in 0.02 or 2%."],
  ['check --false-alarm 0', "argument '0' is invalid. It must lie between 0 and 1"],
  ['check --shard 3/2', "argument '3/2' is invalid. It must be i/n with 1 <= i <= n, as in 2/3."],
  ['check --reporter jsn', "argument 'jsn' is invalid. Allowed choices are text, json, junit, github."],
  ['check --at n=2;x', "'x' in 'n=2;x' is not a number."],
  [
    'check lora-flor',
    "'lora-flor' is neither a theorem of the catalogue nor a path; did you mean lora-floor?",
  ],
  ['check ./missing', "'./missing' does not exist"],
  ['check a-folder', "the folder 'a-folder' has no theorem file"],
  ['check throws.ts', "throws.ts' cannot be loaded: out of luck"],
  ['check unparsable.ts', "theorem 'unparsable', claim: "],
  ['check undeclared.ts', "claim: 'sigm' is not declared; did you mean 'sigma'?: n + sigm"],
  ['check empty-domain.ts', 'holdsWhen: no values satisfy the constraints: n > 5, n < 3'],
  ['check sound.ts --at n=2,sigma=-1', '--at: outside the domain where sound is measured: sigma = -1 is not'],
  ['check sound.ts --at n=2,sigm=1', "--at: 'sigm' is not a parameter of sound; did you mean sigma?"],
  ['check lora-floor sound.ts --path 0', '--path speaks of one theorem, but 2 are selected'],
  [
    'check sound.ts --output-file missing/x',
    "--output-file 'missing/x' cannot be written: the folder 'missing' does",
  ],
  ['check sound.ts --output-file a-folder', "--output-file 'a-folder' cannot be written: it is a folder"],
  ['check sound.ts -t sond', "no theorem matches --filter 'sond'; did you mean sound?", 5],
  ['check sound.ts --shard 1/2 --bail', '--bail speaks of a verdict, and --shard draws without one'],
  ['check sound.ts --resume --no-cache', '--resume goes on from checkpoints, which --no-cache does not keep'],
  ['merge sound.ts', "'sound.ts' is no part of a run, as --shard writes it"],
  ['merge none.json', "'none.json' cannot be read: ENOENT"],
];

test.concurrent.for(wrong)('one line answers: riskproof %s', async ([words, line, code = 4], { expect }) => {
  const outcome = await riskproof(words.split(' '), folder);
  expect(outcome.stderr).toContain(line);
  expect(outcome.stderr).toMatch(/^riskproof: .*\n$/);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(code);
});

test('what is asked rightly is not refused', async () => {
  const words = 'check sound.ts --seed -5 --runs 1 --detects 20% --at n=2,sigma=0.5 --profile quick';
  expect(await riskproof(words.split(' '), folder)).toMatchObject({ code: 0 });
});
