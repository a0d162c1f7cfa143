/** Full fine-tuning that is held back towards A_0 by a penalty, or by taking a part of the step, on paired data. */
import {
  type Estimator,
  excessRiskOf,
  frobeniusSquared,
  gaussianFactors,
  interpolated,
  type Matrix,
  type Observable,
  type RandomStream,
  ridge,
  riskDifference,
  type Sampler,
  scale,
  traceOfInverseWishart,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

export interface EnergyTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  /** ‖Delta‖². */
  readonly F2: number;
}

/** A shift of the given energy and a random rank: the mean risks here depend on nothing else of it. */
export function shiftOfEnergy({ dx, dy, F2 }: EnergyTask, fixed: RandomStream): Matrix {
  const stream = fixed.substream('shift');
  const shift = gaussianFactors(dy, dx, stream.integer(1, Math.min(dx, dy)), stream);
  return scale(shift, Math.sqrt(F2 / frobeniusSquared(shift)), shift);
}

export const settingsOf = (values: EnergyTask, fixed: RandomStream) => ({
  ...values,
  ...mapsFrom(shiftOfEnergy(values, fixed), fixed),
});

const ridgeOf =
  (penalty: number): Estimator =>
  (data, options) =>
    ridge(data, penalty, options);
const partOf =
  (part: number): Estimator =>
  (data, options) =>
    interpolated(data, part, options);

export const dataInNumPy = `
    Delta = rng.standard_normal((dy, dx))
    Delta *= np.sqrt(F2 / np.sum(Delta**2))
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))`;

/** R of ridge regression at a multiple of the penalty less R at the penalty, on the same data. */
export const ridgeAgainstPenalty = (multiple: number, penalty: number): Observable<EnergyTask> => ({
  name: `excess risk of ridge regression with ${multiple} times the penalty less that with the penalty`,
  sampler: (values, fixed) =>
    riskDifference(ridgeOf(multiple * penalty), ridgeOf(penalty), settingsOf(values, fixed)),
});

/** The same for the part c of the step that is taken. */
export const interpolationAgainstPart = (multiple: number, part: number): Observable<EnergyTask> => ({
  name: `excess risk with ${multiple} times the part of the step less that with the part`,
  sampler: (values, fixed) =>
    riskDifference(partOf(multiple * part), partOf(part), settingsOf(values, fixed)),
});

/** The best part of the step, c = F2/(F2 + V) with V the mean risk of full fine-tuning. */
const bestPart = ({ n, dx, dy, sigma, F2 }: EnergyTask): number =>
  F2 / (F2 + (sigma ** 2 * dy * dx) / (n - dx - 1));

export const interpolationRisk: Observable<EnergyTask> = {
  name: 'excess risk at the best part of the step',
  sampler: (values, fixed) => excessRiskOf(partOf(bestPart(values)), settingsOf(values, fixed)),
  numpy: `${dataInNumPy}
    c = F2 / (F2 + sigma**2 * dy * dx / (n - dx - 1))
    return np.sum((c * (Delta @ X + E) @ np.linalg.pinv(X) - Delta) ** 2)`,
};

/** E[R | X] = (1 − c)² F2 + c² sigma² dy tr (XXᵀ)⁻¹. */
export const interpolationRiskGivenDesign: Sampler<EnergyTask> = (values) => {
  const { n, dx, dy, sigma, F2 } = values;
  const c = bestPart(values);
  const trace = traceOfInverseWishart(dx, n);
  return (stream) => (1 - c) ** 2 * F2 + c ** 2 * sigma ** 2 * dy * trace(stream);
};
