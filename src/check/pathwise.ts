import type { PathwiseBoundClaim, PathwiseIdentityClaim, Sampler } from '../claims.ts';
import { pathwisePower } from '../statistics/detectable-error.ts';
import {
  type BoundObservation,
  type IdentityObservation,
  type PathwiseStatistics,
  pathwiseBound,
  pathwiseIdentity,
  pathwiseSize,
  pathwiseVerdict,
} from '../statistics/pathwise.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point } from './point.ts';
import type { Measurement, RoadPower } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

export function pathwiseIdentityMeasurements(
  claim: PathwiseIdentityClaim<ParameterValues>,
): readonly Measurement[] {
  return [{ road: 'plain', measure: (point) => measureIdentity(point, 'plain', claim.sampler), power }];
}

/** The bound and, where the claim says that something attains it, the equality there. */
export function pathwiseBoundMeasurements({
  attained,
  sampler,
}: PathwiseBoundClaim<ParameterValues>): readonly Measurement[] {
  const bound: Measurement = {
    road: 'plain',
    measure: (point) => measureBound(point, 'plain', sampler),
    power,
  };
  if (attained === null) return [bound];
  return [
    bound,
    { road: 'attained', measure: (point) => measureIdentity(point, 'attained', attained), power },
  ];
}

const power = ({ missedError }: Point): RoadPower => ({ ...pathwisePower(missedError), ownError: null });

/** Looks at a pathwise identity on as many samples as `detects` and `missedError` ask for. */
function measureIdentity(
  point: Point,
  road: string,
  sampler: Sampler<ParameterValues, IdentityObservation>,
): Evidence {
  return evidence(point, road, () => {
    const samples = observe(point, road, sampler);
    const result = pathwiseIdentity(samples, point);
    return { ...result, shown: samples[result.worst.index]!.discrepancy };
  });
}

/** Looks at a pathwise bound, value ≥ bound, and reports the smallest slack. */
function measureBound(
  point: Point,
  road: string,
  sampler: Sampler<ParameterValues, BoundObservation>,
): Evidence {
  return evidence(point, road, () => {
    const samples = observe(point, road, sampler);
    const result = pathwiseBound(samples, 'at least', point);
    const { value, bound } = samples[result.worst.index]!;
    return { ...result, shown: value - bound };
  });
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

/** What the samples show, and the discrepancy or the distance from the bound of the worst of them. */
interface Shown extends PathwiseStatistics {
  readonly shown: number;
}

function evidence(point: Point, road: string, gather: () => Shown): Evidence {
  const statistics = statisticsOf(point).whole(streamName(point, road), () => {
    const { samples, violations, worst, smallestSlack, shown } = gather();
    return { samples, violations, worst, smallestSlack, shown };
  });
  const { samples, violations, worst, smallestSlack, shown } = statistics;
  return {
    road,
    parameters: point.values,
    verdict: pathwiseVerdict(statistics, point),
    guarantee: 'exact',
    predicted: null,
    measured: shown,
    interval: null,
    draws: samples,
    detects: point.detects,
    ...(violations > 0 && {
      note: `violated by ${violations} of ${samples} samples, the worst at ${worst.ratio.toPrecision(3)} times its tolerance`,
    }),
    ...(smallestSlack !== null && { slack: smallestSlack }),
  };
}
