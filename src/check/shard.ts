/** The draws of a theorem that fall to one shard, without a verdict: that takes the draws of all. */
import type { Theorem } from '../theorem.ts';
import { claimPoints } from './claim-points.ts';
import { measuredLinks } from './derivation.ts';
import { measureLink } from './measured-link.ts';
import { measurementsOf } from './measurement.ts';
import type { JudgeOptions } from './options.ts';
import { parameterDraws } from './parameters.ts';
import type { StreamStatistics } from './stream-statistics.ts';

/**
 * Asks for the statistics of every stream that `judge` asks for as long as nothing is refuted. What comes after a
 * refutation, a smaller counterexample, is left to the judge.
 *
 * @param statistics those of one shard
 */
export function drawShard(theorem: Theorem, options: JudgeOptions, statistics: StreamStatistics): void {
  for (const { link, points } of measuredLinks(theorem, options, statistics)) {
    for (const point of points) drawOwn(() => measureLink(point, link));
  }
  const measurements = measurementsOf(theorem);
  if (measurements.length === 0) return;
  const { runs, at } = claimPoints(theorem, measurements.length, options, statistics);
  const { seed } = options;
  const values = options.at ? [options.at] : parameterDraws(theorem.samplingDomain, { seed, runs });
  for (const point of values.map((value) => at(value))) {
    for (const { measure } of measurements) drawOwn(() => measure(point));
  }
}

/**
 * Draws unless that is up to another shard. An estimator that throws leaves a stream unknown: it does so again when the
 * theorem is judged, and is then that theorem's error.
 */
function drawOwn(draw: () => unknown): void {
  try {
    draw();
  } catch {}
}
