/**
 * Singular values and vectors by one-sided Jacobi rotations (Hestenes 1958; Demmel & Veselić 1992): rows are rotated in
 * pairs until all are orthogonal. It is the most accurate way there is, and for the sizes here a fast one;
 * singularValueDecomposition is the plain road to the same.
 */
import { rangeFactor } from './entry-range.ts';
import { dot } from './inner-products.ts';
import { copy, type Matrix, scale, transpose } from './matrix.ts';
import { createScratch, type Scratch } from './scratch.ts';

/** M = Jᵀ W for the m × n matrix M that was asked for, or its transpose where m > n; all live in the scratch buffers. */
export interface OrthogonalRows {
  /** m × m, orthogonal: row k is the k-th left singular vector. */
  readonly J: Matrix;
  /** m × n, orthogonal rows: row k is s_k times the k-th right singular vector, or 0. */
  readonly W: Matrix;
  /** s_1 ≥ s_2 ≥ … ≥ s_m, the norms of the rows. */
  readonly s: Float64Array;
  /** Whether it is the transpose of M, having fewer rows than M, that was decomposed. */
  readonly isTransposed: boolean;
}

/** A matrix needs some 5 to 9 sweeps over all pairs, the more the larger it is; no other number has been seen. */
const mostSweeps = 60;
/** A row whose square is this much smaller than that of another is 0: dependent rows shrink by ε in every sweep. */
const negligible = 2 ** -400;

/**
 * Rotates the rows of M, or its columns if there are fewer of them, until |⟨w_p, w_q⟩| ≤ (n + 8)·ε·‖w_p‖‖w_q‖ for all
 * p ≠ q, or one row is below 2⁻²⁰⁰ of the other. Rounding leaves as much: n·ε/2 in the inner product, and at most 4ε in
 * each of two rotated rows. Equal and zero singular values are no exception.
 *
 * @param scratch buffers for a loop of many decompositions
 * @throws RangeError if an entry is not finite
 */
export function rotateToOrthogonalRows(M: Matrix, scratch: Scratch = createScratch()): OrthogonalRows {
  const isTransposed = M.rows > M.columns;
  const [m, n] = isTransposed ? [M.columns, M.rows] : [M.rows, M.columns];
  const W = isTransposed ? transpose(M, scratch('rows', m, n)) : copy(M, scratch('rows', m, n));
  const factor = rangeFactor(M);
  if (factor !== 1) scale(W, 1 / factor, W);
  const J = scratch('rotations', m, m);
  J.data.fill(0);
  for (let i = 0; i < m; i++) J.data[i * m + i] = 1;
  const s = scratch('norms', 1, m).data;
  for (let sweep = 0, moved = true; moved; sweep++) {
    if (sweep === mostSweeps) throw new RangeError(`${mostSweeps} sweeps of rotations did not suffice`);
    for (let i = 0; i < m; i++) s[i] = dot(W.data, i * n, W.data, i * n, n);
    moved = rotateAllPairs(W, J, s);
  }
  for (let i = 0; i < m; i++) s[i] = factor * Math.sqrt(dot(W.data, i * n, W.data, i * n, n));
  if (factor !== 1) scale(W, factor, W);
  return { J, W, s, isTransposed };
}

/** One sweep, with the longer row of each pair moved to the front; false if all pairs were orthogonal and in order. */
function rotateAllPairs(W: Matrix, J: Matrix, squares: Float64Array): boolean {
  const { rows: m, columns: n } = W;
  const tolerance = (n + 8) * Number.EPSILON;
  let moved = false;
  for (let p = 0; p < m - 1; p++) {
    for (let q = p + 1; q < m; q++) {
      const inner = dot(W.data, p * n, W.data, q * n, n);
      const a = squares[p];
      const b = squares[q];
      const isOrthogonal =
        Math.abs(inner) <= tolerance * Math.sqrt(a * b) || Math.min(a, b) <= negligible * Math.max(a, b);
      if (isOrthogonal && a >= b) continue;
      moved = true;
      // The tangent t of the smaller angle that makes them orthogonal, t² + 2ζt − 1 = 0; the longer row becomes longer.
      const zeta = Math.abs((a - b) / (2 * inner));
      const small = isOrthogonal ? 0 : 1 / (zeta + Math.sqrt(1 + zeta * zeta));
      const tangent = a >= b === inner > 0 ? small : -small;
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      const sine = cosine * tangent;
      // A quarter turn more, if it must come first.
      if (a >= b) {
        rotate(W.data, p * n, q * n, n, cosine, sine);
        rotate(J.data, p * m, q * m, m, cosine, sine);
      } else {
        rotate(W.data, p * n, q * n, n, -sine, cosine);
        rotate(J.data, p * m, q * m, m, -sine, cosine);
      }
      squares[p] = Math.max(a, b) + Math.abs(tangent * inner);
      squares[q] = Math.max(0, Math.min(a, b) - Math.abs(tangent * inner));
    }
  }
  return moved;
}

/** (x, y) ← (c·x + s·y, c·y − s·x) for two rows. */
function rotate(data: Float64Array, x: number, y: number, length: number, c: number, s: number): void {
  for (let k = 0; k < length; k++) {
    const u = data[x + k];
    const v = data[y + k];
    data[x + k] = c * u + s * v;
    data[y + k] = c * v - s * u;
  }
}
