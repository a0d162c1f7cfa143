/**
 * The mean test: is the mean of these draws what the formula says? It can be looked at after every block,
 * needs no more than a bound on the variance, and keeps its error rates at every sample size.
 *
 * **The process.** Let φ(x) = ln(1 + x + x²/2) for x ≥ 0 and φ(x) = −ln(1 − x + x²/2) below (Catoni 2012).
 * φ is odd and increasing. Because (1 + x + x²/2)(1 − x + x²/2) = 1 + x⁴/4 ≥ 1, for every real x
 *
 *     −ln(1 − x + x²/2) ≤ φ(x) ≤ ln(1 + x + x²/2).
 *
 * Let Y₁, Y₂, … be draws with mean m and variance at most v, given the draws before them. For every λ > 0
 *
 *     E exp(±φ(λ(Y − m))) ≤ E (1 ± λ(Y − m) + λ²(Y − m)²/2) ≤ 1 + λ²v/2 ≤ exp(λ²v/2),
 *
 * so exp(±Σφ(λ(Yᵢ − m)) − tλ²v/2) is a non-negative supermartingale that starts at 1 (Wang and Ramdas 2023),
 * and so is its average over a fixed grid of λ. By Ville's inequality it *ever* reaches 1/α with probability at
 * most α, whenever one looks and stops. This is an inequality between expectations and not a limit theorem: no
 * sample size and no tail enter, so it is as true at α = 1e-11 as at 0.05, for skewed draws as for normal ones.
 *
 * **Composite alternatives.** Put a number a in place of m. φ increases, so Σφ(λ(Yᵢ − a)) falls in a: if m ≤ a
 * then the process at a "from above" is at most the process at m, and reaches 1/α with probability at most α.
 * A crossing at a from above therefore shows m > a, and one from below shows m < a, whatever m is.
 *
 * **The verdicts.** The claim is about a quantity q, `claimed` to be f. The mean m of the draws differs from q
 * by at most the `bias` B (0 but for limits), and the formula is wrong if |q − f| > `margin` = detects·|f|.
 * - *refuted*: a crossing of 2/falseAlarm at f + B from above, or at f − B from below. If q = f then
 *   f − B ≤ m ≤ f + B, so each has probability at most falseAlarm/2.
 * - *supported*: a crossing of 1/missedError at f − (margin − B) from above *and* at f + (margin − B) from below.
 *   If |q − f| > margin then m lies beyond one of these two points, and the crossing there has probability at
 *   most missedError. For a given m only one of the two crossings can be an error, hence no factor 2.
 *
 * A formula wrong by less than `margin` may get either verdict. At λ = margin/v evidence grows only at a distance
 * beyond margin/2, so in the long run it is refuted if wrong by more than that and supported if by less; about
 * margin/2 there is no drift, and it may stay undecided. Should both have crossed, `refuted` is the verdict.
 *
 * **Cells.** The process is fed with means of 16 draws (a *cell*), which have the same mean and 1/16 of the
 * variance. That is still exact, takes 16 times fewer logarithms, and loses nothing that matters: λ√(variance
 * of a cell) is far below 1 where the last draws before a verdict are spent.
 *
 * **The grid** is λ = {1, 4, 16}·(margin − B)/v, none above 1/√v, and 1/√v itself, with v the variance of a cell.
 * The first is the best for support, the others refute larger errors sooner. A larger λ would be wasted, since the
 * penalty λ²v/2 outgrows φ, a logarithm: with such alone a formula 1000 times too large would never be refuted. And
 * without 1/√v itself one 1000 times too small would be refuted late, because its margin is small too.
 */

/** Draws are averaged in cells of this many before they meet φ. */
export const cellSize = 16;

