import type { LawClaim } from '../claims.ts';
import { lawPower } from '../statistics/detectable-error.ts';
import { lawTest, lawTestSize } from '../statistics/law-test.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';
import type { RoadPower } from './road.ts';

/** What the draws of a law see is known before one is made. */
export const lawRoadPower = (point: Point): RoadPower => ({ ...lawPower(point), ownError: null });

/** Holds a whole law against its distribution function, in Kolmogorov distance. */
export function measureLaw(point: Point, claim: LawClaim<ParameterValues>, road = 'plain'): Evidence {
  const size = lawTestSize(point);
  const draw = claim.of.sampler(point.values, fixedStream(point));
  const sample = new Float64Array(size);
  for (let start = 0; start < size; start += blockSize) {
    const stream = blockStream(point, 'law', start / blockSize);
    for (let i = start; i < Math.min(start + blockSize, size); i++) sample[i] = draw(stream);
  }
  const bad = sample.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    throw new RangeError(
      `the ${claim.of.name} estimator returned ${sample[bad]} at ${pointKey(point.values)} (draw ${bad})`,
    );
  }
  const result = lawTest(sample, claim.cdf(point.values), point);
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
