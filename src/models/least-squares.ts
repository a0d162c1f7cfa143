/**
 * Two roads to the same fits: a fast one by Cholesky factors of the Gram matrix, and the plain reference by singular
 * value decompositions. They must agree to rounding on every X and Z.
 */
import {
  divideByFactor,
  divideByGram,
  divideByTransposedFactor,
  growthOfInverse,
  tryCholesky,
} from './cholesky.ts';
import { truncateRankFast } from './leading-singular-vectors.ts';
import {
  numericalRank,
  pseudoInverse,
  singularValueDecomposition,
  truncateRankPlainly,
} from './linear-algebra.ts';
import {
  copy,
  firstColumns,
  gram,
  isFiniteMatrix,
  type Matrix,
  multiply,
  multiplyTransposed,
  refuseNonFinite,
  transpose,
} from './matrix.ts';
import type { Scratch } from './scratch.ts';
import { refuseImpossibleRank, type TruncateRank, truncateRank } from './truncation.ts';

/**
 * How a linear map D (dy × dx) is fitted to targets Z (dy × n) at inputs X (dx × n). Either fit throws a RangeError that
 * names the first entry of X or Z which is not finite.
 */
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
 * The Gram matrix G squares the condition number of X. The Cholesky road's D is that of a nearby G, M = ZXᵀ (Higham 2002,
 * theorem 10.4), and off by at most ‖G⁻¹‖(γ_n‖Z‖‖X‖ + γ_{n+3dx+1}‖X‖²‖D‖), to first order: κ(X) times rounding relative to
 * ‖Z‖‖X⁺‖, as the reference road, and κ(X)² times rounding relative to ‖D‖. Where `growthOfInverse` finds more than
 * 1/`nearlySingular` in that square, the fast road takes the reference road.
 */
const nearlySingular = 1e-8;

/** A pivot of the Gram matrix above the square of this has lost nothing by underflow: 2⁻¹⁰⁷⁴ is below ε² of it. */
const smallestRoot = 2 ** -480;

/**
 * By the Cholesky factor L of XXᵀ (n ≥ dx) or XᵀX (n < dx). What it returns lives in the scratch buffers.
 *
 * @param truncate how a matrix is truncated to rank r
 */
export const choleskyRoadWith = (truncate: TruncateRank): LeastSquaresRoad => ({
  fit: (X, Z, scratch) => {
    const l = gramFactor(X, scratch);
    if (l === null) return referenceRoad.fit(X, Z, scratch);
    if (X.columns >= X.rows) {
      // Z X⁺ = Z Xᵀ (XXᵀ)⁻¹
      return finiteFit(divideByGram(l, multiplyTransposed(Z, X, scratch('fit', Z.rows, X.rows))), Z);
    }
    // Z X⁺ = Z (XᵀX)⁻¹ Xᵀ
    const weights = divideByGram(l, copy(Z, scratch('weights', Z.rows, Z.columns)));
    return finiteFit(multiplyTransposed(weights, X, scratch('fit', Z.rows, X.rows)), Z);
  },
  fitOfRank: (X, Z, r, scratch) => {
    refuseImpossibleRank(r);
    if (r >= Math.min(Z.rows, X.rows, X.columns)) return choleskyRoad.fit(X, Z, scratch);
    const l = gramFactor(X, scratch);
    if (l === null) return referenceRoad.fitOfRank(X, Z, r, scratch);
    if (X.columns >= X.rows) {
      // L⁻¹X has orthonormal rows: it is Vᵀ up to a rotation, which the truncation does not see.
      const P = divideByTransposedFactor(l, multiplyTransposed(Z, X, scratch('P', Z.rows, X.rows)));
      return divideByFactor(l, truncate(P, r, scratch('fit', Z.rows, X.rows), scratch));
    }
    // V is n × n orthogonal, so that SVD_r(P) S⁻¹ Uᵀ = SVD_r(Z) (XᵀX)⁻¹ Xᵀ.
    const weights = divideByGram(l, truncate(Z, r, scratch('weights', Z.rows, Z.columns), scratch));
    return multiplyTransposed(weights, X, scratch('fit', Z.rows, X.rows));
  },
});

/** The fast road. */
export const choleskyRoad: LeastSquaresRoad = choleskyRoadWith(truncateRank);

/**
 * The same with Lanczos' method for the leading singular vectors: for large dimensions, and for noisy targets only,
 * whose singular values differ.
 */
export const lanczosRoad: LeastSquaresRoad = choleskyRoadWith(truncateRankFast);

/** By the pseudo-inverse and the singular value decomposition of X itself, as written on paper. */
export const referenceRoad: LeastSquaresRoad = {
  fit: (X, Z) => finiteFit(multiply(Z, pseudoInverse(X)), Z),
  fitOfRank: (X, Z, r) => {
    refuseImpossibleRank(r);
    const { U, s, V } = singularValueDecomposition(X);
    const rank = numericalRank(s, X);
    const P = multiply(Z, firstColumns(V, rank));
    const fitted = truncateRankPlainly(P, r);
    for (let k = 0; k < fitted.data.length; k++) fitted.data[k] /= s[k % rank];
    return multiplyTransposed(fitted, firstColumns(U, rank));
  },
};

/** The Cholesky factor of the smaller Gram matrix of X, or null if X is nearly rank-deficient, too small to be squared, or not finite. */
function gramFactor(X: Matrix, scratch: Scratch): Matrix | null {
  const size = Math.min(X.rows, X.columns);
  const tall = X.columns >= X.rows ? X : transpose(X, scratch('transposed', X.columns, X.rows));
  const g = gram(tall, scratch('gram', size, size));
  if (tryCholesky(g, nearlySingular) >= 0) return null;
  for (let j = 0; j < size; j++) if (!(g.data[j * size + j] > smallestRoot)) return null;
  return growthOfInverse(g, scratch('growth', 1, size)) <= 1 / nearlySingular ? g : null;
}

/**
 * What was fitted to targets Z, as it is: a target that is no number makes a row of it so, and costs less to find there.
 *
 * @throws RangeError naming the first entry of Z that is not finite, if the fit has one
 */
export function finiteFit(D: Matrix, Z: Matrix): Matrix {
  if (isFiniteMatrix(D)) return D;
  refuseNonFinite(Z, 'the targets Z');
  throw new RangeError('a fit is too large to be represented');
}
