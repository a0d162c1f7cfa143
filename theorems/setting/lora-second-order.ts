/** Trained LoRA of the shift's own rank at small noise: what its risk has at order sigma⁴. */
import {
  cholesky,
  choleskyRoadWith,
  createScratch,
  divideByTransposedFactor,
  excessRisk,
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  loraTrained,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RandomStream,
  type ScaledObservable,
  truncationNear,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { riskSeriesOf } from './lora-risk-series.ts';

export interface TaskOfRank {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** Singular values of the shift, all r of them. */
  readonly s: readonly number[];
}

/**
 * The coarser of the two noises: its operator norm is a twentieth of s_r s_min(X), so that the next order, of relative size
 * (1/20)² times a constant, is small before extrapolation removes it, and rounding over sigma³ is below 1e-5.
 */
export function noiseOf({ n, dx, dy, r, s }: TaskOfRank): number {
  return (0.05 * s[r - 1]! * (Math.sqrt(n) - Math.sqrt(dx))) / (Math.sqrt(dx) + Math.sqrt(dy));
}

/**
 * Draws the sigma⁴ coefficient from the law of L and N. It is homogeneous of degree 4 in N, whose direction and length ρ are
 * independent with E ρ⁴ = m(m + 2), m = dx dy, so the length is averaged exactly.
 */
function coefficientFromWishart(values: TaskOfRank): (stream: RandomStream) => number {
  const { n, dx, dy } = values;
  const series = riskSeriesOf(values);
  const factor = wishartCholesky(dx, n);
  const N = zeros(dy, dx);
  const m = dx * dy;
  return (stream) => {
    stream.fillNormal(N.data);
    const { second } = series(factor(stream), N);
    return (second * m * (m + 2)) / frobeniusSquared(N) ** 2;
  };
}

const mean = (count: number, draw: () => number): number => {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += draw();
  return sum / count;
};

/**
 * (E R − first order)/sigma⁴ at sigma and sigma/2 on the same X and E, simulated and fitted. The first order is taken off
 * sample by sample and the noise has both signs, so that what remains is a series in sigma². Its sigma⁴ coefficient in this
 * sample is a control variate, put back as the mean of independent draws of it: whatever it is, it changes no mean.
 * Truncation starts from the singular vectors of Delta, which are close to those of the fit.
 */
export const secondOrderRisk: ScaledObservable<TaskOfRank> = {
  name: '(excess risk of trained LoRA less its first order)/sigma⁴',
  sampler: (values, fixed) => {
    const { n, dx, dy, r, s } = values;
    const inputs = haarOrthonormalRows(dx, dx, fixed.substream('inputs'));
    const outputs = haarOrthonormalRows(dy, dy, fixed.substream('outputs'));
    const left = zeros(dy, r);
    for (let k = 0; k < left.data.length; k++) left.data[k] = outputs.data[(k % r) * dy + Math.floor(k / r)]!;
    const right: Matrix = { rows: r, columns: dx, data: inputs.data.slice(0, r * dx) };
    const weighted = zeros(dy, r);
    for (let k = 0; k < left.data.length; k++) weighted.data[k] = left.data[k]! * s[k % r]!;
    const maps = mapsFrom(multiply(weighted, right), fixed);
    const options = { road: choleskyRoadWith(truncationNear(left, dx)), scratch: createScratch() };
    const [X, E, Y, signal] = [zeros(dx, n), zeros(dy, n), zeros(dy, n), zeros(dy, n)];
    const coefficient = coefficientFromWishart(values);
    const series = riskSeriesOf(values);
    const coarse = noiseOf(values);
    const riskAt = (sigma: number): number => {
      for (let k = 0; k < Y.data.length; k++) Y.data[k] = signal.data[k]! + sigma * E.data[k]!;
      return excessRisk(loraTrained({ X, Y, E, ...maps }, r, options), maps.downstream);
    };
    return (stream) => {
      stream.fillNormal(X.data);
      stream.fillNormal(E.data);
      multiply(maps.downstream, X, signal);
      const rotated = multiply(inputs, X);
      const L = cholesky(gram(rotated));
      const N = divideByTransposedFactor(L, multiplyTransposed(multiply(outputs, E), rotated));
      const { first, second } = series(L, N);
      const control = mean(controlDraws, () => coefficient(stream)) - second;
      return [coarse, coarse / 2].map(
        (sigma) => ((riskAt(sigma) + riskAt(-sigma)) / 2 - sigma ** 2 * first) / sigma ** 4 + control,
      );
    };
  },
  numpy: `
    sigma = 0.05 * s[r - 1] * (n**.5 - dx**.5) / (dx**.5 + dy**.5) / 2
    U, P = np.linalg.qr(rng.standard_normal((dy, r)))[0], np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X, E = rng.standard_normal((dx, n)), rng.standard_normal((dy, n))
    V = np.linalg.svd(X, full_matrices=False)[2]
    def risk(t):
        u, p, vt = np.linalg.svd(((U * s) @ P @ X + t * E) @ V.T, full_matrices=False)
        return np.sum(((u[:, :r] * p[:r]) @ vt[:r] @ V @ np.linalg.pinv(X) - (U * s) @ P) ** 2)
    W, F = E @ np.linalg.pinv(X), E @ np.linalg.pinv(P @ X) @ P
    first = np.sum((U.T @ W) ** 2) + np.sum(F**2) - np.sum((U.T @ F) ** 2)
    return ((risk(sigma) + risk(-sigma)) / 2 - sigma**2 * first) / sigma**4`,
};

/** Draws of the coefficient that stand for its mean in one draw of the risk, which costs as much as some tens of them. */
const controlDraws = 64;
/** Draws of the coefficient alone that make one. */
const coefficientDraws = 16;

/** The sigma⁴ coefficient itself, which needs no extrapolation: a single scale. */
export const secondOrderCoefficient: ScaledObservable<TaskOfRank>['sampler'] = (values) => {
  const coefficient = coefficientFromWishart(values);
  return (stream) => [mean(coefficientDraws, () => coefficient(stream))];
};

export type RankOneTask = Pick<TaskOfRank, 'n' | 'dx' | 'dy'> & { readonly s1: number };
export const ofRankOne = ({ s1, ...sizes }: RankOneTask): TaskOfRank => ({ ...sizes, r: 1, s: [s1] });

export const secondOrderRiskAtRankOne: ScaledObservable<RankOneTask> = {
  ...secondOrderRisk,
  sampler: (values, fixed) => secondOrderRisk.sampler(ofRankOne(values), fixed),
  numpy: `
    r, s = 1, np.array([s1])${secondOrderRisk.numpy}`,
};

export const secondOrderCoefficientAtRankOne: ScaledObservable<RankOneTask>['sampler'] = (values, fixed) =>
  secondOrderCoefficient(ofRankOne(values), fixed);

/** Σ_{i≤r} s_i⁻². */
export const sumOfInverseSquares = ({ s }: Pick<TaskOfRank, 's'>): number =>
  s.reduce((sum, value) => sum + value ** -2, 0);
