/**
 * Draws whose means the theorems speak of, by the plain road: X and E, the fit, its risk, and nothing else assumed.
 *
 * Each function takes what is held fixed and returns the draw; buffers are shared by the draws of one sampler, and
 * never between samplers.
 */
import {
  type EstimatorOptions,
  fullFineTuning,
  loraFrozenA,
  loraFrozenB,
  loraTrained,
} from './estimators.ts';
import type { Matrix } from './matrix.ts';
import type { RandomStream } from './random.ts';
import { type RegressionData, type RegressionSettings, regressionSampler } from './regression.ts';
import { excessRisk, inSampleRisk } from './risk.ts';
import { createScratch } from './scratch.ts';

/** One number from a stream. */
export type Draw = (stream: RandomStream) => number;

/** Any estimator of this comparison or a user's own: a data set to Â, dy × dx. */
export type Estimator = (data: RegressionData, options?: EstimatorOptions) => Matrix;

/** The estimator with buffers of its own for many fits: each Â that it returns overwrites the one before. */
export function withBuffers(estimator: Estimator): (data: RegressionData) => Matrix {
  const options = { scratch: createScratch() };
  return (data) => estimator(data, options);
}

/** Excess risk of an estimator on one data set after another. */
export function riskOf(estimator: Estimator): (data: RegressionData) => number {
  const estimate = withBuffers(estimator);
  return (data) => excessRisk(estimate(data), data.downstream);
}

/** Excess risk of an estimator on a new data set. */
export function excessRiskOf(estimator: Estimator, settings: RegressionSettings): Draw {
  const sample = regressionSampler(settings);
  const risk = riskOf(estimator);
  return (stream) => risk(sample(stream));
}

/** Excess risk of the first estimator minus that of the second, fitted to the same data. */
export function riskDifference(first: Estimator, second: Estimator, settings: RegressionSettings): Draw {
  const sample = regressionSampler(settings);
  const [one, two] = [riskOf(first), riskOf(second)];
  return (stream) => {
    const data = sample(stream);
    return one(data) - two(data);
  };
}

/** In-sample risk (1/n)‖(Â − A_*)X‖_F² over the noise, at the one design X (dx × n) given. */
export function inSampleRiskOf(estimator: Estimator, settings: RegressionSettings, X: Matrix): Draw {
  if (X.rows !== settings.dx || X.columns !== settings.n) {
    throw new RangeError(`X must be ${settings.dx} × ${settings.n}, got ${X.rows} × ${X.columns}`);
  }
  const sample = regressionSampler({ ...settings, drawDesign: (target) => target.data.set(X.data) });
  const estimate = withBuffers(estimator);
  const scratch = createScratch();
  return (stream) => {
    const data = sample(stream);
    return inSampleRisk(estimate(data), data, scratch);
  };
}

export function fullFineTuningRisk(settings: RegressionSettings): Draw {
  return excessRiskOf(fullFineTuning, settings);
}

/** @param A frozen factor, r × dx with orthonormal rows */
export function frozenARisk(settings: RegressionSettings, A: Matrix): Draw {
  return excessRiskOf((data, options) => loraFrozenA(data, A, options), settings);
}

/** @param Q frozen factor, dy × r with orthonormal columns */
export function frozenBRisk(settings: RegressionSettings, Q: Matrix): Draw {
  return excessRiskOf((data, options) => loraFrozenB(data, Q, options), settings);
}

/** @param r LoRA rank */
export function trainedRisk(settings: RegressionSettings, r: number): Draw {
  return excessRiskOf((data, options) => loraTrained(data, r, options), settings);
}

/** Risk of LoRA with frozen A minus risk of full fine-tuning, on the same data. */
export function frozenAMinusFull(settings: RegressionSettings, A: Matrix): Draw {
  return riskDifference((data, options) => loraFrozenA(data, A, options), fullFineTuning, settings);
}

/** Risk of LoRA with frozen B minus risk of full fine-tuning, on the same data. */
export function frozenBMinusFull(settings: RegressionSettings, Q: Matrix): Draw {
  return riskDifference((data, options) => loraFrozenB(data, Q, options), fullFineTuning, settings);
}

/** Risk of trained LoRA minus risk of full fine-tuning, on the same data. */
export function trainedMinusFull(settings: RegressionSettings, r: number): Draw {
  return riskDifference((data, options) => loraTrained(data, r, options), fullFineTuning, settings);
}
