import type { ScaledObservable } from '../claims.ts';
import { rootLawPower } from '../statistics/detectable-error.ts';
import { hasSettled, largestShareAtTheEnd } from '../statistics/settled-variance.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';

import { powerless } from './mean-power.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';
import type { RoadPower } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

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
const mostBlocks = 2 ** 12;
/** A draw is a fit at every scale: of the draws that a replaced assumption is worth, this part. */
const partOfReplaced = 8;

/**
 * Extrapolates to the limit draw by draw, which is linear and so extrapolates the means, and states as the error of that
 * the size of the last step: |extrapolated − extrapolated with one power less from the finest scales|. With f the
 * formula, d = detects·|f| and se the standard error, it is
 * - supported if |extrapolated − f| + step + z·se < d, z from `missedError`;
 * - refuted if |extrapolated − f| > d + step + z·se, z from `falseAlarm`, half of it for a look at the pilot;
 * - undecided otherwise.
 *
 * The step bounds the error only where the expansion has set in, and the normal law only where the mean has, so the
 * guarantee is asymptotic. The number of draws is fixed by the pilot, their first blocks.
 */
export function measureExtrapolated(point: Point, road: ExtrapolationRoad): Evidence {
  const { predicted, detects } = road;
  const { estimate, pilotVariance, scales } = statisticsOf(point).whole(streamName(point, road.road), () =>
    drawExtrapolated(point, road),
  );
  const { mean, step, error, draws, settled } = estimate;
  const margin = marginOf(road, pilotVariance);
  const refuting = normalErrors(point.falseAlarm / 4);
  const supporting = normalErrors(point.missedError);
  const reach = step + refuting * error;
  const judged = (verdict: Evidence['verdict'], note: string): Evidence => ({
    road: road.road,
    parameters: point.values,
    verdict,
    guarantee: 'asymptotic',
    predicted: Number.isFinite(predicted) ? predicted : null,
    measured: mean,
    interval: [mean - reach, mean + reach],
    draws,
    detects,
    note,
  });
  if (!Number.isFinite(predicted)) return judged('refuted', `the formula is ${predicted} here`);
  if (!settled) return judged('undecided', `the variance of ${draws} draws has not settled`);
  const how =
    scales === 1
      ? 'drawn in the limit'
      : `extrapolated from ${scales} scales, the last step ${step.toPrecision(2)}`;
  if (Math.abs(mean - predicted) > margin + reach) return judged('refuted', how);
  const isSupported = Math.abs(mean - predicted) + step + supporting * error < margin;
  return judged(isSupported ? 'supported' : 'undecided', how);
}

/** The error that matters, absolute. */
const marginOf = ({ detects, predicted }: ExtrapolationRoad, variance: number): number =>
  detects * (predicted === 0 ? Math.sqrt(variance) : Math.abs(predicted));

/** As many draws as `measureExtrapolated` says, and what they show. */
function drawExtrapolated(point: Point, road: ExtrapolationRoad) {
  const { scales, upTo } = extrapolate(point, road);
  const pilot = upTo(pilotBlocks);
  const margin = marginOf(road, pilot.variance);
  const reach = pilot.step + normalErrors(point.falseAlarm / 4) * pilot.error;
  const isRefuted = Math.abs(pilot.mean - road.predicted) > margin + reach;
  const room = Math.max(margin - 2 * pilot.step, margin / 2);
  const errors = normalErrors(point.missedError) + unluckyErrors;
  const needed = pilotInflation * pilot.variance * (errors / room) ** 2;
  const affordable =
    (point.replaced?.mostDraws ?? point.mostDraws ?? Number.POSITIVE_INFINITY) / (partOfReplaced * blockSize);
  const blocks = Math.max(pilotBlocks, Math.min(Math.ceil(needed / blockSize), affordable));
  // Where more would be needed than can be drawn, the pilot is all there is; a formula that it refutes needs no more.
  const isDone = !(blocks <= mostBlocks) || isRefuted;
  return { estimate: isDone ? pilot : upTo(blocks), pilotVariance: pilot.variance, scales };
}

