import type { ExtrapolatedLimitClaim, LimitClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { type ExtrapolationRoad, extrapolationPower, measureExtrapolated } from './extrapolation.ts';
import { fixedStream, type Point } from './point.ts';
import { evaluatorAt, type Measurement, meanAlongRoad, plainDetects } from './road.ts';

/** A mean near the limit, with an allowance for its stated distance from it; or means at several scales, extrapolated. */
export function limitMeasurements(
  theorem: Theorem,
  claim: LimitClaim<ParameterValues>,
): readonly Measurement[] {
  if ('orders' in claim) return extrapolatedMeasurements(theorem, claim);
  return [
    meanAlongRoad(theorem, 'plain', claim.of.sampler, (evaluate, point) => ({
      predicted: evaluate(claim.equals),
      scale: Math.abs(evaluate(claim.equals)),
      bias: claim.bias(point.values, fixedStream(point)),
    })),
  ];
}

/** The plain road and, where the claim has one, the sharper conditioned road, beside which the plain one is coarse. */
function extrapolatedMeasurements(
  theorem: Theorem,
  { conditioned, equals, of, orders }: ExtrapolatedLimitClaim<ParameterValues>,
): readonly Measurement[] {
  const along = (road: string, sampler: typeof of.sampler, coarse: boolean): Measurement => {
    const roadAt = (point: Point): ExtrapolationRoad => ({
      road,
      sampler,
      orders,
      predicted: evaluatorAt(theorem, point)(equals),
      detects: coarse ? Math.max(plainDetects, point.detects) : point.detects,
    });
    return {
      road,
      measure: (point) => measureExtrapolated(point, roadAt(point)),
      power: (point) => extrapolationPower(point, roadAt(point)),
    };
  };
  const plain = along('plain', of.sampler, conditioned !== undefined);
  return conditioned ? [plain, along('conditioned', conditioned.sampler, false)] : [plain];
}
