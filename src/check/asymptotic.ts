import { compileExpression } from '../algebra/expression.ts';
import type { AsymptoticClaim, AsymptoticMean } from '../claims.ts';
import type { RandomStream } from '../models/random.ts';
import { rootLawPower } from '../statistics/detectable-error.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';
import { type Measurement, plainDetects, type RoadPower } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/** Standard errors within which a discrepancy must shrink, and by which it must fail to before that is held against it. */
const supportingErrors = 3;
const refutingErrors = 8;
/** So many standard errors come to about `detects`; fewer on a coarse road. */
const sharpErrors = 6;
const coarseErrors = 4;
/** Draws at every size, from which their number there follows; fewer where a draw is dear. */
const pilotDraws = 64;
const shortPilotDraws = 16;
/** No size is drawn more often than this. */
const mostDraws = 2 ** 13;
/** The smallest size, whose draws are cheap and whose error counts half, has this share of the variance. */
const shareOfSmallest = 0.2;
/** Sizes in between are drawn to twice the standard error: they are shown and decide nothing. */
const shareBetween = 4;

/** Each mean of the claim, over the sequence of sizes. */
export function asymptoticMeasurements(claim: AsymptoticClaim<ParameterValues>): readonly Measurement[] {
  return claim.means.map((mean) => ({
    road: mean.road,
    measure: (point) => {
      const detects = mean.coarse ? Math.max(plainDetects, point.detects) : point.detects;
      const there = pointOf(point, mean);
      return judgeSequence({ ...there, detects }, mean, claim.sizes);
    },
    power: (point) => sequencePower(pointOf(point, mean), mean, claim.sizes),
  }));
}

/** The point with the symbol set that the mean sets. */
function pointOf(point: Point, { at }: AsymptoticMean<ParameterValues>): Point {
  if (at === undefined) return point;
  const value = compileExpression(point.theorem.read(at.equals))(symbolValues(point));
  return { ...point, values: { ...point.values, [at.symbol]: value } };
}

/**
 * By a pilot. Draws are shared out over the sizes as `judgeSequence` does it: so that a standard error of the excess takes
 * Σ variance/share/error² draws in all.
 */
function sequencePower(
  point: Point,
  mean: AsymptoticMean<ParameterValues>,
  sizes: readonly number[],
): RoadPower {
  const sampled = sizes.map((size) => new Sampled(point, mean, size));
  for (const one of sampled) one.drawUpTo(mean.coarse ? shortPilotDraws : pilotDraws);
  const [small, large] = [sampled[0]!, sampled.at(-1)!];
  const draws = sampled.reduce(
    (sum, one) => sum + (one.error ** 2 * one.draws) / shareOf(one, small, large),
    0,
  );
  const power = rootLawPower({
    coefficient: (missedErrors(point) ** 2 * draws) / large.scale ** 2,
    floor: Math.abs(small.difference) / 2 / large.scale,
    unit: sizes.length,
  });
  // The standard error of a judgement is set by `detects`, and an error is caught at a multiple of it.
  const detects = mean.coarse ? Math.max(plainDetects, point.detects) : point.detects;
  return {
    ...power,
    ownError: power.floor + (missedErrors(point) * detects) / (mean.coarse ? coarseErrors : sharpErrors),
    note: 'no draws catch an error within half the discrepancy at the smallest size, which a pilot estimates',
  };
}

/** The share of the variance that a size may have, over that of the excess. */
function shareOf(one: Sampled, small: Sampled, large: Sampled): number {
  if (one === small) return 4 * shareOfSmallest;
  return one === large ? 1 - shareOfSmallest : shareBetween;
}

/** Standard errors of the excess beyond which an error is missed with probability at most `missedError`. */
const missedErrors = ({ missedError }: Point): number =>
  supportingErrors + Math.sqrt(-2 * Math.log(missedError));

/**
 * The discrepancy d(size) = mean − formula must shrink: |d(largest)| < ½·|d(smallest)| + 3 standard errors supports
 * it, provided that 3 standard errors are less than `detects` or ½·|d(smallest)|: noise that could hide the
 * discrepancy supports nothing. It is refuted where |d(largest)| exceeds ½·|d(smallest)| by 8 standard errors and by
 * `detects`, and where the mean at the largest size has the wrong sign by 8 standard errors; undecided between them.
 * The number of draws follows from a pilot; what is undecided is looked at once more, at half the standard error.
 * The error rates are nominal, so the guarantee is asymptotic. A formula that is wrong by D at the largest size is
 * supported with probability at most `missedError` for D ≥ ½·|d(smallest)| + (3 + √(2 ln 1/missedError)) standard
 * errors, by the Gaussian tail bound: this is what the evidence says that it detects.
 */
