import { judgeDerivation } from '../check/derivation.ts';
import type { JudgeOptions } from '../check/options.ts';
import type { Theorem } from '../theorem.ts';
import type { DerivationJudgement, Verdict } from '../verdict.ts';
import type { LoadedTheorem } from './load.ts';
import { version } from './version.ts';

/** One theorem with its derivation, or with the reason why it has none. */
export interface JudgedDerivation {
  readonly theorem: Theorem;
  readonly judgement: DerivationJudgement | null;
  /** Of its derivation; null without one. */
  readonly verdict: Verdict | null;
}

/** The derivations of a run. */
export interface DerivationReport {
  readonly version: string;
  readonly seed: number;
  readonly theorems: readonly JudgedDerivation[];
}

/** Judges the derivation of each theorem, and nothing else of it. */
export function runDerivations(
  theorems: readonly LoadedTheorem[],
  options: Pick<JudgeOptions, 'seed' | 'profile' | 'falseAlarm' | 'missedError'>,
): DerivationReport {
  return {
    version,
    seed: options.seed,
    theorems: theorems.map(({ theorem }) => {
      const judgement = judgeDerivation(theorem, options);
      return { theorem, judgement, verdict: judgement?.verdict ?? null };
    }),
  };
}
