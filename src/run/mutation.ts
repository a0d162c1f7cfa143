import { availableParallelism } from 'node:os';
import type { TheoremMutation } from '../check/mutation.ts';
import type { JudgeOptions } from '../check/options.ts';
import type { VerdictCache } from './cache.ts';
import { inLanes } from './lanes.ts';
import type { LoadedTheorem } from './load.ts';
import { type MutationReport, mutationReport } from './mutation-report.ts';
import type { MutationTask } from './mutation-worker.ts';
import { oneLine } from './one-line.ts';
import { openWorkerThreads } from './worker-threads.ts';

export interface MutationRun {
  readonly theorems: readonly LoadedTheorem[];
  readonly options: JudgeOptions;
  /** Theorems judged at the same time; default: one a core. It never changes a result. */
  readonly workers?: number;
  /** Stops the run within a second; what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Judgements that `riskproof check` has kept, under the same options. It never changes a result. */
  readonly cache?: VerdictCache | null;
  readonly onProgress?: (finished: number, total: number) => void;
}

/** Judges the near misses of theorems in worker threads. */
export async function runMutation(run: MutationRun): Promise<MutationReport> {
  const { theorems, options, signal, workers = availableParallelism() } = run;
  const mutations = signal?.aborted ? [] : await judgeAll(run, Math.min(workers, theorems.length));
  return mutationReport(mutations, options, signal?.aborted === true && mutations.length < theorems.length);
}

async function judgeAll(run: MutationRun, workers: number): Promise<TheoremMutation[]> {
  const { cache = null, onProgress, options, signal, theorems } = run;
  const pool = openWorkerThreads('mutation-worker', workers);
  const judged: TheoremMutation[] = new Array(theorems.length);
  let finished = 0;
  const judgeMutants = async (position: number): Promise<void> => {
    const loaded = theorems[position]!;
    const { source, theorem } = loaded;
    const known = cache?.find(loaded) ?? null;
    const task: MutationTask = { source, id: theorem.id, options, known };
    const result: TheoremMutation | Error = await pool
      .run(task)
      .catch((error: unknown) => new Error(oneLine(error)));
    if (signal?.aborted) return;
    judged[position] = result instanceof Error ? broken(loaded, result.message) : result;
    onProgress?.(++finished, theorems.length);
  };
  await inLanes(longestFirst(theorems), workers, judgeMutants, signal).finally(() => pool.destroy());
  // An interrupted run leaves holes.
  return judged.filter((mutation) => mutation !== undefined);
}

/** What takes longest is begun first: it would end a run alone. */
function longestFirst(theorems: readonly LoadedTheorem[]): number[] {
  const [long, short] = [true, false].map((which) =>
    [...theorems.keys()].filter(
      (position) =>
        (theorems[position]!.theorem.costly || theorems[position]!.theorem.kind === 'regime') === which,
    ),
  );
  return [...long!, ...short!];
}

function broken({ theorem }: LoadedTheorem, error: string): TheoremMutation {
  return {
    id: theorem.id,
    kind: theorem.kind,
    verdict: 'undecided',
    points: [],
    mutants: [],
    equivalent: 0,
    agreeing: 0,
    error,
  };
}
