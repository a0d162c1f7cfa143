import { comparisonReporters } from '../report/comparison.ts';
import { type ComparisonOptions, compareResults } from '../run/comparison.ts';
import { exitCodes } from './exit-code.ts';
import { oneTheorem } from './one-theorem.ts';
import type { Output } from './output.ts';

/** The flags of `riskproof compare`, read and checked. */
export interface CompareFlags extends ComparisonOptions {
  readonly theorem: string;
  readonly filter?: string;
  readonly reporter: keyof typeof comparisonReporters;
  readonly strict?: true;
}

/**
 * `riskproof compare`: holds a file of simulated means against a theorem and writes the report.
 *
 * @param results - Path of the file.
 * @returns The exit code.
 * @throws SelectionError for what is wrong with the file, the theorem or the flags.
 */
export async function compare(results: string, flags: CompareFlags, output: Output): Promise<number> {
  const { theorem } = await oneTheorem(flags.theorem, flags.filter);
  const comparison = compareResults(results, theorem, flags);
  if (comparison.rows.length === 0) {
    process.stderr.write(`riskproof: '${results}' has no rows\n`);
    return exitCodes.nothingSelected;
  }
  await output.write(comparisonReporters[flags.reporter](comparison, { colour: output.colour }));
  if (comparison.verdict === 'refuted') return exitCodes.refuted;
  return comparison.verdict === 'undecided' && flags.strict ? exitCodes.refuted : exitCodes.passed;
}
