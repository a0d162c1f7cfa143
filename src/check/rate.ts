import { compileExpression } from '../algebra/expression.ts';
import type { RateClaim } from '../claims.ts';
import { singleErrorPower } from '../statistics/detectable-error.ts';
import {
  fitRate,
  judgeRate,
  rateQuantile,
  relativeErrorNeeded,
  type SizedMean,
} from '../statistics/rate-fit.ts';
import { hasSettled, largestShareAtTheEnd, moments } from '../statistics/settled-variance.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';

import { requireMember } from './parameters.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';
import type { Measurement, RoadPower } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/**
 * The error of an exponent that matters, absolute. Exponents that are claimed are multiples of 1/4 at the finest:
 * within 1/8 of one no other is left.
 */
export const rateWidth = 1 / 8;

/** The first blocks say how many are needed in all. */
const pilotBlocks = 4;
/** Few draws do not show the tail of a law: where it looks as if there were no variance, up to so many blocks are drawn. */
const blocksToSettle = 256;
/** A size never gets more draws than this; a rate that would need more is `undecided`. */
const mostDraws = 2 ** 20;
/** A pilot's variance is raised by this, as its estimate may be too low. */
const pilotInflation = 1.3;

/** Relative rounding of a quantity that does not vary. */
const constantTolerance = 1e-9;

/** What was drawn at one multiple of the parameter; `unclear` says why its mean has no usable logarithm. */
interface Sized extends SizedMean {
  readonly draws: number;
  readonly unclear: string | null;
}

export function rateMeasurements(claim: RateClaim<ParameterValues>): readonly Measurement[] {
  return [
    {
      road: 'plain',
      measure: (point) => measureRate(point, claim),
      power: (point) => ratePower(point, claim),
    },
  ];
}

/** By the pilot at every size, of which its draws are a part. The width is always the same, and so are the draws. */
function ratePower(point: Point, claim: RateClaim<ParameterValues>): RoadPower {
  const sizes = sizesOf(point, claim);
  const precision = relativeErrorNeeded(sizes, rateWidth, point.missedError);
  const draws = sizes.reduce((sum, size) => {
    const pilot = drawerAt(point, claim, size).drawUpTo(pilotBlocks);
    return sum + Math.max(pilot.draws, Math.ceil(neededAt(pilot, precision) / blockSize) * blockSize);
  }, 0);
  return {
    ...singleErrorPower({ error: rateWidth, draws }),
    ownError: rateWidth,
    note: `the error of an exponent that is looked for is always ${rateWidth}`,
  };
}

/**
 * Fits the exponent and holds it against the formula, as `judgeRate` says. How many draws a size gets follows from its own
 * pilot and from nothing else.
 */
function measureRate(point: Point, claim: RateClaim<ParameterValues>): Evidence {
  const claimed = compileExpression(point.theorem.read(claim.exponent))(symbolValues(point));
  const evidence = {
    road: 'plain',
    parameters: point.values,
    guarantee: 'asymptotic',
    detects: rateWidth,
  } as const;
  const sizes = sizesOf(point, claim);
  const precision = relativeErrorNeeded(sizes, rateWidth, point.missedError);
  const means: Sized[] = [];
  for (const size of sizes) {
    const drawn = statisticsOf(point).whole(streamName(point, 'rate', `at ${size}`), () =>
      meanAt(point, claim, size, precision),
    );
    means.push(drawn);
    const turned = drawn.unclear === null && drawn.mean * means[0]!.mean < 0;
    const unclear = turned ? 'the mean changes its sign' : drawn.unclear;
    if (unclear === null) continue;
    return {
      ...evidence,
      verdict: 'undecided',
      predicted: claimed,
      measured: Number.NaN,
      interval: null,
      draws: means.reduce((sum, { draws }) => sum + draws, 0),
      note: `${unclear} at ${claim.in} = ${size} (${drawn.mean.toPrecision(3)} ± ${drawn.error.toPrecision(2)})`,
    };
  }
  const fit = fitRate(means);
  const { bends, interval, verdict } = judgeRate(fit, { ...point, claimed, width: rateWidth });
  return {
    ...evidence,
    verdict,
    predicted: Number.isFinite(claimed) ? claimed : null,
    measured: fit.exponent,
    interval,
    draws: means.reduce((sum, { draws }) => sum + draws, 0),
    note:
      `exponent in ${claim.in} over ${sizes.join(', ')}: standard error ${fit.error.toPrecision(2)}, ` +
      `curvature ${fit.allowance.toPrecision(2)}${bends ? ', too much for one exponent at these sizes' : ''}`,
  };
}

