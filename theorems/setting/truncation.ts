/** The truncation Y ↦ SVD_r(Y) as a map: its derivative, and its divergence. */
import {
  add,
  type BoundObservation,
  factoredShift,
  frobeniusSquared,
  type IdentityObservation,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Sampler,
  scale,
  shiftWithSpectrum,
  singularValueDecomposition,
  squaredDistance,
  subtract,
  transpose,
  truncateRank,
} from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';

interface RankedMatrix {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly s: readonly number[];
}

/** Rounding of SVD_r at a matrix of norm s_1, but for how far truncation magnifies it. */
const rounding = (dx: number, dy: number, largest: number): number =>
  64 * (dx + dy) * Number.EPSILON * largest;

/**
 * (SVD_r(S + tZ) − S)/t against `derivative`, at t = 10⁻⁶ s_r/‖Z‖_F. The remainder of the truncated SVD about a matrix of
 * rank r is at most 8‖tZ‖_F²/s_r (derived at `smallNoiseBias`), so the two are within 8t‖Z‖_F²/s_r, and rounding over t.
 */
export const truncationAgainst =
  (derivative: (Z: Matrix, U: Matrix, V: Matrix) => Matrix): Sampler<RankedMatrix, IdentityObservation> =>
  ({ dx, dy, r, s }) =>
  (stream) => {
    const { shift: S, left: U, right } = factoredShift(dy, dx, s, stream);
    const Z = gaussianMatrix(dy, dx, stream);
    const size = Math.sqrt(frobeniusSquared(Z));
    const t = (1e-6 * s[r - 1]!) / size;
    const quotient = scale(subtract(truncateRank(add(S, scale(Z, t)), r), S), 1 / t);
    const remainder = (8 * t * size ** 2) / s[r - 1]!;
    return {
      discrepancy: Math.sqrt(squaredDistance(quotient, derivative(Z, U, transpose(right)))),
      tolerance: remainder + rounding(dx, dy, s[0]!) / t,
    };
  };

/** Z − (I − UUᵀ)Z(I − VVᵀ). */
export function derivativeOfTruncation(Z: Matrix, U: Matrix, V: Matrix): Matrix {
  const outsideRows = subtract(Z, multiply(U, multiply(transpose(U), Z)));
  const outside = subtract(outsideRows, multiplyTransposed(multiply(outsideRows, V), V));
  return subtract(Z, outside);
}

/** df = max(dx, dy)·r + Σ_{k≤r<l≤p} (y_k² + y_l²)/(y_k² − y_l²), for singular values y of a dy × dx matrix. */
export function degreesOfFreedom(dx: number, dy: number, r: number, y: readonly number[]): number {
  let df = Math.max(dx, dy) * r;
  for (const larger of y.slice(0, r)) {
    for (const smaller of y.slice(r)) {
      df += (larger ** 2 + smaller ** 2) / (larger ** 2 - smaller ** 2);
    }
  }
  return df;
}

/**
 * The divergence Σ ∂SVD_r(Y)_ij/∂Y_ij by central differences, at a dy × dx matrix Y with singular values y and gap
 * δ = y_r − y_{r+1} > 0, and a bound on its error.
 *
 * By the symmetric dilation H of Y, SVD_r(Y + tE) is a block of Σ_± (2πi)⁻¹∮ z(z − H − tE)⁻¹ dz over the boundary of the
 * δ/2-neighbourhood of ±[y_r, y_1], of length 2(y_1 − y_r) + πδ, where |z| ≤ y_1 + δ/2 and the resolvent of H is at most
 * 2/δ. So its Taylor coefficients in t are at most C(2/δ)ᵐ with C = (2(y_1 − y_r)/π + δ)(y_1 + δ/2)(2/δ), and each central
 * difference is off by at most C(2/δ)q²/(1 − q²), q = 2t/δ. Rounding is magnified by the norm of the derivative, y_r/δ.
 */
export function numericalDivergence(
  Y: Matrix,
  r: number,
  y: readonly number[],
): { value: number; error: number } {
  const [first, last] = [y[0]!, y[r - 1]!];
  const gap = last - (y[r] ?? 0);
  const t = 1e-4 * gap;
  let value = 0;
  for (let k = 0; k < Y.data.length; k++) {
    const center = Y.data[k]!;
    Y.data[k] = center + t;
    const above = truncateRank(Y, r).data[k]!;
    Y.data[k] = center - t;
    const below = truncateRank(Y, r).data[k]!;
    Y.data[k] = center;
    value += (above - below) / (2 * t);
  }
  const q = (2 * t) / gap;
  const coefficient = ((2 * (first - last)) / Math.PI + gap) * (first + gap / 2) * (2 / gap) * (2 / gap);
  const perEntry =
    (coefficient * q * q) / (1 - q * q) + (rounding(Y.columns, Y.rows, first) * last) / gap / t;
  return { value, error: Y.data.length * perEntry };
}

/** The divergence at a matrix whose singular values are those given, each up to a tenth larger, against a formula for it. */
export const divergenceAgainst =
  (formula: typeof degreesOfFreedom): Sampler<RankedMatrix, IdentityObservation> =>
  ({ dx, dy, r, s }) =>
  (stream) => {
    const y = s.map((value) => value * (1 + stream.uniform() / 10));
    const { value, error } = numericalDivergence(shiftWithSpectrum(dy, dx, y, stream), r, y);
    return { discrepancy: Math.abs(value - formula(dx, dy, r, y)), tolerance: error };
  };

export const divergenceOfTruncation = divergenceAgainst(degreesOfFreedom);

interface Sizes {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
}

/** df at a Gaussian matrix against the number of parameters of a matrix of rank r. */
export const degreesOfFreedomOverParameters: Sampler<Sizes, BoundObservation> =
  ({ dx, dy, r }) =>
  (stream) => {
    const y = singularValueDecomposition(gaussianMatrix(dy, dx, stream)).s;
    const value = degreesOfFreedom(dx, dy, r, y);
    return { value, bound: r * (dx + dy - r), tolerance: 1e-12 * value };
  };

/** At a matrix of rank r the divergence is the number of parameters. */
export const divergenceAtRank: Sampler<Sizes, IdentityObservation> =
  ({ dx, dy, r }) =>
  (stream) => {
    const y = Array.from({ length: r }, (_, i) => r - i + stream.uniform() / 2);
    const { value, error } = numericalDivergence(shiftWithSpectrum(dy, dx, y, stream), r, y);
    return { discrepancy: Math.abs(value - r * (dx + dy - r)), tolerance: error };
  };
