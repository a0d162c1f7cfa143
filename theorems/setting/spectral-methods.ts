/** Methods that act on each eigenvector of XXᵀ by its eigenvalue: their risk against its mean given the eigenvalues. */
import {
  createScratch,
  type Draw,
  designEigen,
  type EstimatorOptions,
  excessRisk,
  frobeniusSquared,
  gradientFlow,
  type Matrix,
  multiply,
  type Observable,
  type RandomStream,
  type RegressionData,
  type RegressionSettings,
  regressionSampler,
  ridge,
  type Sampler,
  type SymmetricEigen,
  shiftWithSpectrum,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { dataInNumPy, type EnergyTask, settingsOf, shiftOfEnergy } from './regularised.ts';

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
 * E[R | X] less the same, where E[R | X] = Σ left(l)² ‖Delta u‖² + sigma² dy (1 − left(l))²/l over the dx eigenvectors u of
 * XXᵀ. In one dimension, say, it is 0 on every sample.
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
export function bestRidge({ dx, dy, sigma, F2 }: EnergyTask): SpectralMethod {
  const penalty = (dy * dx * sigma ** 2) / F2;
  return {
    estimate: (data, options) => ridge(data, penalty, options),
    left: (l) => penalty / (l + penalty),
    cost: (l) => (dy * sigma ** 2) / (l + penalty),
  };
}

export const ridgeRiskLessTrace: Observable<EnergyTask> = {
  name: 'excess risk of ridge regression less sigma² dy tr (XXᵀ + λ*I)⁻¹',
  sampler: (values, fixed) => riskLessCosts(bestRidge(values), settingsOf(values, fixed)),
  numpy: `${dataInNumPy}
    G = X @ X.T + dy * dx * sigma**2 / F2 * np.eye(dx)
    A = (Delta @ X + E) @ X.T @ np.linalg.inv(G)
    return np.sum((A - Delta) ** 2) - sigma**2 * dy * np.trace(np.linalg.inv(G))`,
};

export const ridgeRiskLessTraceGivenDesign: Sampler<EnergyTask> = (values, fixed) => {
  const settings = settingsOf(values, fixed);
  return meanRiskLessCosts(bestRidge(values), settings, shiftOfEnergy(values, fixed));
};

interface TimedTask extends Omit<EnergyTask, 'F2'> {
  /** Singular values of the shift. */
  readonly s: readonly number[];
  readonly t: number;
}

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
    costs = np.sum(np.square(s)) * np.exp(-2 * t * l) / dx + dy * sigma**2 * np.expm1(-t * l) ** 2 / l
    return np.sum((A - Delta) ** 2) - np.sum(costs)`,
});

export const stoppedRiskLessCostsGivenDesign: Sampler<TimedTask> = (values, fixed) => {
  const shift = shiftOfSpectrum(values, fixed);
  return meanRiskLessCosts(stopped(values), { ...values, ...mapsFrom(shift, fixed) }, shift);
};
