/** One draw of the data of a derivation about ridge regression or early stopping, with the value of each of its symbols. */
import {
  cholesky,
  type DrawnSymbols,
  designEigen,
  excessRisk,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RegressionData,
  regressionSampler,
  ridge,
  type Sampler,
  shiftWithSpectrum,
  symmetricEigen,
  traceOfInverse,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type EnergyTask, settingsOf, shiftOfEnergy } from './regularised.ts';
import { bestRidge, type SpectralMethod, stopped } from './spectral-methods.ts';

/** Energies along the dx eigenvectors u of XXᵀ, beside its eigenvalues l, null ones included. */
interface SpectrumOfData {
  readonly eigenvalues: readonly number[];
  /** ‖Delta u‖². */
  readonly shift: readonly number[];
  /** ‖E Xᵀ u‖². */
  readonly noise: readonly number[];
}

function spectrumOfData({ X, E }: RegressionData, shift: Matrix): SpectrumOfData {
  const { values, vectors } = symmetricEigen(gram(X));
  const along = (m: Matrix) => {
    const turned = multiply(m, vectors).data;
    return values.map((_, k) => {
      let sum = 0;
      for (let i = k; i < turned.length; i += values.length) sum += turned[i]! ** 2;
      return sum;
    });
  };
  return {
    eigenvalues: values.map((l) => Math.max(0, l)),
    shift: along(shift),
    noise: along(multiplyTransposed(E, X)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** (1 − left(l))/l, and 0 at l = 0, where there is no noise. */
const gain = (left: SpectralMethod['left'], l: number): number => (l > 0 ? (1 - left(l)) / l : 0);
type Left = Pick<SpectralMethod, 'left'>;
const leftOf = ({ left }: Left, { eigenvalues }: SpectrumOfData): number =>
  sum(eigenvalues.map((l) => left(l) ** 2));
const biasOf = ({ left }: Left, { eigenvalues, shift }: SpectrumOfData): number =>
  sum(eigenvalues.map((l, k) => left(l) ** 2 * shift[k]!));
const noiseOf = ({ left }: Left, { eigenvalues, noise }: SpectrumOfData): number =>
  sum(eigenvalues.map((l, k) => gain(left, l) ** 2 * noise[k]!));

function once<T>(make: () => T): () => T {
  let kept: { readonly made: T } | null = null;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}

/**
 * Of a method that leaves the part left(l) of the shift along an eigenvector of XXᵀ with the eigenvalue l: R = its excess
 * risk, B = ‖Delta left(XXᵀ)‖², V = ‖E X⁺(I − left(XXᵀ))‖², A = Σ (1 − left(l))²/l, L = Σ left(l)², C = Σ cost(l).
 */
function spectralSymbols(method: SpectralMethod, data: RegressionData, shift: Matrix) {
  const { cost, estimate, left } = method;
  const spectrum = once(() => spectrumOfData(data, shift));
  const summed = (f: (l: number) => number) => sum(spectrum().eigenvalues.map(f));
  return {
    R: () => excessRisk(estimate(data, { eigen: designEigen(data.X) }), data.downstream),
    B: () => biasOf(method, spectrum()),
    V: () => noiseOf(method, spectrum()),
    A: () => summed((l) => l * gain(left, l) ** 2),
    L: () => leftOf(method, spectrum()),
    C: () => summed(cost),
  };
}

/** The symbols of gradient flow at the time t. */
export const drawnStopped: Sampler<Parameters<typeof stopped>[0], DrawnSymbols> = (values, fixed) => {
  const { dx, dy, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
  return (stream) => ({ symbols: spectralSymbols(stopped(values), sample(stream), shift) });
};

/** The symbols of ridge regression at its best penalty λ*, and T = tr (XXᵀ + λ*I)⁻¹. */
export const drawnBestRidge: Sampler<EnergyTask, DrawnSymbols> = (values, fixed) => {
  const sample = regressionSampler(settingsOf(values, fixed));
  const shift = shiftOfEnergy(values, fixed);
  return (stream) => {
    const data = sample(stream);
    const penalized = () => {
      const G = gram(data.X);
      for (let i = 0; i < G.rows; i++) G.data[i * G.rows + i]! += bestPenalty(values);
      return cholesky(G);
    };
    return {
      symbols: { ...spectralSymbols(bestRidge(values), data, shift), T: () => traceOfInverse(penalized()) },
    };
  };
};

const bestPenalty = ({ dx, dy, sigma, F2 }: EnergyTask): number => (dy * dx * sigma ** 2) / F2;

/**
 * With a penalty lambda between a sixteenth of the best and sixteen times it, independent of the data: R and Q = the excess
 * risks at lambda and at the best penalty, B and C = ‖λ Delta(XXᵀ + λI)⁻¹‖², L and M = tr λ²(XXᵀ + λI)⁻², V and W =
 * ‖E Xᵀ(XXᵀ + λI)⁻¹‖² there; l = one of the dx eigenvalues of XXᵀ, picked at random.
 */
export const drawnTwoPenalties: Sampler<EnergyTask, DrawnSymbols> = (values, fixed) => {
  const sample = regressionSampler(settingsOf(values, fixed));
  const shift = shiftOfEnergy(values, fixed);
  const best = bestPenalty(values);
  return (stream) => {
    const lambda = best * 256 ** (stream.uniform() - 1 / 2);
    const picked = stream.integer(0, values.dx - 1);
    const data = sample(stream);
    const spectrum = once(() => spectrumOfData(data, shift));
    const risk = (penalty: number) => excessRisk(ridge(data, penalty), data.downstream);
    const at = (penalty: number) => ({ left: (l: number) => penalty / (l + penalty) });
    return {
      symbols: {
        lambda: () => lambda,
        R: () => risk(lambda),
        Q: () => risk(best),
        B: () => biasOf(at(lambda), spectrum()),
        C: () => biasOf(at(best), spectrum()),
        L: () => leftOf(at(lambda), spectrum()),
        M: () => leftOf(at(best), spectrum()),
        V: () => noiseOf(at(lambda), spectrum()),
        W: () => noiseOf(at(best), spectrum()),
        l: () => spectrum().eigenvalues[picked]!,
      },
    };
  };
};
