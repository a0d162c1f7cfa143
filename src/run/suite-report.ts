import type { ProfileName } from '../statistics/budget.ts';
import type { TheoremJudgement } from '../verdict.ts';
import type { LockChange } from './lock-changes.ts';

/** How many theorems have which verdict. The four verdicts add up to `total`. */
export interface SuiteSummary {
  readonly proved: number;
  readonly supported: number;
  readonly refuted: number;
  readonly undecided: number;
  /** Theorems whose file or estimator broke; they count as `undecided` too. */
  readonly errors: number;
  readonly total: number;
}

/**
 * The result of one run, and the format of `--reporter json`, which other programs read: keys keep their names and
 * meanings. It holds nothing that changes from run to run or machine to machine (no time, no path of riskproof), so
 * the same seed gives the same bytes. JSON has no infinities and no NaN: such a number is written as null.
 */
export interface SuiteReport {
  /** The version of riskproof. */
  readonly version: string;
  /** The seed of the suite, a signed 32-bit integer. */
  readonly seed: number;
  readonly profile: ProfileName;
  /** P(anything true is refuted anywhere in this run). */
  readonly falseAlarm: number;
  /** P(a claim that is wrong by more than `detects` at the parameters tried is supported). */
  readonly missedError: number;
  /** The relative error that `supported` excludes for a mean; every theorem's own is in its `evidence`. */
  readonly detects: number;
  /** True if the run was stopped before its end; `theorems` are then those that were finished. */
  readonly interrupted: boolean;
  /** One for each theorem, in the order of the suite. */
  readonly theorems: readonly TheoremJudgement[];
  /** Where there is a lock file: what the theorems of this run no longer say, or say anew. */
  readonly changes?: readonly LockChange[];
  readonly summary: SuiteSummary;
}

/** Whether the claim or its derivation is refuted. */
export function isRefuted({ verdict, derivation }: TheoremJudgement): boolean {
  return verdict === 'refuted' || derivation?.verdict === 'refuted';
}

export function summarize(theorems: readonly TheoremJudgement[]): SuiteSummary {
  const count = (holds: (judgement: TheoremJudgement) => boolean) => theorems.filter(holds).length;
  return {
    proved: count(({ verdict }) => verdict === 'proved'),
    supported: count(({ verdict }) => verdict === 'supported'),
    refuted: count(({ verdict }) => verdict === 'refuted'),
    undecided: count(({ verdict }) => verdict === 'undecided'),
    errors: count(({ error }) => error !== undefined),
    total: theorems.length,
  };
}
