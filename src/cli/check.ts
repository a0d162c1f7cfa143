import type { JudgeOptions } from '../check/options.ts';
import { reporters } from '../report/report.ts';
import type { VerdictCache } from '../run/cache.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import type { LoadedTheorem } from '../run/load.ts';
import type { Lock } from '../run/lock-file.ts';
import { requirePoint } from '../run/point.ts';
import { SelectionError } from '../run/selection-error.ts';
import { runSuite, type SuiteRun } from '../run/suite.ts';
import type { SuiteReport } from '../run/suite-report.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import { accept, againstLock, lockFor } from './lock.ts';
import type { CheckFlags, JudgingFlags } from './options.ts';
import type { Output } from './output.ts';
import { showProgress } from './progress.ts';
import { selectedTheorems } from './selected-theorems.ts';

/**
 * `riskproof check`: judges the theorems that the targets name and writes the report.
 *
 * @param output - Where the report goes.
 * @returns The exit code.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function check(targets: readonly string[], flags: CheckFlags, output: Output): Promise<number> {
  const theorems = await selectedTheorems(targets, flags);
  if (theorems.length === 0) return exitCodes.nothingSelected;
  if (flags.shard !== undefined) {
    const { shard } = await import('./shard.ts');
    return shard(theorems, { ...flags, shard: flags.shard }, output);
  }
  const lock = lockFor(flags);
  return writeReport(await judgeTheorems(theorems, flags), { lock, theorems, flags, output });
}

/** Writes the report of a run, with what has changed against the lock. Returns the exit code. */
export async function writeReport(
  judged: SuiteReport,
  {
    lock,
    theorems,
    flags,
    output,
  }: {
    readonly lock: Lock | null;
    readonly theorems: readonly LoadedTheorem[];
    readonly flags: CheckFlags;
    readonly output: Output;
  },
): Promise<number> {
  const judge = (some: readonly LoadedTheorem[]) => judgeTheorems(some, flags);
  const report = lock === null ? judged : await againstLock(lock, theorems, judged, judge);
  await output.write(reporters[flags.reporter](report, { colour: output.colour }));
  if (lock !== null && (flags.lock || flags.update) && !report.interrupted) accept(lock, theorems, report);
  return exitCode(report, flags.strict ?? false, flags.update);
}

/** What the parts of a run have drawn, and what went wrong with them, by theorem. */
type Drawn = Pick<SuiteRun, 'drawn' | 'errors'>;

/** Judges the theorems with progress on standard error; Ctrl-C ends it early. */
export async function judgeTheorems(
  theorems: readonly LoadedTheorem[],
  flags: JudgingFlags,
  drawn: Drawn = {},
): Promise<SuiteReport> {
  const options = judgeOptions(flags, theorems);
  const progress = showProgress(theorems.length, process.stderr);
  const interrupt = listenForInterrupt();
  const { workers, bail = false, resume = false } = flags;
  const report = await runSuite({
    theorems,
    options,
    bail,
    cache: await cacheFor(flags, options),
    resume,
    ...drawn,
    signal: interrupt.signal,
    onJudged: progress.onJudged,
    onProgress: progress.onProgress,
    ...(workers !== undefined && { workers }),
  });
  progress.end();
  return report;
}

/** The cache of verdicts and checkpoints; null without one. Throws a SelectionError for --resume without one. */
export async function cacheFor(
  { cache, resume }: JudgingFlags,
  options: JudgeOptions,
): Promise<VerdictCache | null> {
  if (!cache && resume)
    throw new SelectionError('--resume goes on from checkpoints, which --no-cache does not keep');
  const note = (line: string) => process.stderr.write(`riskproof: ${line}\n`);
  if (!cache) return null;
  // It reads TypeScript, to know what a theorem reaches, and takes a while to load.
  const { openCache } = await import('../run/cache.ts');
  return openCache(cacheFolder(), options, note);
}

/** The flags as the judge takes them. Throws a SelectionError where they do not fit the theorems. */
export function judgeOptions(flags: JudgingFlags, theorems: readonly LoadedTheorem[]): JudgeOptions {
  const { seed, profile, falseAlarm, missedError, detects, runs, path, at, shrink } = flags;
  for (const [flag, value] of Object.entries({ '--path': path, '--at': at })) {
    if (value !== undefined && theorems.length > 1) {
      throw new SelectionError(`${flag} speaks of one theorem, but ${theorems.length} are selected`);
    }
  }
  return {
    seed,
    profile,
    falseAlarm,
    missedError,
    shrink,
    ...(detects !== undefined && { detects }),
    ...(runs !== undefined && { runs }),
    ...(path !== undefined && { path }),
    ...(at !== undefined && { at: requirePoint(theorems[0]!.theorem, at) }),
  };
}

/** The first Ctrl-C ends the run and keeps what is finished; a second one ends the process at once. */
export function listenForInterrupt(): AbortController {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes.interrupted);
      controller.abort();
    });
  }
  return controller;
}
