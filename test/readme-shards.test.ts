/** The complete examples of the README for many machines are run as they stand, with riskproof in the place of npx. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { main, riskproof } from './cli/command.ts';
import { folderOf, theoremText } from './run/theorem-files.ts';

const example = (name: string) => readFileSync(resolve(import.meta.dirname, 'readme/shards', name), 'utf8');

/** A project with one theorem, and an npx that starts this riskproof. */
function project(): {
  readonly folder: string;
  readonly run: (script: string, environment?: object) => string;
} {
  const folder = folderOf({ 'theorems/a.ts': theoremText({ id: 'a' }) });
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const run = (script: string, environment = {}) =>
    execFileSync('bash', ['-c', script, 'script', 'theorems', '--runs', '1'], {
      cwd: folder,
      env: { ...process.env, PATH, RISKPROOF_CACHE: join(folder, 'cache'), ...environment },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  return { folder, run };
}

test('every task of the Slurm array draws its shard, and the parts are merged', async () => {
  const { folder, run } = project();
  const script = example('slurm.sh');
  for (const task of ['1', '2']) {
    run(script, { SLURM_ARRAY_TASK_ID: task, SLURM_ARRAY_TASK_COUNT: '2', SLURM_CPUS_PER_TASK: '1' });
  }
  const merge = script.match(/npx riskproof merge .*/)![0];
  const whole = await riskproof(['check', 'theorems', '--runs', '1'], folder);
  expect(run(merge)).toBe(whole.stdout);
});

test('the steps of the GitHub Actions matrix draw every shard, and the last one judges them', () => {
  const { run } = project();
  const workflow = example('github.yml');
  const steps = [...workflow.matchAll(/- run: (npx riskproof .*)/g)].map(([, step]) => step!);
  expect(steps).toHaveLength(2);
  const shards = workflow.match(/shard: \[(.*)\]/)![1]!.split(', ');
  for (const shard of shards) run(steps[0]!.replaceAll(/\$\{\{ matrix.shard \}\}/g, shard));
  expect(run(steps[1]!)).toContain('1 supported');
});
