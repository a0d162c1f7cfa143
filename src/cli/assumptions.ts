import type { AssumptionOptions } from '../check/assumptions.ts';
import { type AssumptionReporterName, assumptionReporters } from '../report/assumptions.ts';
import { runAssumptions } from '../run/assumptions.ts';
import { requireUsualPoint } from '../run/point.ts';
import type { ParameterValues } from '../verdict.ts';
import { listenForInterrupt } from './check.ts';
import { exitCodes } from './exit-code.ts';
import type { Output } from './output.ts';
import { showCount } from './progress.ts';
import { selectedTheorems } from './selected-theorems.ts';

/** The flags of `riskproof assumptions`, read and checked. */
export interface AssumptionFlags {
  readonly filter?: string;
  readonly assumption?: readonly string[];
  readonly at?: ParameterValues;
  readonly seed: number;
  readonly falseAlarm: number;
  readonly missedError: number;
  readonly detects?: number;
  readonly profile: AssumptionOptions['profile'];
  readonly reporter: AssumptionReporterName;
  readonly outputFile?: string;
  readonly workers?: number;
}

/**
 * `riskproof assumptions`: replaces each assumption of the theorems that the targets name, and writes the table.
 *
 * @returns The exit code: 0 when the table was made, whatever it says.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function assumptions(
  targets: readonly string[],
  flags: AssumptionFlags,
  output: Output,
): Promise<number> {
  const theorems = await selectedTheorems(targets, flags);
  const { seed, profile, falseAlarm, missedError, detects, at, workers, assumption } = flags;
  if (theorems.length === 0) return exitCodes.nothingSelected;
  if (at !== undefined) for (const { theorem } of theorems) requireUsualPoint(theorem, at);
  const interrupt = listenForInterrupt();
  const progress = showCount(process.stderr);
  const report = await runAssumptions({
    theorems,
    options: {
      seed,
      profile,
      falseAlarm,
      missedError,
      ...(detects !== undefined && { detects }),
      ...(at !== undefined && { at }),
    },
    signal: interrupt.signal,
    onProgress: progress.onProgress,
    ...(assumption !== undefined && { names: assumption }),
    ...(workers !== undefined && { workers }),
  });
  progress.end();
  await output.write(assumptionReporters[flags.reporter](report, { colour: output.colour }));
  if (report.interrupted) return exitCodes.interrupted;
  return report.summary.errors > 0 ? exitCodes.usageError : exitCodes.passed;
}
