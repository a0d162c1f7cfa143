import type { Sampler } from '../claims.ts';
import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import { decide, type MeanTestDesign } from '../statistics/mean-test.ts';
import { drawsCap, expectedDraws } from '../statistics/power.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { takesManyDraws, testBlockByBlock, testInBatches } from './mean-draws.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/** One road to a mean: what is drawn, what the formula predicts, and how large an error must be excluded. */
export interface MeanRoad {
  readonly road: string;
  readonly sampler: Sampler<ParameterValues>;
  readonly predicted: number;
  /** The quantity whose fraction `detects` is the smallest error that matters: |f|, or a risk for a difference. */
  readonly scale: number;
  readonly detects: number;
  /** A bound on |mean of a draw − claimed quantity|; 0 but for limits. */
  readonly bias: number;
  /** A bound on the variance of one draw; null: a pilot estimates it, and the guarantee is asymptotic. */
  readonly variance: number | null;
  readonly direction: NonNullable<MeanTestDesign['direction']>;
  /** A coarse question needs few draws, and a short pilot. */
  readonly coarse: boolean;
}

/** A pilot's variance is raised by this many of its standard errors at kurtosis 10: by 30 % for 16 blocks. */
const pilotErrors = 6.4;
const pilotInflation = (draws: number): number => 1 + pilotErrors * Math.sqrt(9 / draws);
/** Lengths of a pilot, in blocks: it goes on to the next where its variance has not settled. */
const pilotLengths = [4, 16, 64, 256] as const;
/** A pilot goes on where one draw carries more than this share of its variance, … */
const largestShare = 0.15;
/** … and has failed where one still carries more than this: then the variance may be double what it shows. */
export const largestShareAtTheEnd = 0.5;
/**
 * It goes on, or has failed, where the tail looks as if there were no variance: a finite one needs a tail index above 2.
 * Over the longest pilot the estimate for Student's t with 1.5 degrees is 1.5 ± 0.1, and for the sample variance of 8
 * risks χ²₁/χ²₂₁, the heaviest tail that the catalogue samples, 2.4 ± 0.15.
 */
const smallestTailIndex = 1.8;
/** A pilot takes no more than this part of the draws that a measurement may take. */
const pilotPart = 4;
/** Rounding of a quantity that does not vary. */
export const constantTolerance = 1e-9;
/** No measurement draws more than this; what would need more is `undecided`. */
const mostDraws = 2 ** 25;

const mostDrawsAt = (point: Point): number => point.replaced?.mostDraws ?? point.mostDraws ?? mostDraws;

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

/** What an error is a fraction of: where nothing sets a scale, the standard deviation of a draw. */
export const scaleOf = ({ scale }: MeanRoad, variance: number): number =>
  scale > 0 ? scale : Math.sqrt(variance);

type Blocks = (purpose: string, index: number) => Float64Array;

/** The draws of the road, a block at a time. */
export function blocksOf(point: Point, road: MeanRoad): Blocks {
  const draw = road.sampler(point.values, fixedStream(point));
  return (purpose, index) => {
    const stream = blockStream(point, purpose, index);
    const draws = new Float64Array(blockSize);
    for (let i = 0; i < blockSize; i++) draws[i] = finite(draw(stream), road, point, purpose, index, i);
    return draws;
  };
}

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

export function moments(blocks: readonly Float64Array[]): { mean: number; squares: number; largest: number } {
  const count = blocks.reduce((sum, block) => sum + block.length, 0);
  const mean = blocks.reduce((sum, block) => sum + block.reduce((a, b) => a + b, 0), 0) / count;
  let squares = 0;
  let largest = 0;
  for (const block of blocks) {
    for (const x of block) {
      const square = (x - mean) ** 2;
      squares += square;
      largest = Math.max(largest, square);
    }
  }
  return { mean, squares, largest };
}

const pilotVariance = (pilot: readonly Float64Array[]): number =>
  moments(pilot).squares / (pilot.length * blockSize - 1);

/** Whether the variance of these draws can be trusted: no draw carries more than a share of it, and the tail has one. */
export function hasSettled(pilot: readonly Float64Array[], share: number): boolean {
  const { mean, squares, largest } = moments(pilot);
  return largest <= share * squares && tailIndex(pilot, mean) >= smallestTailIndex;
}

/** Hill's estimate (1975) of a in P(|X − mean| > x) ~ x⁻ᵃ, from the largest 0.5 % of the draws. */
function tailIndex(pilot: readonly Float64Array[], mean: number): number {
  const sizes = Float64Array.from(pilot.flatMap((draws) => [...draws].map((x) => Math.abs(x - mean)))).sort();
  const top = sizes.subarray(-Math.ceil(sizes.length / 200));
  const threshold = sizes.at(-top.length - 1)!;
  if (threshold === 0) return top[0] === 0 ? Number.POSITIVE_INFINITY : 0;
  return top.length / top.reduce((sum, x) => sum + Math.log(x / threshold), 0);
}

function finite(
  x: number,
  road: MeanRoad,
  point: Point,
  purpose: string,
  block: number,
  index: number,
): number {
  if (Number.isFinite(x)) return x;
  throw new RangeError(
    `the ${road.road} estimator returned ${x} at ${pointKey(point.values)} (draw ${index} of block ${block}, ${purpose})`,
  );
}
