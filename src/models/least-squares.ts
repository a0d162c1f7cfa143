/**
 * Two roads to the same fits: a fast one by Cholesky factors of the Gram matrix, and the plain reference by singular
 * value decompositions. They must agree to rounding on every X and Z.
 */
import { divideByFactor, divideByGram, divideByTransposedFactor, tryCholesky } from './cholesky.ts';
import { truncateRankFast } from './leading-singular-vectors.ts';
import { numericalRank, pseudoInverse, singularValueDecomposition } from './linear-algebra.ts';
import {
  copy,
  firstColumns,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  transpose,
  zeros,
} from './matrix.ts';
import type { Scratch } from './scratch.ts';

/** How a linear map D (dy × dx) is fitted to targets Z (dy × n) at inputs X (dx × n). */
export interface LeastSquaresRoad {
  /** Z X⁺: the D that minimises ‖Z − D X‖_F, and of those the one of minimum norm. */
  readonly fit: (X: Matrix, Z: Matrix, scratch: Scratch) => Matrix;
  /**
   * The same among matrices of rank ≤ r (reduced-rank regression, Anderson 1951): with X = U S Vᵀ and P = Z V,
   * ‖Z − D X‖² = ‖P − D U S‖² + const, so that D = SVD_r(P) S⁻¹ Uᵀ. Where singular values r and r+1 of P are equal,
   * one of the best fits.
   */
  readonly fitOfRank: (X: Matrix, Z: Matrix, r: number, scratch: Scratch) => Matrix;
}

/**
 * The Gram matrix squares the condition number of X, which loses no more than 1/`nearlySingular` times rounding;
 * nearer to singular than that, the fast road takes the reference road.
 */
const nearlySingular = 1e-8;

/** By the Cholesky factor L of XXᵀ (n ≥ dx) or XᵀX (n < dx). What it returns lives in the scratch buffers. */
export const choleskyRoad: LeastSquaresRoad = {
  fit: fitByCholesky,
  fitOfRank: fitOfRankByCholesky(truncateRank),
};

/**
 * The same with Lanczos' method for the leading singular vectors: for large dimensions, and for noisy targets only,
 * whose singular values differ.
 */
export const lanczosRoad: LeastSquaresRoad = {
  fit: fitByCholesky,
  fitOfRank: fitOfRankByCholesky(truncateRankFast),
};

function fitByCholesky(X: Matrix, Z: Matrix, scratch: Scratch): Matrix {
  const l = gramFactor(X, scratch);
  if (l === null) return referenceRoad.fit(X, Z, scratch);
  if (X.columns >= X.rows) {
    // Z X⁺ = Z Xᵀ (XXᵀ)⁻¹
    return divideByGram(l, multiplyTransposed(Z, X, scratch('fit', Z.rows, X.rows)));
  }
  // Z X⁺ = Z (XᵀX)⁻¹ Xᵀ
  const weights = divideByGram(l, copy(Z, scratch('weights', Z.rows, Z.columns)));
  return multiplyTransposed(weights, X, scratch('fit', Z.rows, X.rows));
}

function fitOfRankByCholesky(truncate: typeof truncateRank): LeastSquaresRoad['fitOfRank'] {
  return (X, Z, r, scratch) => {
    refuseImpossibleRank(r);
    if (r >= Math.min(Z.rows, X.rows, X.columns)) return fitByCholesky(X, Z, scratch);
    const l = gramFactor(X, scratch);
    if (l === null) return referenceRoad.fitOfRank(X, Z, r, scratch);
    if (X.columns >= X.rows) {
      // L⁻¹X has orthonormal rows: it is Vᵀ up to a rotation, which the truncation does not see.
      const P = divideByTransposedFactor(l, multiplyTransposed(Z, X, scratch('P', Z.rows, X.rows)));
      return divideByFactor(l, truncate(P, r, scratch('fit', Z.rows, X.rows)));
    }
    // V is n × n orthogonal, so that SVD_r(P) S⁻¹ Uᵀ = SVD_r(Z) (XᵀX)⁻¹ Xᵀ.
    const weights = divideByGram(l, truncate(Z, r, scratch('weights', Z.rows, Z.columns)));
    return multiplyTransposed(weights, X, scratch('fit', Z.rows, X.rows));
  };
}

/** By the pseudo-inverse and the singular value decomposition of X itself, as written on paper. */
export const referenceRoad: LeastSquaresRoad = {
  fit: (X, Z) => multiply(Z, pseudoInverse(X)),
  fitOfRank: (X, Z, r) => {
    refuseImpossibleRank(r);
    const { U, s, V } = singularValueDecomposition(X);
    const rank = numericalRank(s, X);
    const P = multiply(Z, firstColumns(V, rank));
    const fitted = truncateRank(P, r);
    for (let k = 0; k < fitted.data.length; k++) fitted.data[k] /= s[k % rank];
    return multiplyTransposed(fitted, firstColumns(U, rank));
  },
};

/** SVD_r(P) = Σ_{k ≤ r} p_k u_k v_kᵀ: the best approximation of rank ≤ r (Eckart & Young 1936). */
export function truncateRank(P: Matrix, r: number, out: Matrix = zeros(P.rows, P.columns)): Matrix {
  refuseImpossibleRank(r);
  out.data.fill(0);
  if (r === 0) return out;
  const { U, s, V } = singularValueDecomposition(P);
  for (let k = 0; k < Math.min(r, s.length); k++) {
    for (let i = 0; i < P.rows; i++) {
      const factor = s[k] * U.data[i * U.columns + k];
      for (let j = 0; j < P.columns; j++) out.data[i * P.columns + j] += factor * V.data[j * V.columns + k];
    }
  }
  return out;
}

/** The Cholesky factor of the smaller Gram matrix of X, or null if X is nearly rank-deficient or not finite. */
function gramFactor(X: Matrix, scratch: Scratch): Matrix | null {
  const size = Math.min(X.rows, X.columns);
  const tall = X.columns >= X.rows ? X : transpose(X, scratch('transposed', X.columns, X.rows));
  const g = gram(tall, scratch('gram', size, size));
  return tryCholesky(g, nearlySingular) < 0 ? g : null;
}

function refuseImpossibleRank(r: number): void {
  if (!(Number.isSafeInteger(r) && r >= 0)) throw new RangeError(`a rank must be an integer >= 0, got ${r}`);
}
