import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { JudgeOptions } from '../../src/check/options.ts';
import { openCache } from '../../src/run/cache.ts';
import { loadTheorems } from '../../src/run/load.ts';
import { runSuite } from '../../src/run/suite.ts';
import { judgement } from './judgements.ts';
import { folderOf, theoremText } from './theorem-files.ts';

const options: JudgeOptions = { seed: 1, profile: 'quick', runs: 1, falseAlarm: 1e-6, missedError: 1e-6 };
const said = judgement({ id: 'a', smallestCaught: Number.POSITIVE_INFINITY });

/** A theorem file a.ts, and a place for a cache that does not exist yet. */
async function setting() {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a' }) });
  const [theorem] = await loadTheorems(['a.ts'], folder);
  const place = join(folder, 'to be/cache');
  const note = vi.fn();
  const open = (chosen: JudgeOptions = options) => openCache(place, chosen, note);
  return {
    folder,
    theorem: theorem!,
    place,
    note,
    open,
    edit: () => writeFileSync(theorem!.source, '// edited'),
  };
}

test('what was kept is found again, by another run, as it was', async () => {
  const { theorem, place, note, open } = await setting();
  expect(open().find(theorem)).toBeNull();
  open().keep(theorem, said);
  expect(open().find(theorem)).toStrictEqual(said);
  expect(readdirSync(place)).toHaveLength(1);
  expect(note).not.toHaveBeenCalled();
});

test('every option is a part of the key', async () => {
  const { theorem, open } = await setting();
  open().keep(theorem, said);
  const changes: Partial<JudgeOptions>[] = [
    { seed: 2 },
    { profile: 'default' },
    { falseAlarm: 1e-7 },
    { missedError: 1e-7 },
    { detects: 0.05 },
    { runs: 2 },
    { path: '0' },
    { at: { n: 2, sigma: 1 } },
    { shrink: false },
  ];
  for (const change of changes) expect(open({ ...options, ...change }).find(theorem)).toBeNull();
  expect(
    open({ missedError: 1e-6, falseAlarm: 1e-6, runs: 1, profile: 'quick', seed: 1 }).find(theorem),
  ).toEqual(said);
});

test('an edited theorem is not known, and known again when the edit is taken back', async () => {
  const { theorem, open, edit } = await setting();
  const text = readFileSync(theorem.source);
  open().keep(theorem, said);
  edit();
  expect(open().find(theorem)).toBeNull();
  writeFileSync(theorem.source, text);
  expect(open().find(theorem)).toEqual(said);
});

test('a verdict of a file that was edited while it was judged is not kept', async () => {
  const { theorem, open, edit } = await setting();
  const text = readFileSync(theorem.source);
  const cache = open();
  expect(cache.find(theorem)).toBeNull();
  edit();
  cache.keep(theorem, said);
  expect(open().find(theorem)).toBeNull();
  writeFileSync(theorem.source, text);
  expect(open().find(theorem)).toBeNull();
});

test('a theorem that broke is not kept: it may have been the machine', async () => {
  const { theorem, open } = await setting();
  open().keep(theorem, judgement({ id: 'a', verdict: 'undecided', error: 'out of memory' }));
  expect(open().find(theorem)).toBeNull();
});

const damages: readonly [what: string, damage: (text: string) => string][] = [
  ['cut off', (text) => text.slice(0, 100)],
  ['empty', () => ''],
  ['of another program', () => '{"id":"a","verdict":"supported"}'],
  ['changed in one digit', (text) => text.replace('20480', '20481')],
];

test.each(damages)('a file that is %s is ignored with a note, and overwritten', async (_, damage) => {
  const { theorem, place, note, open } = await setting();
  open().keep(theorem, said);
  const file = join(place, readdirSync(place)[0]!);
  writeFileSync(file, damage(readFileSync(file, 'utf8')));
  expect(open().find(theorem)).toBeNull();
  expect(note.mock.calls).toEqual([[expect.stringContaining(`is ignored: ${file}`)]]);
  open().keep(theorem, said);
  expect(open().find(theorem)).toEqual(said);
  expect(note).toHaveBeenCalledTimes(1);
});

