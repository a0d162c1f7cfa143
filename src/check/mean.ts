import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import { decide, type MeanTestDesign } from '../statistics/mean-test.ts';
import { drawsCap, expectedDraws } from '../statistics/power.ts';
import { moments } from '../statistics/settled-variance.ts';
import type { Evidence } from '../verdict.ts';
import { takesManyDraws, testBlockByBlock, testInBatches } from './mean-draws.ts';
import { blocksOf, constantTolerance, type MeanRoad, mostDraws, mostDrawsAt, scaleOf } from './mean-road.ts';
import { unsettled, varianceOf } from './pilot.ts';
import { blockSize, type Point } from './point.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/** Runs the mean test along one road at one point, until it decides or its cap on draws is reached. */
export function measureMean(point: Point, road: MeanRoad): Evidence {
  const statistics = statisticsOf(point);
  const stream = (purpose: string) => streamName(point, road.road, purpose);
  const block = blocksOf(point, road);
  const firstBlock = () => statistics.whole(stream('first block'), () => moments([block(road.road, 0)]).mean);
  const evidence = { road: road.road, parameters: point.values, detects: road.detects };
  if (!Number.isFinite(road.predicted)) {
    return {
      ...evidence,
      verdict: 'refuted',
      guarantee: 'exact',
      predicted: null,
      measured: firstBlock(),
      interval: null,
      draws: blockSize,
      note: `the formula is ${road.predicted} here`,
    };
  }
  const guarantee = road.variance === null ? 'asymptotic' : 'exact';
  const isLong = takesManyDraws(point.missedError, road.detects);
  const pilot = () => varianceOf(point, road, block);
  const { variance, pilotDraws, pilotMean, isConstant, isSettled } = isLong
    ? statistics.pilot(stream('pilot'), pilot)
    : statistics.whole(stream('pilot'), pilot);
  if (!isSettled) {
    return {
      ...evidence,
      verdict: 'undecided',
      guarantee,
      predicted: road.predicted,
      measured: pilotMean,
      interval: null,
      draws: pilotDraws,
      note: unsettled(pilotDraws),
    };
  }
  const margin = road.detects * scaleOf(road, variance);
  if (road.bias !== 0 && !(margin > road.bias)) {
    return {
      ...evidence,
      verdict: 'undecided',
      guarantee,
      predicted: road.predicted,
      measured: firstBlock(),
      interval: null,
      draws: pilotDraws + blockSize,
      note: `the bound ${road.bias} on the distance from the limit exceeds the error that must be excluded`,
    };
  }
  if (isConstant) {
    const worst = statistics.whole(stream('worst'), () => furthest(road, block(road.road, 0)));
    return compareConstant(point, road, worst, guarantee);
  }
  const design: MeanTestDesign = {
    claimed: road.predicted,
    margin,
    bias: road.bias,
    variance,
    falseAlarm: point.falseAlarm,
    missedError: point.missedError,
    direction: road.direction,
  };
  const { replaced } = point;
  const cap = Math.min(drawsCap(design), mostDrawsAt(point));
  // An effect that is larger than the claimed value is shown to the same relative precision, which takes fewer draws.
  const shownMargin = Math.max(margin, replaced === undefined ? 0 : road.detects * Math.abs(pilotMean));
  const tunedFor = Math.min(expectedDraws({ ...design, margin: shownMargin }), mostDraws);
  const least = replaced === undefined ? 0 : Math.min(tunedFor, cap);
  const test = { design, least, cap, expected: tunedFor, block: (index: number) => block(road.road, index) };
  const { state, decided } = isLong
    ? testInBatches(test, statistics, stream('test'))
    : statistics.whole(stream('test'), () => testBlockByBlock(test));
  const verdict = decided && decide(design, decided);
  const interval = confidenceSequence({
    count: state.count,
    mean: state.mean,
    variance: state.squares / (state.count - 1),
    falseAlarm: replaced?.intervalError ?? point.falseAlarm,
    tunedFor,
  });
  return {
    ...evidence,
    verdict: verdict ?? 'undecided',
    guarantee,
    predicted: road.predicted,
    measured: state.mean,
    interval,
    draws: state.count + pilotDraws,
    ...(verdict === null && { note: `${state.count} draws did not decide it` }),
  };
}

/** How far a draw is on the wrong side of the formula. */
function away(road: MeanRoad, x: number): number {
  const difference = x - road.predicted;
  if (road.direction === 'equal') return Math.abs(difference);
  return road.direction === 'above' ? -difference : difference;
}

const furthest = (road: MeanRoad, draws: Float64Array): number =>
  draws.reduce((a, b) => (away(road, b) > away(road, a) ? b : a));

/**
 * A quantity that does not vary is compared with its formula, draw by draw; `worst` is the furthest from it. A sign is
 * strict: 0 is on neither side.
 */
function compareConstant(
  point: Point,
  road: MeanRoad,
  worst: number,
  guarantee: Evidence['guarantee'],
): Evidence {
  const tolerance = constantTolerance * Math.max(Math.abs(road.predicted), road.scale) + road.bias;
  const strict = road.direction === 'above' || road.direction === 'below';
  const supported = strict ? away(road, worst) < -road.bias : away(road, worst) <= tolerance;
  return {
    road: road.road,
    parameters: point.values,
    detects: road.detects,
    verdict: supported ? 'supported' : 'refuted',
    guarantee,
    predicted: road.predicted,
    measured: worst,
    interval: [worst, worst],
    draws: blockSize,
    note: 'does not vary here: compared draw by draw',
  };
}
