import type { PowerOptions } from '../check/power.ts';
import { powerReporters } from '../report/power.ts';
import { runPower } from '../run/power.ts';
import { exitCodes } from './exit-code.ts';
import type { Output } from './output.ts';
import { showCount } from './progress.ts';
import { selectedTheorems } from './selected-theorems.ts';

/** The flags of `riskproof power`, read and checked. */
export interface PowerFlags extends PowerOptions {
  readonly filter?: string;
  readonly format: keyof typeof powerReporters;
}

/**
 * `riskproof power`: writes what draws can see of the theorems that the targets name.
 *
 * @returns The exit code: 0 when the table was made, whatever it says.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function power(targets: readonly string[], flags: PowerFlags, output: Output): Promise<number> {
  const theorems = await selectedTheorems(targets, flags);
  if (theorems.length === 0) return exitCodes.nothingSelected;
  const progress = showCount(process.stderr);
  const report = runPower({ theorems, options: flags, onProgress: progress.onProgress });
  progress.end();
  await output.write(powerReporters[flags.format](report, { colour: output.colour }));
  return report.theorems.some(({ error }) => error !== undefined) ? exitCodes.usageError : exitCodes.passed;
}
