/** Random quantities of LoRA with both factors trained: the fit of rank at most r to Y − A_0 X, of minimum norm. */
import {
  add,
  type BoundObservation,
  type Estimator,
  factoredShift,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalColumns,
  haarOrthonormalRows,
  type IdentityObservation,
  loraTrained,
  type Matrix,
  multiply,
  regressionSampler,
  riskOf,
  type Sampler,
  scale,
  shiftWithSpectrum,
  singularValueDecomposition,
  energy as spectrumEnergy,
  squaredDistance,
  tailEnergy,
  withBuffers,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import { frozenA, frozenB } from './lora-frozen-factor.ts';

export interface RankedShift {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

interface Task extends RankedShift {
  readonly n: number;
  readonly sigma: number;
}

/** LoRA of rank r with both factors trained. */
export const trained =
  (r: number): Estimator =>
  (data, options) =>
    loraTrained(data, r, options);

/** Rounding of a squared distance between matrices of this energy. */
const rounding = ({ dx, dy, s }: RankedShift): number =>
  64 * (dx + dy) * Number.EPSILON * Math.max(1, spectrumEnergy(s));

/** ‖M − Delta‖² for M of rank r near and far from the best: the factors of the truncated SVD, each perturbed. */
export const lowRankApproximation: Sampler<RankedShift, BoundObservation> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const { shift, left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  return (stream) => {
    const perturbed = (factor: Matrix) =>
      add(factor, scale(gaussianMatrix(factor.rows, factor.columns, stream), size));
    const size = 10 ** (-4 * stream.uniform());
    const B = perturbed(leadingColumns(left, r, s));
    const A = perturbed({ rows: r, columns: dx, data: right.data.slice(0, r * dx) });
    const value = squaredDistance(multiply(B, A), shift);
    return { value, bound: tailEnergy(s, r), tolerance: rounding(values) + 1e-12 * value };
  };
};

/** ‖SVD_r(Delta) − Delta‖² = T_r, for a shift that is drawn anew each time: what shows that the bound is tight. */
export const truncatedShift: Sampler<RankedShift, IdentityObservation> = (values) => (stream) => {
  const { dx, dy, r, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, stream);
  const { U, s: found, V } = singularValueDecomposition(shift);
  const truncated = multiply(leadingColumns(U, r, found), leadingRows(V, r));
  const discrepancy = Math.abs(squaredDistance(truncated, shift) - tailEnergy(s, r));
  return { discrepancy, tolerance: rounding(values) };
};

/** The first r columns, each times its weight. */
function leadingColumns(m: Matrix, r: number, weights: readonly number[]): Matrix {
  const data = new Float64Array(m.rows * r);
  for (let i = 0; i < m.rows; i++) {
    for (let k = 0; k < r; k++) data[i * r + k] = m.data[i * m.columns + k]! * weights[k]!;
  }
  return { rows: m.rows, columns: r, data };
}

/** The first r columns as rows. */
function leadingRows(m: Matrix, r: number): Matrix {
  const data = new Float64Array(r * m.rows);
  for (let k = 0; k < r; k++) {
    for (let i = 0; i < m.rows; i++) data[k * m.rows + i] = m.data[i * m.columns + k]!;
  }
  return { rows: r, columns: m.rows, data };
}

/** The least risk of three rank-r methods on one sample, against the tail energy. */
export const loraRiskOverFloor: Sampler<Task, BoundObservation> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const settings = { ...values, ...mapsFrom(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed) };
  const draw = regressionSampler(settings);
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  const Q = haarOrthonormalColumns(dy, r, fixed.substream('Q'));
  const risks = [trained(r), frozenA(A), frozenB(Q)].map(riskOf);
  return (stream) => {
    const data = draw(stream);
    const value = Math.min(...risks.map((risk) => risk(data)));
    return { value, bound: tailEnergy(s, r), tolerance: rounding(values) + 1e-12 * value };
  };
};

/** ‖Â of trained LoRA − Â of FFT‖, where the systems that both solve have the condition number κ(X)². */
export const saturatedLoraAgainstFullFineTuning: Sampler<Omit<Task, 's'>, IdentityObservation> = (
  values,
  fixed,
) => {
  const { n, dx, dy, r } = values;
  const maps = mapsFrom(gaussianMatrix(dy, dx, fixed.substream('shift')), fixed);
  const draw = regressionSampler({ ...values, ...maps });
  const [lora, full] = [withBuffers(trained(r)), withBuffers(fullFineTuning)];
  return (stream) => {
    const data = draw(stream);
    const discrepancy = Math.sqrt(squaredDistance(lora(data), full(data)));
    const { s } = singularValueDecomposition(data.X);
    const condition = s[0]! / s.at(-1)!;
    const residual = Math.sqrt(squaredDistance(data.Y, multiply(data.pretrained, data.X)));
    const size = residual / s.at(-1)! + Math.sqrt(frobeniusSquared(data.pretrained));
    return { discrepancy, tolerance: 64 * (n + dx + dy) * Number.EPSILON * condition ** 2 * size };
  };
};
