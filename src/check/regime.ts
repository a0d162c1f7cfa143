import { compileExpression } from '../algebra/expression.ts';
import type { ConditionedRoad, RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { meanPower, powerAtOneError } from './mean-power.ts';
import type { MeanRoad } from './mean-road.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, plainDetects } from './road.ts';

/** A crossing is located between 1 ∓ this of the predicted boundary: an interval 4 % wide. */
const crossingGap = 0.02;
/** The plain paired difference is judged at this distance from the boundary. */
const plainGap = 0.5;

/** Half an integer from an integer is not less than half for rounding. */
const rounding = 1e-9;

type Side = 'below' | 'above';
type Regime = RegimeClaim<ParameterValues>;

/** The sign of the paired difference on both sides of the boundary: close to it by the sharp road, further off by the plain one. */
export function regimeMeasurements(theorem: Theorem, claim: Regime): readonly Measurement[] {
  const sharp = claim.conditioned ?? { ...claim.difference, given: [] };
  return [
    signMeasurement(theorem, claim, 'crossing from below', sharp, { side: 'below', gap: crossingGap }),
    signMeasurement(theorem, claim, 'crossing from above', sharp, { side: 'above', gap: crossingGap }),
    signMeasurement(theorem, claim, 'plain below', claim.difference, { side: 'below', gap: plainGap }),
    signMeasurement(theorem, claim, 'plain above', claim.difference, { side: 'above', gap: plainGap }),
  ];
}

/** The sign of the difference of two risks on one side of the predicted boundary. */
function signMeasurement(
  theorem: Theorem,
  claim: Regime,
  road: string,
  of: Pick<ConditionedRoad<ParameterValues>, 'sampler'>,
  { side, gap }: { readonly side: Side; readonly gap: number },
): Measurement {
  const evaluate = (formula: string, at: Point) => compileExpression(theorem.read(formula))(symbolValues(at));
  const beside = (drawn: Point) => {
    const point = placed(theorem, claim, drawn);
    const boundary = evaluate(claim.boundary, point);
    const from = evaluate(claim.from ?? '0', point);
    const value = isNatural(theorem, claim)
      ? integerBeside(boundary, from, side, gap)
      : from + (1 + (side === 'below' ? -gap : gap)) * (boundary - from);
    const there = withValue(point, claim.symbol, value);
    const predicted = evaluate(claim.factor, there) * (value - boundary);
    const along: MeanRoad = {
      road,
      sampler: of.sampler,
      predicted: 0,
      scale: Math.abs(predicted),
      detects: 1,
      bias: 0,
      variance: null,
      coarse: gap >= plainDetects,
      direction: side,
    };
    return { there, along, predicted, detects: Math.abs(value / boundary - 1) };
  };
  return {
    road,
    measure: (drawn) => {
      const { there, along, predicted, detects } = beside(drawn);
      return { ...measureMean(there, along), predicted, detects };
    },
    power: (drawn) => {
      const { there, along, detects } = beside(drawn);
      return powerAtOneError(meanPower(there, along), { asked: along.detects, error: detects });
    },
  };
}

/** The point with the parameter that puts the boundary where the symbol was drawn, between two integers for a natural. */
export function placed(theorem: Theorem, claim: Regime, point: Point): Point {
  if (!claim.placedBy) return point;
  const { parameter, equals } = claim.placedBy;
  const drawn = point.values[claim.symbol] as number;
  const boundary = isNatural(theorem, claim) ? drawn + 1 / 2 : drawn;
  const solve = compileExpression(theorem.read(equals));
  return withValue(point, parameter, solve({ ...symbolValues(point), [claim.symbol]: boundary }));
}

/**
 * Close by, the first integer on the side that is 2 % of the boundary away from it, or half an integer if that is less:
 * the crossing lies between two neighbours. Far off, the nearest to half and to 1.5 times the boundary.
 */
function integerBeside(boundary: number, from: number, side: Side, gap: number): number {
  const outward = side === 'below' ? -1 : 1;
  if (gap >= plainDetects) return Math.round(boundary + outward * gap * (boundary - from));
  const distance = Math.min(gap * boundary, 1 / 2) - rounding * boundary;
  return side === 'below' ? Math.floor(boundary - distance) : Math.ceil(boundary + distance);
}

export function isNatural({ parameters }: Theorem, { symbol }: Regime): boolean {
  return parameters[symbol]?.kind === 'natural';
}

export function withValue(point: Point, name: string, value: number): Point {
  return { ...point, values: { ...point.values, [name]: value } };
}
