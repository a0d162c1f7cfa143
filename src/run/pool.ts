import type { JudgeOptions } from '../check/options.ts';
import type { Shard } from '../check/stream-recorder.ts';
import type { TheoremJudgement } from '../verdict.ts';
import type { LoadedTheorem } from './load.ts';
import { oneLine } from './one-line.ts';
import type { DrawTask, JudgeTask, StreamRecord } from './worker.ts';
import { openWorkerThreads } from './worker-threads.ts';

/** What is known of the draws of a theorem, and where they are kept. */
export type TheoremDraws = Pick<JudgeTask, 'known' | 'checkpoint'>;

/** Worker threads that judge theorems, so that this thread can always answer Ctrl-C. */
export interface JudgePool {
  /** How many theorems can be judged at the same time. */
  readonly size: number;
  /** Never rejects: if the worker dies, that is the theorem's `error`, and the next theorem gets a new worker. */
  readonly judge: (
    theorem: LoadedTheorem,
    options: JudgeOptions,
    draws?: TheoremDraws,
  ) => Promise<TheoremJudgement>;
  /** The statistics of one shard of a theorem's draws, or what the worker died of. Never rejects. */
  readonly draw: (
    theorem: LoadedTheorem,
    options: JudgeOptions,
    shard: Shard,
    draws?: TheoremDraws,
  ) => Promise<readonly StreamRecord[] | Error>;
  /** Ends every worker at once, also one that is in the middle of a theorem. */
  readonly close: () => Promise<void>;
}

/** @param workers - How many theorems can be judged at the same time, at least 1. */
export function openPool(workers: number): JudgePool {
  const pool = openWorkerThreads('worker', workers);
  let isClosed = false;
  const run = async <T>(task: JudgeTask, name: 'default' | 'draw'): Promise<T | Error> => {
    try {
      return await pool.run(task, { name });
    } catch (error) {
      const message = oneLine(error);
      // tinypool can hand a task to a worker that has just died of the one before; doing it again is harmless.
      return message === handedToDeadWorker && !isClosed ? run(task, name) : new Error(message);
    }
  };
  const taskOf = (
    { theorem, source, formula }: LoadedTheorem,
    options: JudgeOptions,
    draws: TheoremDraws = {},
  ): JudgeTask => ({ source, id: theorem.id, ...(formula !== undefined && { formula }), options, ...draws });
  return {
    size: workers,
    judge: async (loaded, options, draws) => {
      const judgement = await run<TheoremJudgement>(taskOf(loaded, options, draws), 'default');
      return judgement instanceof Error ? broken(loaded, judgement.message) : judgement;
    },
    draw: (loaded, options, shard, draws) => {
      const task: DrawTask = { ...taskOf(loaded, options, draws), shard };
      return run<readonly StreamRecord[]>(task, 'draw');
    },
    close: () => {
      isClosed = true;
      return pool.destroy();
    },
  };
}

/** What tinypool 2.2 says of it. */
const handedToDeadWorker = 'Terminating worker thread';

/** The judgement of a theorem whose worker died. */
export function broken({ theorem }: LoadedTheorem, error: string): TheoremJudgement {
  return {
    id: theorem.id,
    kind: theorem.kind,
    verdict: 'undecided',
    guarantee: 'exact',
    standsOn: theorem.standsOn,
    inherited: null,
    derivation: null,
    parametersTried: [],
    draws: 0,
    smallestCaught: null,
    evidence: [],
    counterexample: null,
    error,
  };
}
