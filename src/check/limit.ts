import type { LimitClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { type Measurement, meanAlongRoad } from './road.ts';

/** A mean near the limit, with an allowance for its stated distance from it. */
export function limitMeasurements(
  theorem: Theorem,
  claim: LimitClaim<ParameterValues>,
): readonly Measurement[] {
  return [
    meanAlongRoad(theorem, 'plain', claim.of.sampler, (evaluate, { values }) => ({
      predicted: evaluate(claim.equals),
      scale: Math.abs(evaluate(claim.equals)),
      bias: claim.bias(values),
    })),
  ];
}
