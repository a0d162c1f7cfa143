import { compileExpression } from '../algebra/expression.ts';
import type { ArgminClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { symbolValues } from './point.ts';
import { type Measurement, meanAlongRoad } from './road.ts';

/** The minimiser against each of the values that the claim says are worse. */
export function argminMeasurements(
  theorem: Theorem,
  claim: ArgminClaim<ParameterValues>,
): readonly Measurement[] {
  return claim.worseAt.map((multiple) => worseAt(theorem, claim, multiple));
}

/** risk(multiple · minimiser) − risk(minimiser) > 0, on the same data. */
function worseAt(theorem: Theorem, claim: ArgminClaim<ParameterValues>, multiple: number): Measurement {
  const { objective, over } = claim;
  return meanAlongRoad(
    theorem,
    `${over} times ${multiple}`,
    claim.difference(multiple).sampler,
    (evaluate, point) => {
      const minimiser = evaluate(claim.at);
      const risk = (value: number) =>
        compileExpression(theorem.read(objective!, [over]))({ ...symbolValues(point), [over]: value });
      return {
        predicted: 0,
        scale: objective === undefined ? 0 : risk(multiple * minimiser) - risk(minimiser),
        detects: objective === undefined ? point.detects : 1,
        direction: 'above',
      };
    },
  );
}
