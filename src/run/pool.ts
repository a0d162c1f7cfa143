import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { JudgeOptions } from '../check/options.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { compiled } from './compiled.ts';
import type { LoadedTheorem } from './load.ts';
import { oneLine } from './one-line.ts';
import type { JudgeTask } from './worker.ts';

/** Worker threads that judge theorems, so that this thread can always answer Ctrl-C. */
export interface JudgePool {
  /** How many theorems can be judged at the same time. */
  readonly size: number;
  /** Never rejects: if the worker dies, that is the theorem's `error`, and the next theorem gets a new worker. */
  readonly judge: (theorem: LoadedTheorem, options: JudgeOptions) => Promise<TheoremJudgement>;
  /** Ends every worker at once, also one that is in the middle of a theorem. */
  readonly close: () => Promise<void>;
}

/** @param workers - How many theorems can be judged at the same time, at least 1. */
export function openPool(workers: number): JudgePool {
  const pool = new Tinypool({
    filename: fileURLToPath(compiled('src/run/worker')),
    runtime: 'worker_threads',
    minThreads: workers,
    maxThreads: workers,
  });
  // A worker that dies between two theorems is replaced; the theorems lose nothing.
  pool.on('error', () => {});
  let isClosed = false;
  const judge = async (loaded: LoadedTheorem, options: JudgeOptions): Promise<TheoremJudgement> => {
    const { theorem, source, formula } = loaded;
    const task: JudgeTask = { source, id: theorem.id, ...(formula !== undefined && { formula }), options };
    try {
      return await pool.run(task);
    } catch (error) {
      const message = oneLine(error);
      // tinypool can hand a task to a worker that has just died of the one before; judging it again is harmless.
      return message === handedToDeadWorker && !isClosed ? judge(loaded, options) : broken(loaded, message);
    }
  };
  return {
    size: workers,
    judge,
    close: () => {
      isClosed = true;
      return pool.destroy();
    },
  };
}

/** What tinypool 2.2 says of it. */
const handedToDeadWorker = 'Terminating worker thread';

function broken({ theorem }: LoadedTheorem, error: string): TheoremJudgement {
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
