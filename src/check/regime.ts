import { compileExpression } from '../algebra/expression.ts';
import type { ConditionedRoad, RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, plainDetects } from './road.ts';

/** A crossing is located between 1 ∓ this of the predicted boundary: an interval 4 % wide. */
const crossingGap = 0.02;
/** The plain paired difference is judged at this distance from the boundary. */
const plainGap = 0.5;

/** The sign of the paired difference on both sides of the boundary: close to it by the sharp road, further off by the plain one. */
export function regimeMeasurements(
  theorem: Theorem,
  claim: RegimeClaim<ParameterValues>,
): readonly Measurement[] {
  const sharp = claim.conditioned ?? { ...claim.difference, given: [] };
  return [
    signMeasurement(theorem, claim, 'crossing from below', sharp, 1 - crossingGap),
    signMeasurement(theorem, claim, 'crossing from above', sharp, 1 + crossingGap),
    signMeasurement(theorem, claim, 'plain below', claim.difference, 1 - plainGap),
    signMeasurement(theorem, claim, 'plain above', claim.difference, 1 + plainGap),
  ];
}

/** The sign of the difference of two risks at a stated multiple of the predicted boundary. */
function signMeasurement(
  theorem: Theorem,
  claim: RegimeClaim<ParameterValues>,
  road: string,
  of: Pick<ConditionedRoad<ParameterValues>, 'sampler'>,
  multiple: number,
): Measurement {
  return {
    road,
    measure: (point) => {
      const boundary = compileExpression(theorem.read(claim.boundary))(symbolValues(point));
      const there: Point = { ...point, values: { ...point.values, [claim.symbol]: multiple * boundary } };
      const symbols = symbolValues(there);
      const [first, second] = claim.risks.map((risk) => compileExpression(theorem.read(risk))(symbols));
      const evidence = measureMean(there, {
        road,
        sampler: of.sampler,
        predicted: 0,
        scale: Math.abs(first! - second!),
        detects: 1,
        bias: 0,
        variance: null,
        coarse: Math.abs(multiple - 1) >= plainDetects,
        direction: multiple < 1 ? 'below' : 'above',
      });
      return { ...evidence, predicted: first! - second!, detects: Math.abs(multiple - 1) };
    },
  };
}
