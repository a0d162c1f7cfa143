import { compileExpression } from '../algebra/expression.ts';
import type { RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { type Point, symbolValues } from './point.ts';
import { isNatural, placed, withValue } from './regime.ts';
import { type Measurement, shortPilotDetects } from './road.ts';

/**
 * Where the boundary of a regime really lies. The claim says that the paired difference of the risks has the mean
 * factor · (symbol − boundary); plain draws at the claimed boundary, or at the integer closest to it, with a mean of D
 * put it at symbol − D/factor. That is what is reported, and an error of `detects` is relative to the boundary.
 */
export function boundaryMeasurement(
  theorem: Theorem,
  claim: RegimeClaim<ParameterValues>,
): Omit<Measurement, 'power'> {
  const road = 'plain on the boundary';
  const evaluate = (formula: string, at: Point) => compileExpression(theorem.read(formula))(symbolValues(at));
  return {
    road,
    measure: (drawn) => {
      const point = placed(theorem, claim, drawn);
      const boundary = evaluate(claim.boundary, point);
      const value = isNatural(theorem, claim) ? Math.round(boundary) : boundary;
      if (!(value > 0)) return withoutBoundary(point, boundary);
      const there = withValue(point, claim.symbol, value);
      const factor = evaluate(claim.factor, there);
      const { measured, interval, ...evidence } = measureMean(there, {
        road,
        sampler: claim.difference.sampler,
        predicted: factor * (value - boundary),
        scale: Math.abs(factor * boundary),
        detects: point.detects,
        bias: 0,
        variance: null,
        direction: 'equal',
        coarse: point.detects >= shortPilotDetects,
      });
      const implied = (difference: number) => value - difference / factor;
      return {
        ...evidence,
        predicted: boundary,
        measured: implied(measured),
        interval: interval && [implied(interval[1]), implied(interval[0])],
      };
    },
  };

  function withoutBoundary({ values, detects }: Point, boundary: number): Evidence {
    return {
      road,
      parameters: values,
      verdict: 'undecided',
      guarantee: 'asymptotic',
      predicted: boundary,
      measured: Number.NaN,
      interval: null,
      draws: 0,
      detects,
      note: `the boundary of ${claim.symbol} is ${boundary} here, where there is nothing to draw`,
    };
  }
}
