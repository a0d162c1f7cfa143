import { Console } from 'node:console';
import type { JudgeOptions } from '../check/options.ts';
import { reporters } from '../report/report.ts';
import { openCache } from '../run/cache.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { type LoadedTheorem, loadTheorems } from '../run/load.ts';
import { nearest } from '../run/nearest.ts';
import { requirePoint } from '../run/point.ts';
import { select } from '../run/select.ts';
import { SelectionError } from '../run/selection-error.ts';
import { runSuite } from '../run/suite.ts';
import type { SuiteReport } from '../run/suite-report.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import { accept, againstLock, lockFor } from './lock.ts';
import type { CheckFlags, JudgingFlags } from './options.ts';
import type { Output } from './output.ts';
import { showProgress } from './progress.ts';

/**
 * `riskproof check`: judges the theorems that the targets name and writes the report.
 *
 * @param output - Where the report goes.
 * @returns The exit code.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function check(targets: readonly string[], flags: CheckFlags, output: Output): Promise<number> {
  // Standard output belongs to the report, whatever a theorem file prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  const loaded = await loadTheorems(targets);
  const theorems = select(loaded, flags);
  if (theorems.length === 0) {
    process.stderr.write(`riskproof: ${nothingSelected(loaded, flags)}\n`);
    return exitCodes.nothingSelected;
  }
  const lock = lockFor(flags);
  const judged = await judgeTheorems(theorems, flags);
  const judge = (some: readonly LoadedTheorem[]) => judgeTheorems(some, flags);
  const report = lock === null ? judged : await againstLock(lock, theorems, judged, judge);
  await output.write(reporters[flags.reporter](report, { colour: output.colour }));
  if (lock !== null && (flags.lock || flags.update) && !report.interrupted) accept(lock, theorems, report);
  return exitCode(report, flags.strict ?? false, flags.update);
}

/** Judges the theorems with progress on standard error; Ctrl-C ends it early. */
export async function judgeTheorems(
  theorems: readonly LoadedTheorem[],
  flags: JudgingFlags,
): Promise<SuiteReport> {
  const options = judgeOptions(flags, theorems);
  const progress = showProgress(theorems.length, process.stderr);
  const interrupt = listenForInterrupt();
  const { workers, bail = false } = flags;
  const note = (line: string) => process.stderr.write(`riskproof: ${line}\n`);
  const report = await runSuite({
    theorems,
    options,
    bail,
    cache: flags.cache ? openCache(cacheFolder(), options, note) : null,
    signal: interrupt.signal,
    onJudged: progress.onJudged,
    onProgress: progress.onProgress,
    ...(workers !== undefined && { workers }),
  });
  progress.end();
  return report;
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

function nothingSelected(loaded: readonly LoadedTheorem[], { filter, shard }: CheckFlags): string {
  const ids = loaded.map(({ theorem }) => theorem.id);
  if (filter !== undefined && select(loaded, { filter }).length === 0) {
    return `no theorem matches --filter '${filter}'${nearest(filter, ids)}`;
  }
  return `shard ${shard?.index}/${shard?.count} holds no theorem`;
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
