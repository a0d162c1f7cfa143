import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test('the version is the one of the package', async () => {
  expect(await riskproof(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('without words it explains itself', async () => {
  const outcome = await riskproof([]);
  expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('check [options]') });
});

test('the help of check names every flag and the exit codes', async () => {
  const { stdout, code } = await riskproof(['check', '--help']);
  expect(code).toBe(0);
  const flags =
    '-t, --filter --seed --path --at --runs --false-alarm --missed-error --detects --profile --reporter --output-file --shard --workers --bail --strict --no-shrink --no-cache --resume --watch --update';
  for (const flag of flags.split(/,? /)) expect(stdout).toContain(flag);
  expect(stdout).toContain('Exit codes: 0 passed, 1 refuted, 2 interrupted');
});
