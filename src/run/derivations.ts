import { judgeDerivation, type LinkOptions } from '../check/derivation.ts';
import type { Theorem } from '../theorem.ts';
import type { DerivationJudgement, Verdict } from '../verdict.ts';
import type { LoadedTheorem } from './load.ts';
import { oneLine } from './one-line.ts';
import { version } from './version.ts';

/** One theorem with its derivation, or with the reason why it has none. */
export interface JudgedDerivation {
  readonly theorem: Theorem;
  readonly judgement: DerivationJudgement | null;
  /** What a symbol of it threw. */
  readonly error: string | null;
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
  options: LinkOptions,
  onProgress: (finished: number, total: number) => void,
): DerivationReport {
  return {
    version,
    seed: options.seed,
    theorems: theorems.map(({ theorem }, i) => {
      const judged = judgeOne(theorem, options);
      onProgress(i + 1, theorems.length);
      return judged;
    }),
  };
}

/** What a user's symbol throws is an error of that theorem, and not of the run. */
function judgeOne(theorem: Theorem, options: LinkOptions): JudgedDerivation {
  try {
    const judgement = judgeDerivation(theorem, options);
    return { theorem, judgement, error: null, verdict: judgement?.verdict ?? null };
  } catch (error) {
    return { theorem, judgement: null, error: oneLine(error), verdict: null };
  }
}
