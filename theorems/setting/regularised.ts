/** Full fine-tuning that is held back towards A_0: ridge regression, gradient flow stopped early, a part of the step. */
import {
  createScratch,
  type Draw,
  designEigen,
  type Estimator,
  type EstimatorOptions,
  excessRisk,
  excessRiskOf,
  frobeniusSquared,
  gaussianFactors,
  gradientFlow,
  interpolated,
  type Matrix,
  multiply,
  type Observable,
  type RandomStream,
  type RegressionData,
  type RegressionSettings,
  regressionSampler,
  ridge,
  riskDifference,
  type Sampler,
  type SymmetricEigen,
  scale,
  shiftWithSpectrum,
  traceOfInverseWishart,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface Task {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  /** ‖Delta‖². */
  readonly F2: number;
}

interface TimedTask extends Omit<Task, 'F2'> {
  /** Singular values of the shift. */
  readonly s: readonly number[];
  readonly t: number;
}

/** A shift of the given energy and a random rank: the mean risks here depend on nothing else of it. */
function shiftOfEnergy({ dx, dy, F2 }: Task, fixed: RandomStream): Matrix {
  const stream = fixed.substream('shift');
  const shift = gaussianFactors(dy, dx, stream.integer(1, Math.min(dx, dy)), stream);
  return scale(shift, Math.sqrt(F2 / frobeniusSquared(shift)), shift);
}

const settingsOf = (values: Task, fixed: RandomStream) => ({
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

const dataInNumPy = `
    Delta = rng.standard_normal((dy, dx))
    Delta *= np.sqrt(F2 / np.sum(Delta**2))
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))`;

/** R of ridge regression at a multiple of the penalty less R at the penalty, on the same data. */
export const ridgeAgainstPenalty = (multiple: number, penalty: number): Observable<Task> => ({
  name: `excess risk of ridge regression with ${multiple} times the penalty less that with the penalty`,
  sampler: (values, fixed) =>
    riskDifference(ridgeOf(multiple * penalty), ridgeOf(penalty), settingsOf(values, fixed)),
  numpy: `${dataInNumPy}
    def risk(penalty):
        A = (Delta @ X + E) @ X.T @ np.linalg.inv(X @ X.T + penalty * np.eye(dx))
        return np.sum((A - Delta) ** 2)
    return risk(${multiple} * dy * dx * sigma**2 / F2) - risk(dy * dx * sigma**2 / F2)`,
});

/** The same for the part c of the step that is taken. */
export const interpolationAgainstPart = (multiple: number, part: number): Observable<Task> => ({
  name: `excess risk with ${multiple} times the part of the step less that with the part`,
  sampler: (values, fixed) =>
    riskDifference(partOf(multiple * part), partOf(part), settingsOf(values, fixed)),
});

/** The best part of the step, c = F2/(F2 + V) with V the mean risk of full fine-tuning. */
const bestPart = ({ n, dx, dy, sigma, F2 }: Task): number =>
  F2 / (F2 + (sigma ** 2 * dy * dx) / (n - dx - 1));

export const interpolationRisk: Observable<Task> = {
  name: 'excess risk at the best part of the step',
  sampler: (values, fixed) => excessRiskOf(partOf(bestPart(values)), settingsOf(values, fixed)),
  numpy: `${dataInNumPy}
    c = F2 / (F2 + sigma**2 * dy * dx / (n - dx - 1))
    return np.sum((c * (Delta @ X + E) @ np.linalg.pinv(X) - Delta) ** 2)`,
};

/** E[R | X] = (1 − c)² F2 + c² sigma² dy tr (XXᵀ)⁻¹. */
export const interpolationRiskGivenDesign: Sampler<Task> = (values) => {
  const { n, dx, dy, sigma, F2 } = values;
  const c = bestPart(values);
  const trace = traceOfInverseWishart(dx, n);
  return (stream) => (1 - c) ** 2 * F2 + c ** 2 * sigma ** 2 * dy * trace(stream);
};

/**
 * A method that acts on each eigenvector of XXᵀ by its eigenvalue l: which part of the shift along it is left, and what
 * it costs in the mean over the noise and a uniform direction.
 */
export interface SpectralMethod {
  readonly estimate: (data: RegressionData, options: EstimatorOptions & { eigen: SymmetricEigen }) => Matrix;
  readonly left: (eigenvalue: number) => number;
  readonly cost: (eigenvalue: number) => number;
}

/** The dx eigenvalues of XXᵀ summed over: those of the smaller Gram matrix, and zeros. */
function sumOverEigenvalues(
  { values }: SymmetricEigen,
  dx: number,
  f: (eigenvalue: number) => number,
): number {
  return values.reduce((sum, l) => sum + f(Math.max(0, l)), (dx - values.length) * f(0));
}

/** R less Σ cost(l) over the eigenvalues l of the same design. */
export function riskLessCosts({ estimate, cost }: SpectralMethod, settings: RegressionSettings): Draw {
  const sample = regressionSampler(settings);
  const scratch = createScratch();
  return (stream) => {
    const data = sample(stream);
    const eigen = designEigen(data.X);
    const risk = excessRisk(estimate(data, { scratch, eigen }), data.downstream);
    return risk - sumOverEigenvalues(eigen, settings.dx, cost);
  };
}

/**
 * E[R | X] less the same: Σ left(l)² (‖Delta u‖² − F2/dx) over the eigenvectors u, and what else cost(l) and the mean of
 * R along u, left(l)² ‖Delta u‖² + sigma² dy (1 − left(l))²/l, differ by.
 */
function meanRiskLessCosts(
  { left, cost }: SpectralMethod,
  settings: RegressionSettings,
  shift: Matrix,
): Draw {
  const { n, dx, dy, sigma } = settings;
  const [X, turned] = [zeros(dx, n), zeros(dy, Math.min(n, dx))];
  const seen = zeros(dy, n);
  const noise = (l: number) => (l > 0 ? (sigma ** 2 * dy * (1 - left(l)) ** 2) / l : 0);
  const energy = frobeniusSquared(shift);
  return (stream) => {
    stream.fillNormal(X.data);
    const eigen = designEigen(X);
    // u is an eigenvector of XXᵀ or, for n < dx, Xv/√l with v one of XᵀX.
    multiply(n < dx ? multiply(shift, X, seen) : shift, eigen.vectors, turned);
    let sum = 0;
    let unseen = energy;
    eigen.values.forEach((l, k) => {
      let along = 0;
      for (let i = 0; i < dy; i++) along += turned.data[i * turned.columns + k]! ** 2;
      if (n < dx) along /= l;
      unseen -= along;
      sum += left(l) ** 2 * along + noise(l);
    });
    return sum + (n < dx ? unseen : 0) - sumOverEigenvalues(eigen, dx, cost);
  };
}

/** Ridge regression at λ* = dy dx sigma²/F2, and dy sigma²/(l + λ*): in all sigma² dy tr (XXᵀ + λ*I)⁻¹. */
export function bestRidge({ dx, dy, sigma, F2 }: Task): SpectralMethod {
  const penalty = (dy * dx * sigma ** 2) / F2;
  return {
    estimate: (data, options) => ridge(data, penalty, options),
    left: (l) => penalty / (l + penalty),
    cost: (l) => (dy * sigma ** 2) / (l + penalty),
  };
}

export const ridgeRiskLessTrace: Observable<Task> = {
  name: 'excess risk of ridge regression less sigma² dy tr (XXᵀ + λ*I)⁻¹',
  sampler: (values, fixed) => riskLessCosts(bestRidge(values), settingsOf(values, fixed)),
  numpy: `${dataInNumPy}
    G = X @ X.T + dy * dx * sigma**2 / F2 * np.eye(dx)
    A = (Delta @ X + E) @ X.T @ np.linalg.inv(G)
    return np.sum((A - Delta) ** 2) - sigma**2 * dy * np.trace(np.linalg.inv(G))`,
};

export const ridgeRiskLessTraceGivenDesign: Sampler<Task> = (values, fixed) => {
  const settings = settingsOf(values, fixed);
  return meanRiskLessCosts(bestRidge(values), settings, shiftOfEnergy(values, fixed));
};

/** Gradient flow at the time t, and F2 e^{−2tl}/dx + dy sigma² (1 − e^{−tl})²/l: not yet learnt, and noise that is. */
export function stopped({ dx, dy, sigma, s, t }: TimedTask): SpectralMethod {
  const energy = s.reduce((sum, x) => sum + x * x, 0);
  const noise = (l: number) => (l > 0 ? (dy * sigma ** 2 * Math.expm1(-t * l) ** 2) / l : 0);
  return {
    estimate: (data, options) => gradientFlow(data, t, options),
    left: (l) => Math.exp(-t * l),
    cost: (l) => (energy * Math.exp(-2 * t * l)) / dx + noise(l),
  };
}

const shiftOfSpectrum = ({ dx, dy, s }: TimedTask, fixed: RandomStream): Matrix =>
  shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));

/** R at the time t less Σ cost(l) over the eigenvalues of the same design. */
export const stoppedRiskLessCosts = (
  method: (values: TimedTask) => SpectralMethod,
): Observable<TimedTask> => ({
  name: 'excess risk of gradient flow at the time t less its mean given the eigenvalues of XXᵀ',
  sampler: (values, fixed) =>
    riskLessCosts(method(values), { ...values, ...mapsFrom(shiftOfSpectrum(values, fixed), fixed) }),
  numpy: `
    Delta = np.linalg.qr(rng.standard_normal((dy, len(s))))[0] * s @ np.linalg.qr(rng.standard_normal((dx, len(s))))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    l, U = np.linalg.eigh(X @ X.T)
    l = np.maximum(l, 1e-12)
    A = (Delta @ X + E) @ X.T @ U * (-np.expm1(-t * l) / l) @ U.T
    costs = np.sum(s**2) * np.exp(-2 * t * l) / dx + dy * sigma**2 * np.expm1(-t * l) ** 2 / l
    return np.sum((A - Delta) ** 2) - np.sum(costs)`,
});

export const stoppedRiskLessCostsGivenDesign: Sampler<TimedTask> = (values, fixed) => {
  const shift = shiftOfSpectrum(values, fixed);
  return meanRiskLessCosts(stopped(values), { ...values, ...mapsFrom(shift, fixed) }, shift);
};
