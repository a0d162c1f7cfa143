import { type MutationReporterName, mutationReporters } from '../report/mutation.ts';
import { openCache } from '../run/cache.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { runMutation } from '../run/mutation.ts';
import { hasMissed } from '../run/mutation-report.ts';
import { judgeOptions, listenForInterrupt } from './check.ts';
import { exitCodes } from './exit-code.ts';
import type { JudgingFlags } from './options.ts';
import type { Output } from './output.ts';
import { showCount } from './progress.ts';
import { selectedTheorems } from './selected-theorems.ts';

/** The flags of `riskproof mutate`, read and checked. */
export interface MutateFlags extends Omit<JudgingFlags, 'shrink'> {
  readonly filter?: string;
  readonly reporter: MutationReporterName;
  readonly outputFile?: string;
  readonly verbose?: true;
}

/**
 * `riskproof mutate`: judges every near miss of the theorems that the targets name, and writes the score.
 *
 * @returns The exit code: 1 if a mutant survived that should have been killed, or a theorem is refuted itself.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function mutate(
  targets: readonly string[],
  flags: MutateFlags,
  output: Output,
): Promise<number> {
  const theorems = await selectedTheorems(targets, flags);
  if (theorems.length === 0) return exitCodes.nothingSelected;
  // The options of `riskproof check`, so that what it has judged is known.
  const options = judgeOptions({ ...flags, shrink: true }, theorems);
  const interrupt = listenForInterrupt();
  const progress = showCount(process.stderr);
  const { verbose = false, workers } = flags;
  const note = (line: string) => process.stderr.write(`riskproof: ${line}\n`);
  const report = await runMutation({
    theorems,
    options,
    cache: flags.cache ? openCache(cacheFolder(), options, note) : null,
    signal: interrupt.signal,
    onProgress: progress.onProgress,
    ...(workers !== undefined && { workers }),
  });
  progress.end();
  await output.write(mutationReporters[flags.reporter](report, { colour: output.colour, verbose }));
  if (report.interrupted) return exitCodes.interrupted;
  if (hasMissed(report) || report.theorems.some(({ verdict }) => verdict === 'refuted')) {
    return exitCodes.refuted;
  }
  return report.theorems.some(({ error }) => error !== undefined) ? exitCodes.usageError : exitCodes.passed;
}
