import type { IdentityClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { type Measurement, meanAlongRoad } from './road.ts';

/** The gap that an identity speaks of, where it names one; none for a pure identity. */
export function identityMeasurements(
  theorem: Theorem,
  { gap, right }: IdentityClaim<ParameterValues>,
): readonly Measurement[] {
  if (!gap) return [];
  return [
    meanAlongRoad(theorem, 'plain', gap.of.sampler, (evaluate, { values }) => ({
      predicted: evaluate(right),
      scale: Math.abs(evaluate(gap.relativeTo)),
      bias: gap.bias(values),
    })),
  ];
}