/** One question about a mean. Two designs that differ in any field have states that do not mix. */
export interface MeanTestDesign {
  /** f, the value of the formula; for a sign, the value that the mean is compared with. */
  readonly claimed: number;
  /** The smallest error that matters, absolute: detects·|f|. For a sign: the predicted distance from `claimed`. */
  readonly margin: number;
  /** A bound B < margin on the distance between the mean of a draw and the claimed quantity. 0 if left out. */
  readonly bias?: number;
  /** A bound on the variance of one draw; positive. A constant needs no statistics, only a comparison. */
  readonly variance: number;
  /** The probability that a true claim is ever refuted is at most this. */
  readonly falseAlarm: number;
  /** The probability that a claim wrong by more than `margin` is ever supported is at most this. */
  readonly missedError: number;
  /**
   * - `equal` (default): the quantity is f.
   * - `at most`: a bound, the quantity is ≤ f. Refuted at f from above; supported when > f + margin is excluded.
   * - `above`, `below`: the sign of the quantity − f. Supported by a crossing at f itself, in that direction at
   *   `missedError`; refuted by one in the other direction at `falseAlarm`.
   */
  readonly direction?: 'equal' | 'at most' | 'above' | 'below';
}

/** Everything the test remembers. Plain JSON; states of disjoint draws add up. */
export interface MeanTestState {
  /** The number of draws, a multiple of 16. */
  readonly count: number;
  /** Σφ(λ(Y − a)) over cells, for each point a of the design and each of the four λ, point by point. */
  readonly sums: readonly number[];
  /** The mean of the draws; shown, not used in the verdict. */
  readonly mean: number;
  /** Σ(X − mean)² over draws; shown, not used in the verdict. */
  readonly squares: number;
}

/** A crossing: the process at `point`, from above (+1) or from below (−1), reaches exp(`threshold`). */
interface Crossing {
  readonly point: number;
  readonly side: 1 | -1;
  readonly threshold: number;
}

interface Plan {
  readonly cellVariance: number;
  readonly grid: readonly number[];
  readonly points: readonly number[];
  /** One of these refutes. */
  readonly refutes: readonly Crossing[];
  /** All of these support. */
  readonly supports: readonly Crossing[];
}

function plan(design: MeanTestDesign): Plan {
  const { claimed, margin, bias = 0, variance, falseAlarm, missedError, direction = 'equal' } = design;
  demand(Number.isFinite(claimed), 'claimed', claimed, 'must be a finite number');
  demand(bias >= 0 && Number.isFinite(bias), 'bias', bias, 'must be a finite number ≥ 0');
  demand(
    margin > bias && Number.isFinite(margin),
    'margin',
    margin,
    `must be finite and exceed the bias ${bias}`,
  );
  demand(
    variance > 0 && Number.isFinite(variance),
    'variance',
    variance,
    'must be finite and > 0: a constant is compared, not tested',
  );
  demand(falseAlarm > 0 && falseAlarm < 1, 'falseAlarm', falseAlarm, 'must lie between 0 and 1');
  demand(missedError > 0 && missedError < 1, 'missedError', missedError, 'must lie between 0 and 1');

  const reach = margin - bias;
  const crossing = (point: number, side: 1 | -1, error: number): Crossing => ({
    point,
    side,
    threshold: -Math.log(error),
  });
  const crossings = {
    equal: {
      refutes: [crossing(claimed + bias, 1, falseAlarm / 2), crossing(claimed - bias, -1, falseAlarm / 2)],
      supports: [crossing(claimed - reach, 1, missedError), crossing(claimed + reach, -1, missedError)],
    },
    'at most': {
      refutes: [crossing(claimed + bias, 1, falseAlarm)],
      supports: [crossing(claimed + reach, -1, missedError)],
    },
    above: {
      refutes: [crossing(claimed - bias, -1, falseAlarm)],
      supports: [crossing(claimed + bias, 1, missedError)],
    },
    below: {
      refutes: [crossing(claimed + bias, 1, falseAlarm)],
      supports: [crossing(claimed - bias, -1, missedError)],
    },
  }[direction];
  const points = [...new Set([...crossings.refutes, ...crossings.supports].map(({ point }) => point))];
  const cellVariance = variance / cellSize;
  const ceiling = 1 / Math.sqrt(cellVariance);
  const grid = [1, 4, 16].map((factor) => Math.min((factor * reach) / cellVariance, ceiling));
  return { cellVariance, grid: [...grid, ceiling], points, ...crossings };
}