/**
 * By the pilot. A formula that is right, and so within a step of the extrapolated mean, is supported where two steps and
 * the noise leave room: no draws catch an error within two steps. The measurement itself does not plan for less than half
 * of the margin, so that it draws fewer, and may stay undecided, where the steps take more.
 */
export function extrapolationPower(point: Point, road: ExtrapolationRoad): RoadPower {
  const { predicted } = road;
  if (!Number.isFinite(predicted)) return powerless(`the formula is ${predicted} here`);
  const { step, variance } = extrapolate(point, road).upTo(pilotBlocks);
  const scale = predicted === 0 ? Math.sqrt(variance) : Math.abs(predicted);
  const errors = normalErrors(point.missedError) + unluckyErrors;
  const power = rootLawPower({
    coefficient: (pilotInflation * variance * errors ** 2) / scale ** 2,
    floor: (2 * step) / scale,
    unit: blockSize,
  });
  return {
    ...power,
    ownError: road.detects > point.detects ? road.detects : null,
    ...(step > 0 && {
      note: 'no draws catch an error within two steps of the extrapolation, which a pilot estimates',
    }),
  };
}

interface Estimate {
  readonly mean: number;
  /** Of one extrapolated draw. */
  readonly variance: number;
  readonly error: number;
  /** The size of the last step of the extrapolation. */
  readonly step: number;
  readonly draws: number;
  readonly settled: boolean;
}

/** Extrapolated draws in blocks, and what they show; blocks that were drawn are kept. */
function extrapolate(point: Point, { road, sampler, orders }: ExtrapolationRoad) {
  const draw = sampler(point.values, fixedStream(point));
  const scales = draw(blockStream(point, road, 0)).length;
  if (!(scales >= 1 && scales <= orders.length + 1)) {
    throw new RangeError(`the ${road} estimator returned ${scales} scales`);
  }
  const weights = richardsonWeights(orders.slice(0, scales - 1));
  // The same without the highest power, from the scales without the coarsest.
  const before = scales === 1 ? weights : [0, ...richardsonWeights(orders.slice(0, scales - 2))];
  const extrapolated: Float64Array[] = [];
  const steps: Float64Array[] = [];
  const drawBlock = () => {
    const stream = blockStream(point, road, extrapolated.length);
    const [values, differences] = [new Float64Array(blockSize), new Float64Array(blockSize)];
    for (let i = 0; i < blockSize; i++) {
      for (const [k, x] of draw(stream).entries()) {
        if (!Number.isFinite(x)) {
          throw new RangeError(
            `the ${road} estimator returned ${x} at ${pointKey(point.values)} (scale ${k})`,
          );
        }
        values[i]! += weights[k]! * x;
        differences[i]! += (weights[k]! - before[k]!) * x;
      }
    }
    extrapolated.push(values);
    steps.push(differences);
  };
  const upTo = (blocks: number): Estimate => {
    while (extrapolated.length < blocks) drawBlock();
    const { mean, variance, draws } = moments(extrapolated);
    return {
      mean,
      variance,
      error: Math.sqrt(variance / draws),
      step: Math.abs(moments(steps).mean),
      draws,
      settled: hasSettled(extrapolated, largestShareAtTheEnd),
    };
  };
  return { scales, upTo };
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

function moments(blocks: readonly Float64Array[]): { mean: number; variance: number; draws: number } {
  const draws = blocks.length * blockSize;
  const mean = blocks.reduce((sum, block) => sum + block.reduce((a, b) => a + b, 0), 0) / draws;
  const squares = blocks.reduce(
    (sum, block) => sum + block.reduce((a, b) => a + (b - mean) * (b - mean), 0),
    0,
  );
  return { mean, variance: squares / (draws - 1), draws };
}