function sizesOf(point: Point, claim: RateClaim<ParameterValues>): number[] {
  const base = point.values[claim.in];
  if (typeof base !== 'number') throw new RangeError(`'${claim.in}' is not a number of ${point.theorem.id}`);
  return claim.multiples.map((multiple) => multiple * base);
}

/** Draws for the relative precision, by what a pilot of the mean says; those of the pilot for what does not vary. */
function neededAt({ draws, error, mean }: Summary, precision: number): number {
  if (isConstant({ draws, error, mean })) return draws;
  return (pilotInflation * draws * error ** 2) / (precision * mean) ** 2;
}

const isConstant = ({ error, mean }: Summary): boolean =>
  mean !== 0 && error <= constantTolerance * Math.abs(mean);

/** Blocks of draws at one size, made on demand. */
function drawerAt(point: Point, claim: RateClaim<ParameterValues>, size: number) {
  const values = { ...point.values, [claim.in]: size };
  requireMember(point.theorem.claimDomain, values);
  const there: Point = { ...point, values };
  // What is held fixed is the same at every size.
  const draw = claim.of.sampler(values, fixedStream(point));
  const block = (purpose: string, index: number): Float64Array => {
    const stream = blockStream(there, purpose, index);
    const draws = new Float64Array(blockSize);
    for (let i = 0; i < blockSize; i++) {
      draws[i] = draw(stream);
      if (Number.isFinite(draws[i])) continue;
      throw new RangeError(
        `the estimator returned ${draws[i]} at ${pointKey(values)} (draw ${i} of block ${index}, ${purpose})`,
      );
    }
    return draws;
  };
  const blocks: Float64Array[] = [];
  const drawUpTo = (length: number) => {
    while (blocks.length < length) blocks.push(block('rate', blocks.length));
    return { ...summary(blocks), size };
  };
  return { blocks, drawUpTo };
}

/** The mean at one size, to the stated relative precision if the cap on draws allows it. */
function meanAt(point: Point, claim: RateClaim<ParameterValues>, size: number, precision: number): Sized {
  const { blocks, drawUpTo } = drawerAt(point, claim, size);
  const pilot = drawUpTo(pilotBlocks);
  if (isConstant(pilot)) {
    return { ...pilot, error: constantTolerance * Math.abs(pilot.mean), unclear: null };
  }
  const needed = neededAt(pilot, precision);
  if (!(needed <= mostDraws)) {
    return { ...pilot, unclear: `the mean is too close to 0 for ${mostDraws} draws` };
  }
  let drawn = drawUpTo(Math.ceil(needed / blockSize));
  while (blocks.length < blocksToSettle && !hasSettled(blocks, largestShareAtTheEnd)) {
    drawn = drawUpTo(4 * blocks.length);
  }
  if (!hasSettled(blocks, largestShareAtTheEnd)) {
    return { ...drawn, unclear: `the variance of ${drawn.draws} draws has not settled` };
  }
  const visible = Math.abs(drawn.mean) > rateQuantile(point.falseAlarm) * drawn.error;
  return { ...drawn, unclear: visible ? null : 'the mean cannot be told from 0' };
}

interface Summary {
  readonly mean: number;
  readonly error: number;
  readonly draws: number;
}

function summary(blocks: readonly Float64Array[]): Summary {
  const { mean, squares } = moments(blocks);
  const draws = blocks.length * blockSize;
  return { mean, error: Math.sqrt(squares / (draws - 1) / draws), draws };
}