/** The state before the first draw. Throws if the design is not one. */
export function emptyState(design: MeanTestDesign): MeanTestState {
  const { points, grid } = plan(design);
  return { count: 0, sums: new Array<number>(points.length * grid.length).fill(0), mean: 0, squares: 0 };
}

/**
 * The state after further draws. It is `merge(state, the state of these draws alone)`, to the last bit, so that
 * blocks computed elsewhere and merged in order give the same verdict.
 *
 * @param draws - Independent draws; their number is a multiple of 16.
 * @throws If a draw is NaN or infinite: an estimator that breaks must not pass for one that agrees.
 */
export function addDraws(design: MeanTestDesign, state: MeanTestState, draws: Float64Array): MeanTestState {
  if (draws.length % cellSize !== 0) {
    throw new RangeError(
      `mean test: the number of draws must be a multiple of ${cellSize}, not ${draws.length}`,
    );
  }
  if (draws.length === 0) return state;
  const { points, grid } = plan(design);
  const sums = new Array<number>(points.length * grid.length).fill(0);
  let total = 0;
  for (let start = 0; start < draws.length; start += cellSize) {
    let cell = 0;
    for (let index = start; index < start + cellSize; index++) {
      const draw = draws[index]!;
      if (!Number.isFinite(draw)) throw new RangeError(`mean test: draw ${index} of the block is ${draw}`);
      cell += draw;
    }
    total += cell;
    cell /= cellSize;
    let slot = 0;
    for (const point of points)
      for (const lambda of grid) sums[slot++]! += influence(lambda * (cell - point));
  }
  const mean = total / draws.length;
  let squares = 0;
  for (const draw of draws) squares += (draw - mean) ** 2;
  return merge(state, { count: draws.length, sums, mean, squares });
}

/**
 * The state of two disjoint sets of draws together (of the same design). Sums add up; rounding makes the order
 * matter in the last bit, so merge blocks in the order of their indices.
 */
export function merge(first: MeanTestState, second: MeanTestState): MeanTestState {
  if (first.sums.length !== second.sums.length)
    throw new RangeError('mean test: states of two different designs');
  if (first.count === 0) return second;
  const count = first.count + second.count;
  const step = second.mean - first.mean;
  return {
    count,
    sums: first.sums.map((sum, slot) => sum + second.sums[slot]!),
    mean: first.mean + (step * second.count) / count,
    squares: first.squares + second.squares + (step * step * first.count * second.count) / count,
  };
}

/** The verdict at this state, or null while the draws decide nothing. */
export function decide(design: MeanTestDesign, state: MeanTestState): 'refuted' | 'supported' | null {
  const { cellVariance, grid, points, refutes, supports } = plan(design);
  const cells = state.count / cellSize;
  const crossed = ({ point, side, threshold }: Crossing): boolean => {
    const offset = points.indexOf(point) * grid.length;
    const logs = grid.map(
      (lambda, k) => side * state.sums[offset + k]! - (cells * lambda * lambda * cellVariance) / 2,
    );
    const largest = Math.max(...logs);
    const average = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length;
    return largest + Math.log(average) >= threshold;
  };
  if (refutes.some(crossed)) return 'refuted';
  if (supports.every(crossed)) return 'supported';
  return null;
}

/** Catoni's φ. Above 1e100 the square would overflow, and φ(x) = 2 ln x − ln 2 to the last bit. */
function influence(x: number): number {
  const size = Math.abs(x);
  const value = size < 1e100 ? Math.log1p(size + (size * size) / 2) : 2 * Math.log(size) - Math.LN2;
  return x < 0 ? -value : value;
}

function demand(holds: boolean, name: string, value: number, rule: string): void {
  if (!holds) throw new RangeError(`mean test: ${name} ${rule}, got ${value}`);
}
