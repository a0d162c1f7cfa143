import { expect, test } from 'vitest';
import type { JudgeOptions } from '../../src/check/options.ts';
import { loadTheorems } from '../../src/run/load.ts';
import { runSuite, type SuiteRun } from '../../src/run/suite.ts';
import type { SuiteReport } from '../../src/run/suite-report.ts';
import { folderOf, theoremText } from './theorem-files.ts';

const options: JudgeOptions = { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 };
/** A draw that takes so long that a theorem which stands first finishes last. */
const late = 'const end = performance.now() + 0.3; while (performance.now() < end); return n;';

const run = async (files: Record<string, string>, given: Partial<SuiteRun> = {}) =>
  runSuite({ theorems: await loadTheorems([folderOf(files)]), options, workers: 2, ...given });
const idsOf = ({ theorems }: SuiteReport) => theorems.map(({ id }) => id);

test('results come in the order of the suite, whoever finishes first', async () => {
  const told: string[] = [];
  const report = await run(
    {
      'a.ts': theoremText({ id: 'slow', draw: late }),
      'b.ts': theoremText({ id: 'quick' }),
      'c.ts': theoremText({ id: 'quick-too' }),
    },
    { onJudged: ({ id }, position) => told.push(`${position} ${id}`), options: { ...options, runs: 1 } },
  );
  expect(idsOf(report)).toEqual(['slow', 'quick', 'quick-too']);
  expect(told).toEqual(['0 slow', '1 quick', '2 quick-too']);
});

test('the report holds the options, the inherited verdicts and the counts', async () => {
  const files = {
    'a.ts': theoremText({ id: 'right' }),
    'b.ts': theoremText({ id: 'wrong', formula: 'n + 1' }),
  };
  const report = await run(files, { workers: 1 });
  expect(report).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    seed: 1,
    profile: 'quick',
    falseAlarm: 1e-6,
    missedError: 1e-6,
    detects: 0.05,
    interrupted: false,
    theorems: [{ verdict: 'supported', inherited: 'supported' }, { verdict: 'refuted' }],
    summary: { proved: 0, supported: 1, refuted: 1, undecided: 0, errors: 0, total: 2 },
  });
});

test('the report does not depend on the number of workers', async () => {
  const files = {
    'a.ts': theoremText({ id: 'a' }),
    'b.ts': theoremText({ id: 'b', formula: 'n + 1' }),
    'c.ts': theoremText({ id: 'c', draw: "throw new Error('broken')" }),
  };
  const theorems = await loadTheorems([folderOf(files)]);
  const reports = await Promise.all([1, 2].map((workers) => runSuite({ theorems, options, workers })));
  expect(reports[1]).toEqual(reports[0]);
});

test('an estimator that throws, gives NaN, or takes its worker down is an error of its theorem alone', async () => {
  const report = await run(
    {
      'a.ts': theoremText({ id: 'throws', draw: "throw new Error('out of luck');" }),
      'b.ts': theoremText({ id: 'not-a-number', draw: 'return Number.NaN;' }),
      'c.ts': theoremText({ id: 'exits', draw: 'process.exit(7);' }),
      'd.ts': theoremText({
        id: 'dies',
        draw: "queueMicrotask(() => { throw new Error('too late to be caught'); }); return n;",
      }),
      'e.ts': theoremText({ id: 'sound' }),
    },
    { workers: 1 },
  );
  const errors = Object.fromEntries(report.theorems.map(({ id, error }) => [id, error]));
  expect(errors.throws).toContain('out of luck');
  expect(errors['not-a-number']).toContain('NaN');
  expect(errors.exits).toContain('process.exit(7)');
  expect(errors.dies).toBe('too late to be caught');
  expect(errors.sound).toBeUndefined();
  expect(report.summary).toMatchObject({ supported: 1, undecided: 4, errors: 4 });
});

test('a bail stops at the first refutation in the order of the suite, whoever finishes first', async () => {
  const files = {
    'a.ts': theoremText({ id: 'a', draw: late }),
    'b.ts': theoremText({ id: 'b', formula: 'n + 1' }),
    'c.ts': theoremText({ id: 'c', formula: 'n + 2' }),
    'd.ts': theoremText({ id: 'd', draw: 'for (;;);' }),
  };
  const theorems = await loadTheorems([folderOf(files)]);
  for (const workers of [1, 2]) {
    const report = await runSuite({ theorems, options: { ...options, runs: 1 }, workers, bail: true });
    expect(idsOf(report)).toEqual(['a', 'b']);
    expect(report.interrupted).toBe(false);
  }
});

test('an interrupt keeps what is finished and stops in the middle of a draw that never ends', async () => {
  const controller = new AbortController();
  let isInterrupted = false;
  const report = await run(
    {
      'a.ts': theoremText({ id: 'endless', draw: 'for (;;);' }),
      'b.ts': theoremText({ id: 'finished' }),
      'c.ts': theoremText({ id: 'endless-too', draw: 'for (;;);' }),
    },
    {
      signal: controller.signal,
      onProgress(finished) {
        if (finished === 0 || isInterrupted) return;
        isInterrupted = true;
        setTimeout(() => controller.abort(), 50);
      },
    },
  );
  expect(idsOf(report)).toEqual(['finished']);
  expect(report.interrupted).toBe(true);
});

test('a run that is interrupted before it begins judges nothing', async () => {
  const report = await run({ 'a.ts': theoremText({ id: 'a' }) }, { signal: AbortSignal.abort() });
  expect(report).toMatchObject({ interrupted: true, theorems: [], summary: { total: 0 } });
});

test('the replay of a theorem of a file names the file and finds the same counterexample', async () => {
  const folder = folderOf({ 'my theorems/wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1' }) });
  const theorems = await loadTheorems([folder]);
  const [first] = (await runSuite({ theorems, options })).theorems;
  const { replay, path, parameters, measured } = first!.counterexample!;
  expect(replay).toContain("my theorems/wrong.ts' -t '^wrong$' --seed 1");
  const [again] = (await runSuite({ theorems, options: { ...options, path } })).theorems;
  expect(again!.counterexample).toMatchObject({ parameters, measured, replay });
});
