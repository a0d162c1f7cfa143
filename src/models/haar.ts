import { rangeFactor } from './entry-range.ts';
import { removeProjections } from './gram-schmidt.ts';
import { dot } from './inner-products.ts';
import { type Matrix, refuseNonFinite, transpose, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';

/**
 * An r × d matrix with orthonormal rows whose law is invariant under rotations: the Q of the QR decomposition of a
 * Gaussian matrix with R_ii > 0 (Mezzadri 2007).
 *
 * @param r number of rows, 0 ≤ r ≤ d
 * @param d their dimension
 * @param out where to write, if not to a new matrix
 * @throws RangeError for any other r or d
 */
export function haarOrthonormalRows(
  r: number,
  d: number,
  stream: RandomStream,
  out: Matrix = zeros(r, d),
): Matrix {
  if (!(r <= d)) throw new RangeError(`there are no ${r} orthonormal rows in dimension ${d}`);
  stream.fillNormal(out.data);
  return orthonormalizeRows(out);
}

/** As `haarOrthonormalRows` for columns: a d × r matrix with orthonormal columns. */
export function haarOrthonormalColumns(d: number, r: number, stream: RandomStream): Matrix {
  return transpose(haarOrthonormalRows(r, d, stream));
}

/**
 * Gram–Schmidt in place: row i ← (row i − its projection on the rows before it), normalised. Each projection is
 * done twice, after which the rows are orthogonal to rounding.
 *
 * @throws RangeError naming the first row that is a combination of the rows before it, to rounding, or the first entry
 * that is not a finite number
 */
export function orthonormalizeRows(m: Matrix): Matrix {
  const { rows, columns, data } = m;
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    const before = normInRange(m, i);
    removeProjections(data, row, data, i, columns);
    const norm = Math.sqrt(dot(data, row, data, row, columns));
    if (!(norm > columns * Number.EPSILON * before)) {
      throw new RangeError(`row ${i} is a combination of the rows before it`);
    }
    for (let k = 0; k < columns; k++) data[row + k] /= norm;
  }
  return m;
}

/** The norm of a row, which is scaled first where the squares of its entries overflow or lose digits by underflow. */
function normInRange(m: Matrix, i: number): number {
  const norm = Math.sqrt(dot(m.data, i * m.columns, m.data, i * m.columns, m.columns));
  if (norm > 1e-100 && norm < 1e100) return norm;
  refuseNonFinite(m);
  const row = m.data.subarray(i * m.columns, (i + 1) * m.columns);
  const factor = rangeFactor({ rows: 1, columns: row.length, data: row });
  for (let k = 0; k < row.length; k++) row[k] /= factor;
  return Math.sqrt(dot(row, 0, row, 0, row.length));
}
