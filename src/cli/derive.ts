import { derivationReporters } from '../report/derivations.ts';
import { runDerivations } from '../run/derivations.ts';
import { exitCodes } from './exit-code.ts';
import type { JudgingFlags } from './options.ts';
import type { Output } from './output.ts';
import { showCount } from './progress.ts';
import { selectedTheorems } from './selected-theorems.ts';

/** The flags of `riskproof derive`, read and checked. */
export interface DeriveFlags extends Pick<JudgingFlags, 'seed' | 'profile' | 'falseAlarm' | 'missedError'> {
  readonly filter?: string;
  readonly format: keyof typeof derivationReporters;
  readonly strict?: true;
}

/**
 * `riskproof derive`: writes the derivations of the theorems that the targets name, with a mark for each step.
 *
 * @returns The exit code: that of a refutation if a step is broken or, with `strict`, undecided; of a usage error if a
 * derivation could not be judged.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function derive(
  targets: readonly string[],
  flags: DeriveFlags,
  output: Output,
): Promise<number> {
  const theorems = await selectedTheorems(targets, flags);
  if (theorems.length === 0) return exitCodes.nothingSelected;
  const progress = showCount(process.stderr);
  const report = runDerivations(theorems, flags, progress.onProgress);
  progress.end();
  await output.write(derivationReporters[flags.format](report, { colour: output.colour }));
  if (report.theorems.some(({ error }) => error !== null)) return exitCodes.usageError;
  const verdicts = report.theorems.map(({ verdict }) => verdict);
  const failing = flags.strict ? ['refuted', 'undecided'] : ['refuted'];
  return verdicts.some((verdict) => verdict !== null && failing.includes(verdict))
    ? exitCodes.refuted
    : exitCodes.passed;
}
