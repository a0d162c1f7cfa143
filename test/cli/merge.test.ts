import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { main, riskproof, start } from './command.ts';

/** A draw that takes about a tenth of a millisecond, so that there is time to interrupt a run. */
const slowly =
  'let x = stream.normal(); for (let i = 0; i < 3000; i++) x = Math.atan(x) * 1.2; return n + 9 * x;';
const slow = theoremText({ id: 'slow', draw: slowly });
const files = {
  'mean.ts': theoremText({ id: 'right' }),
  'wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1/100' }),
  'broken.ts': theoremText({ id: 'broken', draw: 'return Number.NaN;' }),
};
/** Draws of three theorems, many of them in batches. */
const asked = [
  'check',
  '.',
  'row-space-energy',
  '--runs',
  '2',
  '--detects',
  '0.5%',
  '--workers',
  '1',
  '--no-cache',
];

const bytes = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('three shards, merged in any order and in any groups, give the report of one run, byte for byte', async () => {
  const folder = folderOf(files);
  const whole = await riskproof([...asked, '--reporter', 'json'], folder);
  expect(whole.code).toBe(1);
  for (const i of [3, 1, 2]) {
    const { code } = await riskproof(
      [...asked, '--shard', `${i}/3`, '--output-file', `part${i}.json`],
      folder,
    );
    expect(code).toBe(0);
  }
  const merge = (...words: string[]) => riskproof(['merge', ...words], folder);
  const merged = await merge('part2.json', 'part3.json', 'part1.json', '--reporter', 'json');
  expect({ code: merged.code, stdout: merged.stdout }).toEqual({ code: whole.code, stdout: whole.stdout });
  expect(await merge('part3.json', 'part1.json', '--partial', '--output-file', 'some.json')).toMatchObject({
    code: 0,
  });
  expect((await merge('some.json', 'part2.json', '--reporter', 'json')).stdout).toBe(whole.stdout);
  expect(await merge('some.json')).toEqual({
    code: 4,
    stdout: '',
    stderr: "riskproof: of 3 shards shard 2 is missing in 'some.json'\n",
  });
  expect((await merge('part1.json', 'some.json')).stderr).toContain('both hold shard 1 of 3');
  expect((await merge('part1.json', 'none.json')).stderr).toContain("'none.json' cannot be read: ENOENT");
});

test('a theorem that was edited after it was drawn is not judged by its old draws', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a' }) });
  await riskproof(['check', 'a.ts', '--runs', '1', '--shard', '1/1', '--output-file', 'part.json'], folder);
  expect(await riskproof(['merge', 'part.json'], folder)).toMatchObject({ code: 0 });
  execFileSync('sed', ['-i', 's/The mean/Its mean/', join(folder, 'a.ts')]);
  expect(await riskproof(['merge', 'part.json'], folder)).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("are not of one run: the code of 'a'"),
  });
});

/** Starts a run, and ends it by the signal when it has written a part of its checkpoint. */
async function interrupted(words: readonly string[], folder: string, signal: 'SIGINT' | 'SIGKILL') {
  const cache = join(folder, 'cache');
  const { process: child, outcome } = start(words, folder, cache);
  const sizes = () =>
    (existsSync(cache) ? readdirSync(cache) : [])
      .filter((name) => name.endsWith('.checkpoint'))
      .map((name) => statSync(join(cache, name)).size);
  while (!sizes().some((size) => size > 2000)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(signal);
  return outcome;
}

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a shard that ended by %s gives the same part when it is run again',
  async (signal) => {
    const folder = folderOf({ 'slow.ts': slow });
    const cache = join(folder, 'cache');
    const words = ['check', '.', '--runs', '1', '--detects', '0.7%', '--shard', '1/2', '--workers', '1'];
    const whole = [...words, '--output-file', 'whole.json'];
    expect(await riskproof(whole, folder)).toMatchObject({ code: 0 });
    const ended = await interrupted([...words, '--output-file', 'part.json'], folder, signal);
    expect(ended).toMatchObject(
      signal === 'SIGKILL'
        ? { code: null }
        : {
            code: 2,
            stderr:
              'riskproof: shard 1/2 is interrupted, and writes no part; --resume goes on from what is drawn\n',
          },
    );
    expect(existsSync(join(folder, 'part.json'))).toBe(false);
    await riskproof([...words, '--resume', '--output-file', 'part.json'], folder, cache);
    expect(bytes(folder, 'part.json')).toBe(bytes(folder, 'whole.json'));
    expect(readdirSync(cache)).toEqual([]);
    await riskproof([...words, '--output-file', 'again.json'], folder, cache);
    expect(bytes(folder, 'again.json')).toBe(bytes(folder, 'whole.json'));
  },
);

test('a check goes on where it was killed, and says the same', async () => {
  const folder = folderOf({ 'slow.ts': slow });
  const words = ['check', '.', '--runs', '1', '--detects', '0.7%', '--workers', '1', '--reporter', 'json'];
  const whole = await riskproof(words, folder);
  expect(await interrupted(words, folder, 'SIGKILL')).toMatchObject({ code: null, stdout: '' });
  expect(await riskproof([...words, '--resume'], folder, join(folder, 'cache'))).toEqual(whole);
});

test('the draws of one theorem are shared among workers, and the report is the same byte for byte', async () => {
  const folder = folderOf({ 'a.ts': files['mean.ts'], 'b.ts': files['wrong.ts'] });
  const of = (workers: number) =>
    riskproof(
      [
        'check',
        'a.ts',
        'b.ts',
        '--detects',
        '0.5%',
        '--runs',
        '2',
        '--reporter',
        'json',
        '--workers',
        `${workers}`,
        '--no-cache',
      ],
      folder,
    );
  const one = await of(1);
  expect(one.code).toBe(1);
  expect(await of(2)).toEqual(one);
  expect(await of(7)).toEqual(one);
});

const hasParallel = spawnSync('parallel', ['--version']).status === 0;

test.skipIf(!hasParallel)(
  'GNU parallel runs the shards, and the merged report is that of one run',
  async () => {
    const folder = folderOf(files);
    const whole = await riskproof([...asked, '--reporter', 'json'], folder);
    const command = [
      process.execPath,
      main,
      ...asked,
      '--shard',
      '{}/4',
      '--output-file',
      'part{}.json',
    ].join(' ');
    execFileSync('parallel', ['--will-cite', '--jobs', '2', command, ':::', '1', '2', '3', '4'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const parts = readdirSync(folder).filter((name) => name.startsWith('part'));
    expect(parts).toHaveLength(4);
    expect((await riskproof(['merge', ...parts, '--reporter', 'json'], folder)).stdout).toBe(whole.stdout);
  },
);
