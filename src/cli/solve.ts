import { solutionReporters } from '../report/solution.ts';
import { type SolutionOptions, solveRegime } from '../run/solution.ts';
import { exitCodes } from './exit-code.ts';
import { oneTheorem } from './one-theorem.ts';
import type { Output } from './output.ts';

/** The flags of `riskproof solve`, read and checked. */
export interface SolveFlags extends SolutionOptions {
  readonly for: string;
  readonly filter?: string;
  readonly format: keyof typeof solutionReporters;
}

/**
 * `riskproof solve`: writes a regime's boundary solved for another symbol.
 * @throws SelectionError if the target is no regime or has no such solution
 */
export async function solve(target: string, flags: SolveFlags, output: Output): Promise<number> {
  const { theorem } = await oneTheorem(target, flags.filter);
  await output.write(solutionReporters[flags.format](await solveRegime(theorem, flags.for, flags)));
  return exitCodes.passed;
}
