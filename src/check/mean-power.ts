/** What the mean test can see along a road at a point: by the stated variance, else by the pilot of `measureMean`. */
import { noPower, singleErrorPower } from '../statistics/detectable-error.ts';
import { meanTestPower } from '../statistics/power.ts';
import { blocksOf, constantTolerance, type MeanRoad, scaleOf } from './mean-road.ts';
import { unsettled, varianceOf } from './pilot.ts';
import { blockSize, type Point } from './point.ts';
import type { RoadPower } from './road.ts';

/** Errors are relative to the scale of the road. */
export function meanPower(point: Point, road: MeanRoad): RoadPower {
  if (!Number.isFinite(road.predicted)) return powerless(`the formula is ${road.predicted} here`);
  const { variance, pilotDraws, isConstant, isSettled } = varianceOf(point, road, blocksOf(point, road));
  if (!isSettled) return powerless(unsettled(pilotDraws));
  const scale = scaleOf(road, variance);
  const { bias, direction } = road;
  if (isConstant) {
    const size = Math.max(Math.abs(road.predicted), road.scale);
    const error = constantTolerance + (bias > 0 ? bias / size : 0);
    return {
      ...singleErrorPower({ error, draws: blockSize }),
      ownError: error,
      note: 'does not vary: compared draw by draw',
    };
  }
  const power = meanTestPower({ variance, scale, bias, direction, missedError: point.missedError });
  return {
    ...power,
    ownError: road.detects > point.detects ? road.detects : null,
    ...(bias > 0 && { note: `no draws catch an error within the bias bound, ${percent(power.floor)}` }),
  };
}

/**
 * The power of a road on which one question is asked, whatever error is asked for.
 *
 * @param asked - How closely the road looks, in its own errors.
 * @param error - The error of the claim that shows by it: that of a boundary or of a minimiser.
 */
export function powerAtOneError(
  { drawsNeeded, note }: RoadPower,
  { asked, error: exactly }: { readonly asked: number; readonly error: number },
): RoadPower {
  const draws = drawsNeeded(asked);
  // A boundary times 1.02 over the boundary, less 1, is 0.02 but for rounding.
  const error = Number(exactly.toPrecision(12));
  return { ...singleErrorPower({ error, draws }), ownError: error, ...(note !== undefined && { note }) };
}

export function powerless(note: string): RoadPower {
  return { ...noPower, ownError: null, note };
}

const percent = (fraction: number): string => `${Number((100 * fraction).toPrecision(3))} %`;
