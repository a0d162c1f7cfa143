/** What runs in a worker thread: one theorem is found again and judged without one of its assumptions. */
import { type AssumptionJudgement, type AssumptionOptions, judgeAssumption } from '../check/assumptions.ts';
import { refuseExit } from './refuse-exit.ts';
import { findTheorem } from './worker.ts';

export interface AssumptionTask {
  /** `catalogue`, or the absolute path of a theorem file. */
  readonly source: string;
  readonly id: string;
  /** The name of the alternative. */
  readonly name: string;
  readonly options: AssumptionOptions;
}

export default async function run({
  source,
  id,
  name,
  options,
}: AssumptionTask): Promise<AssumptionJudgement> {
  const theorem = await findTheorem(source, id);
  const allowExit = refuseExit();
  try {
    return judgeAssumption(theorem, name, options);
  } finally {
    allowExit();
  }
}
