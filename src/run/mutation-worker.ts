/** What runs in a worker thread: one theorem is found again, judged, and each of its near misses with it. */
import { judgeMutants, type TheoremMutation } from '../check/mutation.ts';
import type { JudgeOptions } from '../check/options.ts';
import { judge } from '../check/theorem.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { refuseExit } from './refuse-exit.ts';
import { findTheorem } from './worker.ts';

export interface MutationTask {
  /** `catalogue`, or the absolute path of a theorem file. */
  readonly source: string;
  readonly id: string;
  readonly options: JudgeOptions;
  /** What is known of the theorem from an earlier run. */
  readonly known: TheoremJudgement | null;
}

export default async function run({ source, id, options, known }: MutationTask): Promise<TheoremMutation> {
  const theorem = await findTheorem(source, id);
  const allowExit = refuseExit();
  try {
    // Its derivation has nothing to do with what its draws notice.
    const judgement = known ?? judge({ ...theorem, derivation: null }, options);
    return judgeMutants(theorem, options, judgement);
  } finally {
    allowExit();
  }
}
