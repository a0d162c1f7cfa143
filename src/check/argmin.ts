import { compileExpression } from '../algebra/expression.ts';
import type { ArgminClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { powerAtOneError } from './mean-power.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, meanAlongRoad, plainDetects } from './road.ts';

/** The minimiser against each of the values that the claim says are worse. */
export function argminMeasurements(
  theorem: Theorem,
  claim: ArgminClaim<ParameterValues>,
): readonly Measurement[] {
  return claim.worseAt.map((multiple) => worseAt(theorem, claim, multiple));
}

/**
 * risk(multiple · minimiser) − risk(minimiser) > 0, on the same data. What it would have caught is a minimiser at that
 * multiple of the claimed one.
 */
function worseAt(theorem: Theorem, claim: ArgminClaim<ParameterValues>, multiple: number): Measurement {
  const { objective, over, summedOver } = claim;
  const road = `${over} times ${multiple}`;
  const difference = (point: Point): Pick<Measurement, 'measure' | 'power'> & { asked: number } => {
    const symbols = symbolValues(point);
    const minimiser = compileExpression(theorem.read(claim.at))(symbols);
    const { sampler } = claim.difference(multiple, minimiser);
    // Without a formula of the whole mean risk the difference is judged on the scale of its standard deviation.
    if (objective === undefined || summedOver !== undefined) {
      const along = meanAlongRoad(theorem, road, sampler, () => ({ ...worse(multiple), scale: 0 }));
      return { ...along, asked: point.detects };
    }
    const compiled = compileExpression(theorem.read(objective, [over]));
    const risk = (value: number) => compiled({ ...symbols, [over]: value });
    const scale = risk(multiple * minimiser) - risk(minimiser);
    const plan = { ...worse(multiple), scale, detects: 1 };
    return { ...meanAlongRoad(theorem, road, sampler, () => plan), asked: 1 };
  };
  const error = Math.abs(multiple - 1);
  return {
    road,
    measure: (point) => ({ ...difference(point).measure(point), detects: error }),
    power: (point) => {
      const { asked, power } = difference(point);
      return powerAtOneError(power(point), { asked, error });
    },
  };
}

const worse = (multiple: number) =>
  ({ predicted: 0, direction: 'above', coarse: Math.abs(multiple - 1) >= plainDetects }) as const;
