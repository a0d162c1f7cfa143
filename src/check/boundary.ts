import { compileExpression } from '../algebra/expression.ts';
import type { RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, shortPilotDetects } from './road.ts';

/**
 * The two risks of a regime on its claimed boundary, where they must be equal: the mean of their paired difference on
 * plain draws is 0, with an error of `detects` times the second risk. Reported as the first risk, which the claim says
 * is the second: that one as its formula has it, plus the difference.
 */
export function boundaryMeasurement(theorem: Theorem, claim: RegimeClaim<ParameterValues>): Measurement {
  return {
    road: 'plain on the boundary',
    measure: (point) => {
      const boundary = compileExpression(theorem.read(claim.boundary))(symbolValues(point));
      const there: Point = { ...point, values: { ...point.values, [claim.symbol]: boundary } };
      const risk = compileExpression(theorem.read(claim.risks[1]))(symbolValues(there));
      const { measured, interval, ...evidence } = measureMean(there, {
        road: 'plain on the boundary',
        sampler: claim.difference.sampler,
        predicted: 0,
        scale: Math.abs(risk),
        detects: point.detects,
        bias: 0,
        variance: null,
        direction: 'equal',
        coarse: point.detects >= shortPilotDetects,
      });
      return {
        ...evidence,
        predicted: risk,
        measured: risk + measured,
        interval: interval && [risk + interval[0], risk + interval[1]],
      };
    },
  };
}
