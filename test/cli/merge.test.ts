import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { main, type Outcome, riskproof, start } from './command.ts';

/** A draw that takes about a tenth of a millisecond, so that there is time to interrupt a run of some 20,000. */
const slowly =
  'let x = stream.normal(); for (let i = 0; i < 6000; i++) x = 1.2 * Math.atan(x); return n * (1 + x / 4);';
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
  '1%',
  '--workers',
  '1',
  '--no-cache',
];

const bytes = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

const folder = folderOf(files);
/** The report of one run. */
let whole: Outcome;
beforeAll(async () => {
  whole = await riskproof([...asked, '--reporter', 'json'], folder);
});

test('three shards, merged in any order and in any groups, give the report of one run, byte for byte', async () => {
  expect(whole.code).toBe(1);
  for (const i of [3, 1, 2]) {
    const words = [...asked, '--shard', `${i}/3`, '--output-file', `part${i}.json`];
    expect(await riskproof(words, folder)).toMatchObject({ code: 0 });
  }
  const merge = (...words: string[]) => riskproof(['merge', ...words], folder);
  expect(await merge('part3.json', 'part1.json', '--partial', '--output-file', 'some.json')).toMatchObject({
    code: 0,
  });
  const merged = await merge('some.json', 'part2.json', '--reporter', 'json');
  expect({ code: merged.code, stdout: merged.stdout }).toEqual({ code: whole.code, stdout: whole.stdout });
  expect(await merge('some.json')).toEqual({
    code: 4,
    stdout: '',
    stderr: "riskproof: of 3 shards shard 2 is missing in 'some.json'\n",
  });
});

const hasParallel = spawnSync('parallel', ['--version']).status === 0;

test.skipIf(!hasParallel)(
  'GNU parallel runs the shards, and the merged report is that of one run',
  async () => {
    const command = [process.execPath, main, ...asked, '--shard', '{}/4', '--output-file', 'of4.{}.json'];
    execFileSync('parallel', ['--will-cite', '--jobs', '2', command.join(' '), ':::', '1', '2', '3', '4'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const parts = readdirSync(folder).filter((name) => name.startsWith('of4'));
    expect(parts).toHaveLength(4);
    expect((await riskproof(['merge', ...parts, '--reporter', 'json'], folder)).stdout).toBe(whole.stdout);
  },
);

test('a theorem that was edited after it was drawn is not judged by its old draws', async () => {
  const edited = folderOf({ 'a.ts': theoremText({ id: 'a' }) });
  await riskproof(
    ['check', 'a.ts', '--runs', '1', '--shard', '1/1', '--output-file', 'part.json', '--no-cache'],
    edited,
  );
  appendFileSync(join(edited, 'a.ts'), '// edited\n');
  expect(await riskproof(['merge', 'part.json'], edited)).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("are not of one run: the code of 'a'"),
  });
});

/** Starts a run, and ends it by the signal when it has written a part of its checkpoint. */
async function interrupted(words: readonly string[], place: string, signal: 'SIGINT' | 'SIGKILL') {
  const cache = join(place, 'cache');
  const { process: child, outcome } = start(words, place, cache);
  const sizes = () =>
    (existsSync(cache) ? readdirSync(cache) : [])
      .filter((name) => name.endsWith('.checkpoint'))
      .map((name) => statSync(join(cache, name)).size);
  while (!sizes().some((size) => size > 2000)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(signal);
  return outcome;
}

test('a shard that was interrupted or killed gives the same part when it is resumed, or run again', async () => {
  const place = folderOf({ 'slow.ts': slow });
  const cache = join(place, 'cache');
  const words = ['check', '.', '--runs', '1', '--detects', '1%', '--shard', '1/2', '--workers', '1'];
  const into = (name: string) => ['--output-file', name];
  expect(await riskproof([...words, ...into('whole.json')], place)).toMatchObject({ code: 0 });
  expect(await interrupted([...words, ...into('part.json')], place, 'SIGINT')).toMatchObject({
    code: 2,
    stderr: 'riskproof: shard 1/2 is interrupted, and writes no part; --resume goes on from what is drawn\n',
  });
  const kept = readdirSync(cache).map((name) => bytes(cache, name));
  expect(await interrupted([...words, '--resume', ...into('part.json')], place, 'SIGKILL')).toMatchObject({
    code: null,
  });
  // The second run has added to what the first had drawn.
  expect(readdirSync(cache).map((name) => bytes(cache, name).slice(0, kept[0]!.length))).toEqual(kept);
  expect(existsSync(join(place, 'part.json'))).toBe(false);
  await riskproof([...words, '--resume', ...into('part.json')], place, cache);
  expect(bytes(place, 'part.json')).toBe(bytes(place, 'whole.json'));
  expect(readdirSync(cache)).toEqual([]);
  await riskproof([...words, ...into('again.json')], place, cache);
  expect(bytes(place, 'again.json')).toBe(bytes(place, 'whole.json'));
});

test('a check goes on where it was killed, and says the same as one that shares its draws among workers', async () => {
  const place = folderOf({ 'slow.ts': slow });
  const words = ['check', '.', '--runs', '1', '--detects', '1%', '--reporter', 'json', '--workers'];
  const alone = await riskproof([...words, '1'], place);
  expect(await riskproof([...words, '7'], place)).toEqual(alone);
  expect(await interrupted([...words, '1'], place, 'SIGKILL')).toMatchObject({ code: null, stdout: '' });
  expect(await riskproof([...words, '2', '--resume'], place, join(place, 'cache'))).toEqual(alone);
});
