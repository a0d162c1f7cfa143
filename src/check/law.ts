import type { LawClaim } from '../claims.ts';
import { lawPower } from '../statistics/detectable-error.ts';
import { judgeDistance, kolmogorovDistance, lawTestSize } from '../statistics/law-test.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';
import type { RoadPower } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/** What the draws of a law see is known before one is made. */
export const lawRoadPower = (point: Point): RoadPower => ({ ...lawPower(point), ownError: null });

/** Holds a whole law against its distribution function, in Kolmogorov distance. */
export function measureLaw(point: Point, claim: LawClaim<ParameterValues>, road = 'plain'): Evidence {
  const size = lawTestSize(point);
  const distance = statisticsOf(point).whole(streamName(point, road), () =>
    kolmogorovDistance(drawSample(point, claim, size), claim.cdf(point.values)),
  );
  const result = judgeDistance(distance, size, point);
  return {
    road,
    parameters: point.values,
    verdict: result.verdict,
    guarantee: 'exact',
    predicted: 0,
    measured: result.distance,
    interval: [Math.max(0, result.distance - result.refutedAbove), result.distance + result.refutedAbove],
    draws: size,
    detects: point.detects,
    note: 'predicted and measured are Kolmogorov distances to the claimed law',
  };
}

function drawSample(point: Point, claim: LawClaim<ParameterValues>, size: number): Float64Array {
  const draw = claim.of.sampler(point.values, fixedStream(point));
  const sample = new Float64Array(size);
  for (let start = 0; start < size; start += blockSize) {
    const stream = blockStream(point, 'law', start / blockSize);
    for (let i = start; i < Math.min(start + blockSize, size); i++) sample[i] = draw(stream);
  }
  const bad = sample.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return sample;
  throw new RangeError(
    `the ${claim.of.name} estimator returned ${sample[bad]} at ${pointKey(point.values)} (draw ${bad})`,
  );
}
