/** What the draws of a sweep come to: of every method at every point, how many, their mean and their spread. */
import type { sweepDraws } from './sweep-draw.ts';
import type { Sweep, SweepPoint } from './sweeps.ts';

/** Sufficient statistics of the risks, point after point: full fine-tuning, then trained LoRA at each rank. */
export interface SweepStatistics {
  /** Draws. */
  readonly count: number;
  /** Means of the risks. */
  readonly means: Float64Array;
  /** Sums of their squared deviations from those means. */
  readonly squares: Float64Array;
}

export interface MeanRisk {
  readonly mean: number;
  /** Its standard error; NaN from fewer than two draws. */
  readonly error: number;
}

/** A point of the curves. */
export interface SweepResult {
  readonly point: SweepPoint;
  readonly fullFineTuning: MeanRisk;
  /** One for each of the sweep's ranks. */
  readonly trained: readonly MeanRisk[];
}

/**
 * The statistics of the draws `from` to `to` − 1.
 *
 * @param draws as `sweepDraws` makes them
 */
export function statisticsOf(
  draws: ReturnType<typeof sweepDraws>,
  from: number,
  to: number,
): SweepStatistics {
  let all: SweepStatistics | null = null;
  for (let draw = from; draw < to; draw++) {
    const means = draws(draw).slice();
    const one = { count: 1, means, squares: new Float64Array(means.length) };
    all = all === null ? one : merge(all, one);
  }
  if (all === null) throw new RangeError(`there are no draws from ${from} to ${to - 1}`);
  return all;
}

/**
 * The statistics of both sets of draws together (Chan, Golub & LeVeque 1983). Merge in the order of the draws: then the
 * bits are always the same.
 */
export function merge(first: SweepStatistics, second: SweepStatistics): SweepStatistics {
  const count = first.count + second.count;
  const steps = second.means.map((mean, i) => mean - first.means[i]);
  return {
    count,
    means: first.means.map((mean, i) => mean + (steps[i] * second.count) / count),
    squares: first.squares.map(
      (sum, i) => sum + second.squares[i] + (steps[i] * steps[i] * first.count * second.count) / count,
    ),
  };
}

/** The curves of a sweep. */
export function sweepResults(sweep: Sweep, { count, means, squares }: SweepStatistics): SweepResult[] {
  const risk = (place: number): MeanRisk => ({
    mean: means[place],
    error: Math.sqrt(squares[place] / (count - 1) / count),
  });
  const methods = 1 + sweep.ranks.length;
  return sweep.points.map((point, i) => ({
    point,
    fullFineTuning: risk(i * methods),
    trained: sweep.ranks.map((_, j) => risk(i * methods + 1 + j)),
  }));
}
