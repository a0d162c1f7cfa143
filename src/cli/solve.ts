import { solutionReporters } from '../report/solution.ts';
import type { OracleName } from '../run/oracle.ts';
import { solveRegime } from '../run/solution.ts';
import { exitCodes } from './exit-code.ts';
import { oneTheorem } from './one-theorem.ts';
import { oraclesOf } from './oracle-options.ts';
import type { Output } from './output.ts';

/** The flags of `riskproof solve`, read and checked. */
export interface SolveFlags {
  readonly for: string;
  readonly filter?: string;
  readonly format: keyof typeof solutionReporters;
  readonly oracle: OracleName | 'all' | 'none';
  readonly timeLimit: number;
}

/**
 * `riskproof solve`: writes a regime's boundary solved for another symbol.
 * @throws SelectionError if the target is no regime or has no such solution
 */
export async function solve(target: string, flags: SolveFlags, output: Output): Promise<number> {
  const { theorem } = await oneTheorem(target, flags.filter);
  const { oracle, timeLimit } = flags;
  const solution = await solveRegime(theorem, flags.for, { oracles: oraclesOf(oracle), timeLimit });
  await output.write(solutionReporters[flags.format](solution));
  return exitCodes.passed;
}
