/** A fast road to SVD_r(P) where its leading singular space is nearly known. */

import { removeProjections } from './gram-schmidt.ts';
import { dot } from './inner-products.ts';
import { frobeniusSquared, type Matrix, multiply, transpose, zeros } from './matrix.ts';
import { type TruncateRank, truncateRank } from './truncation.ts';

/** From this many steps on it is slower than the singular value decomposition, and the gap is too small for it. */
const mostSteps = 24;
/** A squared change below which rounding is what is left, once steps no longer reduce it. */
const nearRounding = 1e-20;

/**
 * Truncates P (dy × dx) to SVD_r(P) = QQᵀP with Q a basis of the leading left singular space, by orthogonal iteration
 * Q ← orth(P orth(PᵀQ)) (Golub and Van Loan 2013, section 8.2.4). A step shrinks the angle to that space by
 * (p_{r+1}/p_r)²; it ends where a step no longer changes the space, and gives way to `truncateRank` where that takes long.
 *
 * @param start dy × r, orthonormal columns, none of them orthogonal to the space: say that of a matrix close to P
 * @param dx columns of the matrices to come
 */
export function truncationNear(start: Matrix, dx: number): TruncateRank {
  const { rows: dy, columns: r } = start;
  const basis = zeros(r, dy);
  const before = zeros(r, dy);
  const image = zeros(r, dx);
  const columns = zeros(dy, r);
  const transposed = zeros(dx, dy);
  return (P, rank, out, scratch) => {
    if (rank !== r || P.rows !== dy || P.columns !== dx) return truncateRank(P, rank, out, scratch);
    transpose(start, basis);
    transpose(P, transposed);
    let last = Number.POSITIVE_INFINITY;
    for (let step = 0; step < mostSteps; step++) {
      before.data.set(basis.data);
      if (
        !(
          orthonormalizeRows(multiply(basis, P, image)) &&
          orthonormalizeRows(multiply(image, transposed, basis))
        )
      ) {
        break;
      }
      const change = squaredSine(basis, before);
      if (change < nearRounding && change > last / 4) {
        return multiply(transpose(basis, columns), multiply(basis, P, image), out);
      }
      last = change;
    }
    return truncateRank(P, rank, out, scratch);
  };
}

/** Gram–Schmidt, twice for each row; false if the rows are dependent. */
function orthonormalizeRows({ data, rows, columns }: Matrix): boolean {
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    removeProjections(data, row, data, i, columns);
    const size = Math.sqrt(dot(data, row, data, row, columns));
    if (!(size > 0)) return false;
    for (let j = 0; j < columns; j++) data[row + j]! /= size;
  }
  return true;
}

/** ‖A − A BᵀB‖², for orthonormal rows of A and B: 0 if they span the same space. B is overwritten by the difference. */
function squaredSine(a: Matrix, b: Matrix): number {
  const { columns, rows } = a;
  const old = Float64Array.from(b.data);
  b.data.set(a.data);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < rows; k++) {
      const part = dot(a.data, i * columns, old, k * columns, columns);
      for (let j = 0; j < columns; j++) b.data[i * columns + j]! -= part * old[k * columns + j]!;
    }
  }
  return frobeniusSquared(b);
}
