import { compileExpression } from '../algebra/expression.ts';
import type { RateClaim } from '../claims.ts';
import { fitRate, rateQuantile, relativeErrorNeeded, type SizedMean } from '../statistics/rate-fit.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { hasSettled, largestShareAtTheEnd, moments } from './mean.ts';
import { requireMember } from './parameters.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';

/**
 * The error of an exponent that matters, absolute. Exponents that are claimed are multiples of 1/4 at the finest:
 * within 1/8 of one no other is left.
 */
export const rateWidth = 1 / 8;

const pilotBlocks = 4;
/** So few draws are too few for the tail of a law to be seen. */
const fewestBlocks = 8;
/** A size never gets more draws than this; a rate that would need more is `undecided`. */
const mostDraws = 2 ** 20;
/** A pilot's variance is raised by this, as its estimate may be too low. */
const pilotInflation = 1.3;

/** What was drawn at one multiple of the parameter; `unclear` says why its mean has no usable logarithm. */
interface Sized extends SizedMean {
  readonly draws: number;
  readonly unclear: string | null;
}

/**
 * Fits the exponent and holds it against the formula ρ. With half = z·(standard error) + allowance:
 * supported if |fit − ρ| + half ≤ 1/8, z at missedError; refuted if |fit − ρ| > half, z at falseAlarm, and > 1/8 as
 * well, since a smaller error is none that matters. Where the allowance alone is above 1/8 the means bend too much for
 * one exponent, and where they lie between the two, they decide nothing. How many draws a size gets follows from its own
 * pilot and from nothing else.
 */
export function measureRate(point: Point, claim: RateClaim<ParameterValues>): Evidence {
  const claimed = compileExpression(point.theorem.read(claim.exponent))(symbolValues(point));
  const evidence = {
    road: 'plain',
    parameters: point.values,
    guarantee: 'asymptotic',
    detects: rateWidth,
  } as const;
  const base = point.values[claim.in];
  if (typeof base !== 'number') throw new RangeError(`'${claim.in}' is not a number of ${point.theorem.id}`);
  const sizes = claim.multiples.map((multiple) => multiple * base);
  const precision = relativeErrorNeeded(sizes, rateWidth, point.missedError);
  const means: Sized[] = [];
  for (const size of sizes) {
    const drawn = meanAt(point, claim, size, precision);
    means.push(drawn);
    const turned = drawn.unclear === null && drawn.mean * means[0]!.mean < 0;
    const unclear = turned ? `the mean changes its sign` : drawn.unclear;
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
  const { exponent, error, allowance } = fitRate(means);
  const away = Math.abs(exponent - claimed);
  const half = rateQuantile(point.falseAlarm) * error + allowance;
  const supported = away + rateQuantile(point.missedError) * error + allowance <= rateWidth;
  const bends = allowance > rateWidth;
  const refuted = !Number.isFinite(claimed) || (!bends && away > Math.max(half, rateWidth));
  return {
    ...evidence,
    verdict: refuted ? 'refuted' : supported ? 'supported' : 'undecided',
    predicted: Number.isFinite(claimed) ? claimed : null,
    measured: exponent,
    interval: [exponent - half, exponent + half],
    draws: means.reduce((sum, { draws }) => sum + draws, 0),
    note:
      `exponent in ${claim.in} over ${sizes.join(', ')}: standard error ${error.toPrecision(2)}, ` +
      `curvature ${allowance.toPrecision(2)}${bends ? ', too much for one exponent at these sizes' : ''}`,
  };
}

/** The mean at one size, to the stated relative precision if the cap on draws allows it. */
function meanAt(point: Point, claim: RateClaim<ParameterValues>, size: number, precision: number): Sized {
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
  const pilot = summary(Array.from({ length: pilotBlocks }, (_, index) => block('rate pilot', index)));
  if (pilot.error === 0 && pilot.mean !== 0) {
    // A mean that does not vary is known to rounding.
    return { ...pilot, size, error: Number.EPSILON * Math.abs(pilot.mean), unclear: null };
  }
  const needed = (pilotInflation * pilot.draws * pilot.error ** 2) / (precision * pilot.mean) ** 2;
  if (!(needed <= mostDraws)) {
    return { ...pilot, size, unclear: `the mean is too close to 0 for ${mostDraws} draws` };
  }
  const length = Math.max(fewestBlocks, Math.ceil(needed / blockSize));
  const blocks = Array.from({ length }, (_, index) => block('rate', index));
  const drawn = summary(blocks);
  const total = { ...drawn, size, draws: drawn.draws + pilot.draws };
  if (!hasSettled(blocks, largestShareAtTheEnd)) {
    return { ...total, unclear: `the variance of ${drawn.draws} draws has not settled` };
  }
  const visible = Math.abs(drawn.mean) > rateQuantile(point.falseAlarm) * drawn.error;
  return { ...total, unclear: visible ? null : 'the mean cannot be told from 0' };
}

function summary(blocks: readonly Float64Array[]): { mean: number; error: number; draws: number } {
  const { mean, squares } = moments(blocks);
  const draws = blocks.length * blockSize;
  return { mean, error: Math.sqrt(squares / (draws - 1) / draws), draws };
}
