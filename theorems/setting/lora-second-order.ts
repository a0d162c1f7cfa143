/** Trained LoRA of the shift's own rank at small noise: what its risk has at order sigma⁴. */
import {
  addProduct,
  cholesky,
  choleskyRoadWith,
  copy,
  createScratch,
  divideByFactor,
  divideByTransposedFactor,
  dot,
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
  scale,
  subtractProduct,
  transpose,
  truncationNear,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface LowRankTask {
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
function noiseOf({ n, dx, dy, r, s }: LowRankTask): number {
  return (0.05 * s[r - 1]! * (Math.sqrt(n) - Math.sqrt(dx))) / (Math.sqrt(dx) + Math.sqrt(dy));
}

/** The risk of the fit to Delta + sigma·noise as a power series: sigma² first + sigma³ (…) + sigma⁴ second + … */
interface RiskSeries {
  readonly first: number;
  readonly second: number;
}

/**
 * The series (ours), from XXᵀ = L Lᵀ and N = E V, X = L Vᵀ, in coordinates where Delta is diag(s) in the top left corner. The
 * fit is SVD_r(M + sigma N)L⁻¹ with M = Delta L = [[B, 0], [0, 0]], B = diag(s)L₁₁, and N = [[A, b], [c, K]].
 *
 * Its singular spaces are spanned by [I; l] and [I; W] with P[I; W] = [I; l]T and Pᵀ[I; l] = [I; W]T′, P = M + sigma N:
 * order by order l₁ = cB⁻¹, l₂ = (K W₁ − l₁A)B⁻¹, W₁ᵀ = B⁻¹b, W₂ᵀ = B⁻¹(l₁ᵀK − A W₁ᵀ). The truncation is
 * [I; l](I + lᵀl)⁻¹[I, lᵀ]P = M + sigma D₁ + sigma² D₂ + sigma³ D₃ + …, with
 *
 *     D₁ = [[A, b], [c, 0]],   D₂ = [[0, l₁ᵀK], [K W₁, l₁b]],
 *     D₃ = [[−l₁ᵀK W₁, l₂ᵀK − l₁ᵀl₁b], [K W₂ − l₁b W₁, l₁l₁ᵀK + l₂b]],
 *
 * so first = ‖D₁L⁻¹‖² and second = ‖D₂L⁻¹‖² + 2⟨D₁L⁻¹, D₃L⁻¹⟩; the sigma³ term is odd in N.
 */
export function riskSeriesOf({ dx, dy, r, s }: Omit<LowRankTask, 'n'>): (L: Matrix, N: Matrix) => RiskSeries {
  const [p, q] = [dx - r, dy - r];
  const [A, b, c, K, B] = [zeros(r, r), zeros(r, p), zeros(q, r), zeros(q, p), zeros(r, r)];
  const [l1, l2, w1, w2] = [zeros(q, r), zeros(q, r), zeros(r, p), zeros(r, p)];
  const [l1t, l2t, w1t, w2t] = [zeros(r, q), zeros(r, q), zeros(p, r), zeros(p, r)];
  const [lK, Kw, l1b, corner] = [zeros(r, p), zeros(q, r), zeros(q, p), zeros(r, r)];
  const [topRight, bottomLeft, bottomRight] = [zeros(r, p), zeros(q, r), zeros(q, p)];
  const [D1, D2, D3] = [zeros(dy, dx), zeros(dy, dx), zeros(dy, dx)];
  // B is lower triangular: Y B⁻¹ row by row, and B⁻¹Y = (Yᵀ B⁻ᵀ)ᵀ.
  const underB = (m: Matrix, work: Matrix) => transpose(divideByTransposedFactor(B, transpose(m, work)), m);
  return (L, N) => {
    takeBlock(N, 0, 0, A);
    takeBlock(N, 0, r, b);
    takeBlock(N, r, 0, c);
    takeBlock(N, r, r, K);
    takeBlock(L, 0, 0, B);
    for (let k = 0; k < B.data.length; k++) B.data[k]! *= s[Math.floor(k / r)]!;
    divideByFactor(B, copy(c, l1));
    underB(copy(b, w1), w1t);
    transpose(l1, l1t);
    multiply(l1t, K, lK);
    multiplyTransposed(K, w1, Kw);
    multiply(l1, b, l1b);
    divideByFactor(B, subtractProduct(Kw, l1, A, l2));
    underB(subtractProduct(lK, A, w1, w2), w2t);
    transpose(l2, l2t);
    scale(multiplyTransposed(lK, w1, corner), -1, corner);
    subtractProduct(multiply(l2t, K, topRight), l1t, l1b);
    subtractProduct(multiplyTransposed(K, w2, bottomLeft), l1b, transpose(w1, w1t));
    addProduct(multiply(l1, lK, bottomRight), l2, b);
    copy(N, D1);
    for (let i = r; i < dy; i++) D1.data.fill(0, i * dx + r, (i + 1) * dx);
    putBlock(lK, 0, r, D2);
    putBlock(Kw, r, 0, D2);
    putBlock(l1b, r, r, D2);
    for (let i = 0; i < r; i++) D2.data.fill(0, i * dx, i * dx + r);
    putBlock(corner, 0, 0, D3);
    putBlock(topRight, 0, r, D3);
    putBlock(bottomLeft, r, 0, D3);
    putBlock(bottomRight, r, r, D3);
    for (const D of [D1, D2, D3]) divideByFactor(L, D);
    return {
      first: frobeniusSquared(D1),
      second: frobeniusSquared(D2) + 2 * dot(D1.data, 0, D3.data, 0, D1.data.length),
    };
  };
}

/** The block of m at (top, left) that has the size of `out`. */
function takeBlock(m: Matrix, top: number, left: number, out: Matrix): void {
  for (let i = 0; i < out.rows; i++) {
    const from = (top + i) * m.columns + left;
    for (let j = 0; j < out.columns; j++) out.data[i * out.columns + j] = m.data[from + j]!;
  }
}

/** Overwrites the block of `out` at (top, left) by m. */
function putBlock(m: Matrix, top: number, left: number, out: Matrix): void {
  for (let i = 0; i < m.rows; i++) {
    const to = (top + i) * out.columns + left;
    for (let j = 0; j < m.columns; j++) out.data[to + j] = m.data[i * m.columns + j]!;
  }
}

/**
 * Draws the sigma⁴ coefficient from the law of L and N. It is homogeneous of degree 4 in N, whose direction and length ρ are
 * independent with E ρ⁴ = m(m + 2), m = dx dy, so the length is averaged exactly.
 */
function coefficientFromWishart(values: LowRankTask): (stream: RandomStream) => number {
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
export const secondOrderRisk: ScaledObservable<LowRankTask> = {
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
export const secondOrderCoefficient: ScaledObservable<LowRankTask>['sampler'] = (values) => {
  const coefficient = coefficientFromWishart(values);
  return (stream) => [mean(coefficientDraws, () => coefficient(stream))];
};

type RankOneTask = Pick<LowRankTask, 'n' | 'dx' | 'dy'> & { readonly s1: number };
const ofRankOne = ({ s1, ...sizes }: RankOneTask): LowRankTask => ({ ...sizes, r: 1, s: [s1] });

export const secondOrderRiskAtRankOne: ScaledObservable<RankOneTask> = {
  ...secondOrderRisk,
  sampler: (values, fixed) => secondOrderRisk.sampler(ofRankOne(values), fixed),
  numpy: `
    r, s = 1, np.array([s1])${secondOrderRisk.numpy}`,
};

export const secondOrderCoefficientAtRankOne: ScaledObservable<RankOneTask>['sampler'] = (values, fixed) =>
  secondOrderCoefficient(ofRankOne(values), fixed);

/** Σ_{i≤r} s_i⁻². */
export const sumOfInverseSquares = ({ s }: Pick<LowRankTask, 's'>): number =>
  s.reduce((sum, value) => sum + value ** -2, 0);
