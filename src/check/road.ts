import { compileExpression } from '../algebra/expression.ts';
import type { Power } from '../statistics/detectable-error.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { meanPower } from './mean-power.ts';
import type { MeanRoad } from './mean-road.ts';
import { type Point, symbolValues } from './point.ts';

/** One thing that can be measured at a point. */
export interface Measurement {
  readonly road: string;
  readonly measure: (point: Point) => Evidence;
  /** What draws along this road can see; a pilot is drawn where the variance is not known. */
  readonly power: (point: Point) => RoadPower;
}

/** The power of one road at a point. */
export interface RoadPower extends Power {
  /** The error that a judgement asks of the road whatever `detects` is; null where it asks for `detects`. */
  readonly ownError: number | null;
  /** Why it sees nothing, or nothing small. */
  readonly note?: string;
}

/** The plain road beside a sharper one must exclude an error of this size, or `detects` if that is larger. */
export const plainDetects = 0.1;
/** From this error on, a measurement needs so few draws that a short pilot is enough. */
export const shortPilotDetects = 0.05;

export type Evaluate = (formula: string) => number;
/** What a claim says of a mean at a point; the rest of the road has defaults. */
export type RoadPlan = Pick<MeanRoad, 'predicted' | 'scale'> & Partial<MeanRoad>;

/** A mean along one road, held against what `plan` makes of the theorem's formulas at the point. */
export function meanAlongRoad(
  theorem: Theorem,
  road: string,
  sampler: MeanRoad['sampler'],
  plan: (evaluate: Evaluate, point: Point) => RoadPlan,
): Measurement {
  const roadAt = (point: Point): MeanRoad => ({
    road,
    sampler,
    detects: point.detects,
    bias: 0,
    variance: null,
    direction: 'equal',
    coarse: point.detects >= shortPilotDetects,
    ...plan(evaluatorAt(theorem, point), point),
  });
  return {
    road,
    measure: (point) => measureMean(point, roadAt(point)),
    power: (point) => meanPower(point, roadAt(point)),
  };
}

/** Evaluates formulas of the theorem at the point. */
export function evaluatorAt(theorem: Theorem, point: Point): Evaluate {
  const symbols = symbolValues(point);
  return (formula) => compileExpression(theorem.read(formula))(symbols);
}
