import type { MeanBoundClaim, MeanClaim, Observable } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { type Measurement, meanAlongRoad, plainDetects, shortPilotDetects } from './road.ts';

/** The plain road of a mean or of a bound on one and, where the theorem has one, the sharper conditioned road. */
export function meanMeasurements(
  theorem: Theorem,
  claim: MeanClaim<ParameterValues> | MeanBoundClaim<ParameterValues>,
): readonly Measurement[] {
  const { conditioned } = theorem;
  const formula = claim.kind === 'mean' ? claim.equals : claim.atMost;
  const scale = (claim.kind === 'mean' && claim.relativeTo) || formula;
  const direction = claim.kind === 'mean' ? 'equal' : 'at most';
  const mean = (
    road: string,
    of: Pick<Observable<ParameterValues>, 'sampler'>,
    coarse: boolean,
    variance: string | null,
  ) =>
    withSlack(
      direction,
      meanAlongRoad(theorem, road, of.sampler, (evaluate, point) => ({
        predicted: evaluate(formula),
        scale: Math.abs(evaluate(scale)),
        coarse: coarse || point.detects >= shortPilotDetects,
        detects: coarse ? Math.max(plainDetects, point.detects) : point.detects,
        variance: variance === null ? null : evaluate(variance),
        direction,
      })),
    );
  return [
    mean('plain', claim.of, conditioned !== null, theorem.variance?.formula ?? null),
    ...(conditioned ? [mean('conditioned', conditioned, false, conditioned.variance?.formula ?? null)] : []),
  ];
}

/** A bound shows how far below it the estimate is. */
function withSlack(direction: 'equal' | 'at most', along: Measurement): Measurement {
  if (direction === 'equal') return along;
  return {
    ...along,
    measure: (point) => {
      const evidence = along.measure(point);
      const { measured, predicted } = evidence;
      if (predicted === null || predicted === 0) return evidence;
      return { ...evidence, slack: (predicted - measured) / Math.abs(predicted) };
    },
  };
}
