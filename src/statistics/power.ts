/**
 * How many draws a mean test takes, and what a number of draws can see.
 *
 * With r = margin − bias, λ = r/v and v the variance of a draw, the logarithm of the process at distance r from
 * the mean is a random walk; in units of v/r² draws it is close to u/2 + W_u, with W a Brownian motion. One of
 * the four λ has weight 1/4, so a crossing of 1/error asks for L = ln(4/error).
 * - One crossing is expected at u = 2L. A formula needs two whose noise is opposite: the first u with
 *   u/2 − |W_u| ≥ L has mean 2L + 2·E|W_u|, about 2L + 4√(L/π). It is no less, as u ≥ 2L and |W| is a submartingale,
 *   and at most 2L + 2 + 2√(1 + 2L), as E u = E W_u² ≥ (E|W_u|)²: 21 % more at an error of 1e-2, 12 % at 1e-6.
 * - φ(x) = x − x³/6 + … costs a fraction r²/(variance of a cell) of the drift: 2L cells more, whatever r is.
 *
 * The figures are to leading order, and no error rate rests on them. They plan, and cap, the draws.
 */

import { type Power, rootLawPower } from './detectable-error.ts';
import { cellSize, type MeanTestDesign } from './mean-test.ts';

/** Draws until a formula that is exactly right is expected to be supported, rounded up to whole cells. */
export function expectedDraws(design: MeanTestDesign): number {
  const { margin, bias = 0, variance, missedError, direction = 'equal' } = design;
  const { wait, extra } = cost(missedError, direction === 'equal');
  return wholeCells((wait * variance) / (margin - bias) ** 2 + extra);
}

/**
 * The number of draws after which a test gives up. A formula that is exactly right, or wrong by `margin` or more,
 * is undecided there with probability below 1e-9: u/2 + W_u < L at one fixed u means a normal variate below
 * −(u/2 − L)/√u, which is −7 at √u = 7 + √(49 + 2L). The normal tail there is 1.3e-12; the factor of several
 * hundred is left for what the central limit ignores. About eight times `expectedDraws` at the default rates.
 */
export function drawsCap(design: MeanTestDesign): number {
  const { margin, bias = 0, variance, falseAlarm, missedError } = design;
  const error = Math.min(missedError, falseAlarm / 2);
  const { evidence, extra } = cost(error, false);
  const wait = (7 + Math.sqrt(49 + 2 * evidence)) ** 2;
  return wholeCells((wait * variance) / (margin - bias) ** 2 + extra);
}

/** What is known before a draw is made: the variance of a draw, what errors are relative to, the error rate. */
export interface MeanTestQuestion
  extends Pick<MeanTestDesign, 'variance' | 'missedError' | 'bias' | 'direction'> {
  /** An error is a fraction of this, which is positive: |f|, or a risk for a difference of two. */
  readonly scale: number;
}

/**
 * The draws that the mean test is expected to need for a relative error, and the error that draws exclude: inverse to
 * each other up to whole cells. No draws exclude an error within the bias.
 */
export function meanTestPower(question: MeanTestQuestion): Power {
  const { variance, missedError, scale, bias = 0, direction = 'equal' } = question;
  const { wait, extra } = cost(missedError, direction === 'equal');
  return rootLawPower({
    coefficient: (wait * variance) / scale ** 2,
    floor: bias / scale,
    extra,
    unit: cellSize,
  });
}

/** L; the expected crossing time in units of v/r² draws; and the draws that φ costs on top. */
function cost(error: number, bothSides: boolean): { evidence: number; wait: number; extra: number } {
  const evidence = Math.log(4 / error);
  const wait = 2 * evidence + (bothSides ? 4 * Math.sqrt(evidence / Math.PI) : 0);
  return { evidence, wait, extra: 2 * evidence * cellSize };
}

function wholeCells(draws: number): number {
  return Math.ceil(draws / cellSize) * cellSize;
}
