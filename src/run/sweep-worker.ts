/** What runs in a worker thread: some draws of a sweep. */
import { type SweepStatistics, statisticsOf } from '../sweep/statistics.ts';
import { sweepDraws } from '../sweep/sweep-draw.ts';
import type { Sweep } from '../sweep/sweeps.ts';

export interface SweepTask {
  readonly sweep: Sweep;
  readonly seed: number;
  /** The first draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

let known: { readonly key: string; readonly draws: ReturnType<typeof sweepDraws> } | null = null;

export default function run({ sweep, seed, from, to }: SweepTask): SweepStatistics {
  const key = JSON.stringify([sweep, seed]);
  if (known?.key !== key) known = { key, draws: sweepDraws(sweep, seed) };
  return statisticsOf(known.draws, from, to);
}