test('the file of one key is no answer for another', async () => {
  const { theorem, place, note, open } = await setting();
  open().keep(theorem, said);
  const [first] = readdirSync(place);
  open({ ...options, seed: 2 }).keep(theorem, judgement({ id: 'a', verdict: 'refuted' }));
  const second = readdirSync(place).find((name) => name !== first)!;
  renameSync(join(place, second), join(place, first!));
  expect(open().find(theorem)).toBeNull();
  expect(note).toHaveBeenCalledTimes(1);
});

test('a cache that cannot be written is one note, and no failure', async () => {
  const { theorem, folder, note } = await setting();
  const cache = openCache(join(folder, 'a.ts/cache'), options, note);
  cache.keep(theorem, said);
  cache.keep(theorem, said);
  expect(cache.find(theorem)).toBeNull();
  expect(note.mock.calls).toEqual([[expect.stringMatching(/^the cache cannot be written.*ENOTDIR/)]]);
});

test('what was not used for 30 days goes, what was used stays, and so does what is not ours', async () => {
  const { theorem, place, open } = await setting();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const put = (name: string, days: number) => {
    writeFileSync(join(place, name), '');
    utimesSync(join(place, name), daysAgo(days), daysAgo(days));
  };
  mkdirSync(place, { recursive: true });
  const [old, young] = ['0'.repeat(64), '1'.repeat(64)];
  put(`${old}.json`, 31);
  put(`${young}.json`, 29);
  put(`${old}.json.00000000-0000-4000-8000-000000000000`, 2);
  put('notes.txt', 100);
  open().keep(theorem, said);
  const left = readdirSync(place);
  expect(left).toHaveLength(3);
  expect(left).toEqual(expect.arrayContaining([`${young}.json`, 'notes.txt']));
  const kept = join(place, left.find((name) => !['notes.txt', `${young}.json`].includes(name))!);
  utimesSync(kept, daysAgo(29), daysAgo(29));
  open().find(theorem);
  expect(statSync(kept).mtime.getTime()).toBeGreaterThan(daysAgo(1).getTime());
});

test('a run tells the same with a cold cache, a warm one, half a one, and none', async () => {
  const folder = folderOf({
    'a.ts': theoremText({ id: 'a' }),
    'b.ts': theoremText({ id: 'b', formula: 'n + 1' }),
    'c.ts': theoremText({ id: 'c', draw: "throw new Error('broken')" }),
    'd.ts': theoremText({ id: 'd', formula: 'n + 2' }),
  });
  const theorems = await loadTheorems(['.'], folder);
  const run = async (place: string | null, bail = false, some = theorems) => {
    const told: string[] = [];
    const report = await runSuite({
      theorems: some,
      options,
      bail,
      workers: 1,
      cache: place === null ? null : openCache(join(folder, place), options, (line) => told.push(line)),
      onJudged: ({ id, verdict }, position) => told.push(`${position} ${id} ${verdict}`),
    });
    return { report, told };
  };
  const without = await run(null);
  for (const cache of ['cold', 'cold']) expect(await run(cache)).toEqual(without);
  await run('half', false, theorems.slice(2));
  const upToBail = await run(null, true);
  expect(upToBail.report.theorems.map(({ id }) => id)).toEqual(['a', 'b']);
  for (const cache of ['cold', 'half']) expect(await run(cache, true)).toEqual(upToBail);
});

test('a verdict that is known starts no worker', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a', draw: 'for (;;);' }) });
  const theorems = await loadTheorems(['.'], folder);
  const open = () => openCache(join(folder, 'cache'), options, () => {});
  open().keep(theorems[0]!, said);
  const report = await runSuite({ theorems, options, cache: open() });
  expect(report.theorems).toEqual([said]);
});
