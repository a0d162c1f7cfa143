import { compileExpression } from '../algebra/expression.ts';
import type { RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, shortPilotDetects } from './road.ts';

/**
 * Where the boundary of a regime really lies: at the claimed one the mean of the paired difference of the risks, on
 * plain draws, must be 0. A mean of D there puts the boundary at symbol − D/factor, since the claim says that the
 * difference is factor · (symbol − boundary); that is what is reported, and an error of `detects` is relative to it.
 */
export function boundaryMeasurement(theorem: Theorem, claim: RegimeClaim<ParameterValues>): Measurement {
  const road = 'plain on the boundary';
  const evaluate = (formula: string, at: Point) => compileExpression(theorem.read(formula))(symbolValues(at));
  return {
    road,
    measure: (point) => {
      const boundary = evaluate(claim.boundary, point);
      const there: Point = { ...point, values: { ...point.values, [claim.symbol]: boundary } };
      const factor = evaluate(claim.factor, there);
      const { measured, interval, ...evidence } = measureMean(there, {
        road,
        sampler: claim.difference.sampler,
        predicted: 0,
        scale: Math.abs(factor * boundary),
        detects: point.detects,
        bias: 0,
        variance: null,
        direction: 'equal',
        coarse: point.detects >= shortPilotDetects,
      });
      const implied = (difference: number) => boundary - difference / factor;
      return {
        ...evidence,
        predicted: boundary,
        measured: implied(measured),
        interval: interval && [implied(interval[1]), implied(interval[0])],
      };
    },
  };
}
