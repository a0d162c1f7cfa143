import { merge, type SweepStatistics } from '../sweep/statistics.ts';
import type { Sweep } from '../sweep/sweeps.ts';
import { inLanes } from './lanes.ts';
import type { SweepTask } from './sweep-worker.ts';
import { openWorkerThreads } from './worker-threads.ts';

export interface SweepRun {
  readonly sweep: Sweep;
  readonly seed: number;
  /** Draws at every point. */
  readonly seeds: number;
  /** Stops the run; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (draws: number) => void;
}

/** Worker threads that draw sweeps. */
export interface SweepPool {
  /**
   * The statistics of the draws, the same bytes whatever the number of workers. A run that is stopped gives those of its
   * first draws, as a run of so many seeds does, or null if there are none.
   */
  readonly run: (run: SweepRun) => Promise<SweepStatistics | null>;
  readonly close: () => Promise<void>;
}

/** So many draws go to a worker at once, and are merged first. */
export const drawsTogether = 5;

/** @param workers draws made at the same time, at least 1 */
export function openSweepPool(workers: number): SweepPool {
  const pool = openWorkerThreads('sweep-worker', workers);
  const run = async ({
    sweep,
    seed,
    seeds,
    signal,
    onProgress,
  }: SweepRun): Promise<SweepStatistics | null> => {
    const parts: SweepStatistics[] = new Array(Math.ceil(seeds / drawsTogether));
    let finished = 0;
    await inLanes(
      [...parts.keys()],
      workers,
      async (place) => {
        const from = place * drawsTogether;
        const task: SweepTask = { sweep, seed, from, to: Math.min(from + drawsTogether, seeds) };
        const part: SweepStatistics = await pool.run(task);
        parts[place] = part;
        finished += part.count;
        onProgress?.(finished);
      },
      signal,
    );
    // A run that is stopped leaves holes: only the draws before the first of them are kept.
    const hole = parts.findIndex((part) => !part);
    const whole = hole < 0 ? parts : parts.slice(0, hole);
    return whole.length === 0 ? null : whole.reduce(merge);
  };
  return { run, close: () => pool.destroy() };
}