function judgeSequence(
  point: Point,
  mean: AsymptoticMean<ParameterValues>,
  sizes: readonly number[],
): Evidence {
  const sampled = sizes.map((size) => new Sampled(point, mean, size));
  const [small, large] = [sampled[0]!, sampled.at(-1)!];
  const judged = () => verdictOn(small, large, point.detects, mean.sign);
  const statistics = statisticsOf(point).whole(streamName(point, mean.road), () => {
    drawUntilJudged(sampled, judged, point.detects, mean.coarse ?? false);
    return sampled.map(({ statistics: drawn }) => drawn);
  });
  for (const [i, one] of sampled.entries()) one.statistics = statistics[i]!;
  const verdict = judged();
  const measured = large.predicted + large.difference;
  return {
    road: mean.road,
    parameters: point.values,
    verdict,
    guarantee: 'asymptotic',
    predicted: large.predicted,
    measured,
    interval: [measured - supportingErrors * large.error, measured + supportingErrors * large.error],
    draws: sampled.reduce((sum, { draws }) => sum + draws, 0),
    detects:
      (Math.abs(small.difference) / 2 + missedErrors(point) * errorOfExcess(small, large)) / large.scale,
    note: `discrepancy ${sampled.map(describe).join(', ')}`,
  };
}

/** As many draws as `judgeSequence` says. */
function drawUntilJudged(
  sampled: readonly Sampled[],
  judged: () => Evidence['verdict'],
  detects: number,
  coarse: boolean,
): void {
  for (const one of sampled) one.drawUpTo(coarse ? shortPilotDraws : pilotDraws);
  const [small, large] = [sampled[0]!, sampled.at(-1)!];
  // A gross error shows in the pilot, if that is long enough for its standard errors to be trusted.
  if (!coarse && judged() === 'refuted') return;
  const aim = (detects * large.scale) / (coarse ? coarseErrors : sharpErrors);
  for (const look of [1, 2]) {
    for (const one of sampled) {
      one.drawUntilErrorIs((Math.sqrt(shareOf(one, small, large)) * aim) / look);
    }
    if (judged() !== 'undecided') return;
  }
}

/** The standard error of |d(largest)| − ½·|d(smallest)|. */
const errorOfExcess = (small: Sampled, large: Sampled): number => Math.hypot(large.error, small.error / 2);

function verdictOn(
  small: Sampled,
  large: Sampled,
  detects: number,
  sign: 1 | -1 | undefined,
): Evidence['verdict'] {
  const error = errorOfExcess(small, large);
  const half = Math.abs(small.difference) / 2;
  const excess = Math.abs(large.difference) - half;
  // How far the mean is on the side where it must be.
  const side = sign === undefined ? Number.POSITIVE_INFINITY : sign * (large.predicted + large.difference);
  if (excess > Math.max(refutingErrors * error, detects * large.scale)) return 'refuted';
  if (side < -refutingErrors * large.error) return 'refuted';
  const shrinks = excess < supportingErrors * error || excess <= 0;
  const isVisible = supportingErrors * error < Math.max(detects * large.scale, half);
  return shrinks && isVisible && side > supportingErrors * large.error ? 'supported' : 'undecided';
}

function describe({ difference, error, scale, size }: Sampled): string {
  const percent = (value: number) => (100 * value).toPrecision(2);
  const noise = error === 0 ? '' : ` ± ${percent(error / scale)}`;
  return `${percent(difference / scale)}${noise} % at size ${size}`;
}

/** The draws of one mean at one size so far, against its formula there. */
class Sampled {
  readonly size: number;
  readonly predicted: number;
  /** What `detects` scales. */
  readonly scale: number;
  /** Of the draws: how many, their mean, and the sum of squares about it. */
  statistics = { draws: 0, mean: 0, squares: 0 };
  readonly #draw: (stream: RandomStream) => number;
  readonly #point: Point;
  readonly #purpose: string;
  #stream: RandomStream;

  constructor(point: Point, { equals, of, relativeTo, road }: AsymptoticMean<ParameterValues>, size: number) {
    const evaluate = (formula: string) => compileExpression(point.theorem.read(formula))(symbolValues(point));
    this.size = size;
    this.predicted = typeof equals === 'string' ? evaluate(equals) : equals(size)(point.values);
    this.scale = Math.abs(relativeTo === undefined ? this.predicted : evaluate(relativeTo));
    this.#point = point;
    this.#draw = of(size).sampler(point.values, fixedStream(point));
    this.#purpose = `${road}, size ${size}`;
    this.#stream = blockStream(point, this.#purpose, 0);
  }

  get draws(): number {
    return this.statistics.draws;
  }

  get difference(): number {
    return this.statistics.mean - this.predicted;
  }

  /** The standard error of the difference. */
  get error(): number {
    const { draws, squares } = this.statistics;
    return Math.sqrt(squares / (draws - 1) / draws);
  }

  drawUpTo(count: number): void {
    let { draws, mean, squares } = this.statistics;
    for (; draws < count; draws++) {
      if (draws > 0 && draws % blockSize === 0) {
        this.#stream = blockStream(this.#point, this.#purpose, draws / blockSize);
      }
      const x = this.#draw(this.#stream);
      if (!Number.isFinite(x)) {
        throw new RangeError(`the estimator returned ${x} at ${pointKey(this.#point.values)}`);
      }
      const step = x - mean;
      mean += step / (draws + 1);
      squares += step * (x - mean);
    }
    this.statistics = { draws, mean, squares };
  }

  /** Goes on, by what the draws so far say of their variance, until the standard error is as small or the cap is reached. */
  drawUntilErrorIs(aim: number): void {
    while (this.error > aim && this.draws < mostDraws) {
      const needed = Math.ceil(this.draws * (this.error / aim) ** 2);
      this.drawUpTo(Math.min(Math.max(needed, this.draws + shortPilotDraws), mostDraws));
    }
  }
}
