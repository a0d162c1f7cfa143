import type { ScaledObservable } from '../claims.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { hasSettled, largestShareAtTheEnd } from './mean.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';

/** One road to a limit that is extrapolated from means at successive scales. */
export interface ExtrapolationRoad {
  readonly road: string;
  readonly sampler: ScaledObservable<ParameterValues>['sampler'];
  /** The powers of ε in the remainder; a draw with values at k scales removes the first k − 1 of them. */
  readonly orders: readonly number[];
  readonly predicted: number;
  readonly detects: number;
}

/** The number of draws is planned from the variance of this many blocks. */
const pilotBlocks = 2;
/** A pilot of 512 draws of kurtosis 10 misses its variance by 13 %, a heavier tail by more. */
const pilotInflation = 1.25;
/** A right formula is left undecided when the extrapolated mean is this many standard errors off: P < 1e-6. */
const unluckyErrors = 5;
/** No measurement draws more blocks than this; what would need more is `undecided`. */
const mostBlocks = 2 ** 13;
/** A draw is a fit at every scale: of the draws that a replaced assumption is worth, this part. */
const partOfReplaced = 8;

/**
 * Extrapolates to the limit draw by draw, which is linear and so extrapolates the means, and states as the error of that
 * the size of the last step: |extrapolated − extrapolated with one power less from the finest scales|. With f the
 * formula, d = detects·|f| and se the standard error, it is
 * - supported if |extrapolated − f| + step + z·se < d, z from `missedError`;
 * - refuted if |extrapolated − f| > d + step + z·se, z from `falseAlarm`;
 * - undecided otherwise.
 *
 * The step bounds the error only where the expansion has set in, and the normal law only where the mean has, so the
 * guarantee is asymptotic. The number of draws is fixed by a pilot, the first blocks.
 */
export function measureExtrapolated(point: Point, road: ExtrapolationRoad): Evidence {
  const draw = road.sampler(point.values, fixedStream(point));
  const scaleCount = draw(blockStream(point, road.road, 0)).length;
  if (!(scaleCount >= 2 && scaleCount <= road.orders.length + 1)) {
    throw new RangeError(`the ${road.road} estimator returned ${scaleCount} scales`);
  }
  const weights = richardsonWeights(road.orders.slice(0, scaleCount - 1));
  // The same without the highest power, from the scales without the coarsest.
  const before = [0, ...richardsonWeights(road.orders.slice(0, scaleCount - 2))];
  const extrapolated: Float64Array[] = [];
  const steps: Float64Array[] = [];
  const drawBlock = () => {
    const stream = blockStream(point, road.road, extrapolated.length);
    const [values, differences] = [new Float64Array(blockSize), new Float64Array(blockSize)];
    for (let i = 0; i < blockSize; i++) {
      const scales = draw(stream);
      requireNumbers(scales, road, point);
      for (const [k, x] of scales.entries()) {
        values[i]! += weights[k]! * x;
        differences[i]! += (weights[k]! - before[k]!) * x;
      }
    }
    extrapolated.push(values);
    steps.push(differences);
  };
  while (extrapolated.length < pilotBlocks) drawBlock();
  const pilot = moments(extrapolated);
  const size = road.predicted === 0 ? Math.sqrt(pilot.variance) : Math.abs(road.predicted);
  const margin = road.detects * size;
  const supporting = normalErrors(point.missedError);
  if (Number.isFinite(road.predicted)) {
    const room = Math.max(margin - 2 * Math.abs(moments(steps).mean), margin / 2);
    const needed = pilotInflation * pilot.variance * ((supporting + unluckyErrors) / room) ** 2;
    const affordable = (point.replaced?.mostDraws ?? Number.POSITIVE_INFINITY) / (partOfReplaced * blockSize);
    const blocks = Math.min(Math.ceil(needed / blockSize), mostBlocks, affordable);
    while (extrapolated.length < blocks) drawBlock();
  }
  const { mean, variance, count } = moments(extrapolated);
  const step = Math.abs(moments(steps).mean);
  const error = Math.sqrt(variance / count);
  const reach = step + normalErrors(point.falseAlarm / 2) * error;
  const distance = Math.abs(mean - road.predicted);
  const common = {
    road: road.road,
    parameters: point.values,
    guarantee: 'asymptotic',
    predicted: Number.isFinite(road.predicted) ? road.predicted : null,
    measured: mean,
    interval: [mean - reach, mean + reach],
    draws: count,
    detects: road.detects,
  } as const;
  const stated = `extrapolated from ${weights.length} scales, the last step ${step.toPrecision(2)}`;
  if (!Number.isFinite(road.predicted)) {
    return { ...common, verdict: 'refuted', note: `the formula is ${road.predicted} here` };
  }
  if (!hasSettled(extrapolated, largestShareAtTheEnd)) {
    return { ...common, verdict: 'undecided', note: `the variance of ${count} draws has not settled` };
  }
  if (distance > margin + reach) return { ...common, verdict: 'refuted', note: stated };
  const supported = distance + step + supporting * error < margin;
  return { ...common, verdict: supported ? 'supported' : 'undecided', note: stated };
}

/**
 * Weights of values at ε, ε/2, ε/4, … that keep a constant and remove each of the given powers of ε (Richardson 1911):
 * one power after the other, v_k ← (2ᵖ v_{k+1} − v_k)/(2ᵖ − 1).
 */
export function richardsonWeights(orders: readonly number[]): number[] {
  const scales = [...orders.keys(), orders.length];
  let weights: number[][] = scales.map((k) => scales.map((j) => (j === k ? 1 : 0)));
  for (const order of orders) {
    const ratio = 2 ** order;
    weights = weights
      .slice(1)
      .map((finer, k) => finer.map((x, j) => (ratio * x - weights[k]![j]!) / (ratio - 1)));
  }
  return weights[0]!;
}

/** z with P(standard normal > z) ≤ probability, from P ≤ e^{−z²/2}/2. */
function normalErrors(probability: number): number {
  return Math.sqrt(2 * Math.max(0, -Math.log(2 * probability)));
}

function moments(blocks: readonly Float64Array[]): { mean: number; variance: number; count: number } {
  const count = blocks.length * blockSize;
  const mean = blocks.reduce((sum, block) => sum + block.reduce((a, b) => a + b, 0), 0) / count;
  const squares = blocks.reduce(
    (sum, block) => sum + block.reduce((a, b) => a + (b - mean) * (b - mean), 0),
    0,
  );
  return { mean, variance: squares / (count - 1), count };
}

function requireNumbers(scales: readonly number[], { road }: ExtrapolationRoad, { values }: Point): void {
  const wrong = scales.findIndex((x) => !Number.isFinite(x));
  if (wrong < 0) return;
  throw new RangeError(
    `the ${road} estimator returned ${scales[wrong]} at ${pointKey(values)} (scale ${wrong})`,
  );
}
