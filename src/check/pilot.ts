/** The variance of a draw: stated, or estimated by a pilot on streams of its own. */
import { hasSettled, largestShareAtTheEnd, moments } from '../statistics/settled-variance.ts';
import { type Blocks, constantTolerance, type MeanRoad, mostDrawsAt } from './mean-road.ts';
import { blockSize, type Point } from './point.ts';

/** A pilot's variance is raised by this many of its standard errors at kurtosis 10: by 30 % for 16 blocks. */
const pilotErrors = 6.4;
const pilotInflation = (draws: number): number => 1 + pilotErrors * Math.sqrt(9 / draws);
/** Lengths of a pilot, in blocks: it goes on to the next where its variance has not settled. */
const pilotLengths = [4, 16, 64, 256] as const;
/** A pilot goes on where one draw carries more than this share of its variance. */
const largestShare = 0.15;
/** A pilot takes no more than this part of the draws that a measurement may take. */
const pilotPart = 4;

/** The stated bound on the variance of a draw, or what a pilot makes of it. */
export function varianceOf(
  point: Point,
  road: MeanRoad,
  block: Blocks,
): {
  readonly variance: number;
  /** 0 where the variance is stated. */
  readonly pilotDraws: number;
  readonly pilotMean: number;
  /** The variance is that of rounding. */
  readonly isConstant: boolean;
  /** False where the pilot cannot tell whether there is a variance. */
  readonly isSettled: boolean;
} {
  const size = Math.max(Math.abs(road.predicted), road.scale);
  /** Where its formula is a difference, a variance of 0 comes out as rounding of either sign. */
  const isConstant = (v: number) =>
    v <= (constantTolerance * size) ** 2 && v >= -constantTolerance * size ** 2;
  if (road.variance !== null) {
    const { variance } = road;
    return { variance, pilotDraws: 0, pilotMean: 0, isConstant: isConstant(variance), isSettled: true };
  }
  const pilot: Float64Array[] = [];
  const [shortest, ...longer] = road.coarse ? pilotLengths : pilotLengths.slice(1);
  const affordable = longer.filter((length) => length * blockSize <= mostDrawsAt(point) / pilotPart);
  for (const length of [shortest!, ...affordable]) {
    while (pilot.length < length) pilot.push(block(`${road.road} pilot`, pilot.length));
    if (isConstant(pilotVariance(pilot)) || hasSettled(pilot, largestShare)) break;
  }
  const pilotDraws = pilot.length * blockSize;
  const variance = pilotInflation(pilotDraws) * pilotVariance(pilot);
  return {
    variance,
    pilotDraws,
    pilotMean: moments(pilot).mean,
    isConstant: isConstant(variance),
    // Rounding has no tail worth waiting for.
    isSettled: isConstant(variance) || hasSettled(pilot, largestShareAtTheEnd),
  };
}

export const unsettled = (pilotDraws: number): string =>
  `the variance of ${pilotDraws} pilot draws has not settled: it is infinite here, or too large for a pilot`;

const pilotVariance = (pilot: readonly Float64Array[]): number =>
  moments(pilot).squares / (pilot.length * blockSize - 1);
