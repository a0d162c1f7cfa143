import type { Sampler } from '../claims.ts';
import {
  type BoundObservation,
  type IdentityObservation,
  type PathwiseResult,
  pathwiseBound,
  pathwiseIdentity,
  pathwiseSize,
} from '../statistics/pathwise.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point } from './point.ts';

/** Looks at a pathwise identity on as many samples as `detects` and `missedError` ask for. */
export function measureIdentity(
  point: Point,
  road: string,
  sampler: Sampler<ParameterValues, IdentityObservation>,
): Evidence {
  const samples = observe(point, road, sampler);
  const result = pathwiseIdentity(samples, point);
  return evidence(point, road, result, samples[result.worst.index]!.discrepancy);
}

/** Looks at a pathwise bound, value ≥ bound, and reports the smallest slack. */
export function measureBound(
  point: Point,
  road: string,
  sampler: Sampler<ParameterValues, BoundObservation>,
): Evidence {
  const samples = observe(point, road, sampler);
  const result = pathwiseBound(samples, 'at least', point);
  const { value, bound } = samples[result.worst.index]!;
  return { ...evidence(point, road, result, value - bound), slack: result.smallestSlack ?? 0 };
}

function observe<T>(point: Point, road: string, sampler: Sampler<ParameterValues, T>): T[] {
  const draw = sampler(point.values, fixedStream(point));
  const samples: T[] = [];
  for (let block = 0; samples.length < pathwiseSize(point); block++) {
    const stream = blockStream(point, road, block);
    const count = Math.min(blockSize, pathwiseSize(point) - samples.length);
    for (let i = 0; i < count; i++) samples.push(draw(stream));
  }
  return samples;
}

function evidence(point: Point, road: string, result: PathwiseResult, measured: number): Evidence {
  return {
    road,
    parameters: point.values,
    verdict: result.verdict,
    guarantee: 'exact',
    predicted: null,
    measured,
    interval: null,
    draws: result.samples,
    detects: point.detects,
    ...(result.violations > 0 && {
      note: `violated by ${result.violations} of ${result.samples} samples, the worst at ${result.worst.ratio.toPrecision(3)} times its tolerance`,
    }),
  };
}
