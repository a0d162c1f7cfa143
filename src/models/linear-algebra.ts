/** The plain reference road: decompositions by ml-matrix, slow and accurate. No other file imports that library. */
import {
  EigenvalueDecomposition,
  Matrix as LibraryMatrix,
  QrDecomposition,
  SingularValueDecomposition,
} from 'ml-matrix';
import { rangeFactor } from './entry-range.ts';
import { type Matrix, refuseNonFinite, scale, zeros } from './matrix.ts';

/** The thin singular value decomposition M = U diag(s) Vᵀ, k = min(rows, columns). */
export interface SingularValues {
  /** rows × k, orthonormal columns. */
  readonly U: Matrix;
  /** s_1 ≥ s_2 ≥ … ≥ s_k ≥ 0. */
  readonly s: readonly number[];
  /** columns × k, orthonormal columns. */
  readonly V: Matrix;
}

/** @throws RangeError if an entry is not a finite number */
export function singularValueDecomposition(m: Matrix): SingularValues {
  const k = Math.min(m.rows, m.columns);
  if (k === 0) return { U: zeros(m.rows, 0), s: [], V: zeros(m.columns, 0) };
  const { factor, scaled } = inRange(m);
  const result = new SingularValueDecomposition(scaled, { autoTranspose: true });
  return {
    U: fromLibrary(result.leftSingularVectors, k),
    s: result.diagonal.slice(0, k).map((value) => factor * value),
    V: fromLibrary(result.rightSingularVectors, k),
  };
}

/** G = V diag(values) Vᵀ of a symmetric matrix. */
export interface SymmetricEigen {
  /** In increasing order. */
  readonly values: readonly number[];
  /** Orthonormal columns, one for each value. */
  readonly vectors: Matrix;
}

/** @throws RangeError if an entry is not a finite number. Only symmetric matrices are meant: this is not checked. */
export function symmetricEigen(m: Matrix): SymmetricEigen {
  const { factor, scaled } = inRange(m);
  const result = new EigenvalueDecomposition(scaled, { assumeSymmetric: true });
  return {
    values: result.realEigenvalues.map((value) => factor * value),
    vectors: fromLibrary(result.eigenvectorMatrix, m.columns),
  };
}

/**
 * The Moore–Penrose inverse M⁺ = V diag(1/s) Uᵀ over the singular values above max(rows, columns)·ε·s_1, the usual
 * threshold relative to the largest of them.
 *
 * @throws RangeError if an entry is not a finite number
 */
export function pseudoInverse(m: Matrix): Matrix {
  const { U, s, V } = singularValueDecomposition(m);
  const out = zeros(m.columns, m.rows);
  for (let k = 0; k < numericalRank(s, m); k++) {
    for (let i = 0; i < m.columns; i++) {
      const factor = V.data[i * V.columns + k] / s[k];
      for (let j = 0; j < m.rows; j++) out.data[i * m.rows + j] += factor * U.data[j * U.columns + k];
    }
  }
  return out;
}

/** How many of the singular values s of a matrix of this size are distinguishable from 0. */
export function numericalRank(s: readonly number[], size: { rows: number; columns: number }): number {
  const threshold = Math.max(size.rows, size.columns) * Number.EPSILON * (s[0] ?? 0);
  return s.filter((value) => value > threshold).length;
}

/** SVD_r(P) = Σ_{k ≤ r} p_k u_k v_kᵀ, r ≥ 0. Throws a RangeError if an entry of P is not finite. */
export function truncateRankPlainly(P: Matrix, r: number): Matrix {
  const { U, s, V } = singularValueDecomposition(P);
  const out = zeros(P.rows, P.columns);
  for (let k = 0; k < Math.min(r, s.length); k++) {
    for (let i = 0; i < P.rows; i++) {
      const factor = s[k] * U.data[i * U.columns + k];
      for (let j = 0; j < P.columns; j++) out.data[i * P.columns + j] += factor * V.data[j * V.columns + k];
    }
  }
  return out;
}

/**
 * An orthonormal basis of the column space of a rows × k matrix of rank k ≤ rows: the Q of M = Q R with R_ii > 0,
 * which makes it unique.
 *
 * @throws RangeError if an entry is not finite, or if the columns are dependent
 */
export function orthonormalBasis(m: Matrix): Matrix {
  if (m.columns > m.rows) {
    throw new RangeError(`${m.columns} vectors in dimension ${m.rows} are linearly dependent`);
  }
  if (m.columns === 0) return zeros(m.rows, 0);
  const result = new QrDecomposition(toLibrary(m));
  const q = fromLibrary(result.orthogonalMatrix, m.columns);
  const r = result.upperTriangularMatrix;
  const largest = Math.max(...r.diagonal().map(Math.abs));
  for (let j = 0; j < m.columns; j++) {
    const pivot = r.get(j, j);
    if (!(Math.abs(pivot) > m.rows * Number.EPSILON * largest)) {
      throw new RangeError(`column ${j} is a combination of the columns before it`);
    }
    if (pivot < 0) for (let i = 0; i < m.rows; i++) q.data[i * q.columns + j] *= -1;
  }
  return q;
}

/** The matrix over a power of 2, if it needs one: near the smallest numbers the library does not come to an end. */
function inRange(m: Matrix): { factor: number; scaled: LibraryMatrix } {
  const factor = rangeFactor(m);
  return { factor, scaled: toLibrary(factor === 1 ? m : scale(m, 1 / factor)) };
}

function toLibrary(m: Matrix): LibraryMatrix {
  refuseNonFinite(m);
  return LibraryMatrix.from1DArray(m.rows, m.columns, [...m.data]);
}

function fromLibrary(m: LibraryMatrix, columns: number): Matrix {
  const out = zeros(m.rows, columns);
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < columns; j++) out.data[i * columns + j] = m.get(i, j);
  }
  return out;
}
