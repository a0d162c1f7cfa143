/**
 * Dense real matrices and the few products that the models need.
 *
 * Every function writes to its last argument, `out`, and returns it; without one it allocates. No `out` may be one
 * of the operands unless the function says so. Entries that are no finite numbers go through them as they are: they are
 * refused where data come in (regression.ts), where a system is solved and where a matrix is decomposed.
 */
import { dot, dots, fourDots } from './inner-products.ts';
import { accumulate } from './product-rows.ts';

/** A rows × columns matrix in row-major order: entry (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** The rows × columns zero matrix. Either size may be 0. Throws a RangeError for any other size. */
export function zeros(rows: number, columns: number): Matrix {
  if (!(Number.isSafeInteger(rows) && rows >= 0 && Number.isSafeInteger(columns) && columns >= 0)) {
    throw new RangeError(`a matrix cannot have the size ${rows} × ${columns}`);
  }
  return { rows, columns, data: new Float64Array(rows * columns) };
}

export function identity(size: number): Matrix {
  const out = zeros(size, size);
  for (let i = 0; i < size; i++) out.data[i * size + i] = 1;
  return out;
}

/** The rows × columns matrix with the given numbers on its diagonal, top left first. */
export function diagonal(values: readonly number[], rows = values.length, columns: number = rows): Matrix {
  if (values.length > Math.min(rows, columns)) {
    throw new RangeError(
      `${values.length} numbers do not fit on the diagonal of a ${rows} × ${columns} matrix`,
    );
  }
  const out = zeros(rows, columns);
  values.forEach((value, i) => {
    out.data[i * columns + i] = value;
  });
  return out;
}

/** A matrix from its rows, which must have equal lengths. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const uneven = rows.findIndex((row) => row.length !== columns);
  if (uneven >= 0)
    throw new RangeError(`row ${uneven} has ${rows[uneven].length} entries, row 0 has ${columns}`);
  return { rows: rows.length, columns, data: Float64Array.from(rows.flat()) };
}

export function toRows(a: Matrix): number[][] {
  return Array.from({ length: a.rows }, (_, i) => [...a.data.subarray(i * a.columns, (i + 1) * a.columns)]);
}

export function copy(a: Matrix, out: Matrix = zeros(a.rows, a.columns)): Matrix {
  refuseUnless(out.rows === a.rows && out.columns === a.columns, 'copy', a, out);
  out.data.set(a.data);
  return out;
}

export function transpose(a: Matrix, out: Matrix = zeros(a.columns, a.rows)): Matrix {
  refuseUnless(out.rows === a.columns && out.columns === a.rows, 'transpose', a, out);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) out.data[j * a.rows + i] = a.data[i * a.columns + j];
  }
  return out;
}

/** The first `columns` columns of A. */
export function firstColumns(a: Matrix, columns: number): Matrix {
  if (columns > a.columns) throw new RangeError(`a matrix of ${a.columns} columns does not have ${columns}`);
  const out = zeros(a.rows, columns);
  for (let i = 0; i < a.rows; i++) {
    out.data.set(a.data.subarray(i * a.columns, i * a.columns + columns), i * columns);
  }
  return out;
}

/** A B. */
export function multiply(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, b.columns)): Matrix {
  refuseUnless(a.columns === b.rows, 'multiply', a, b);
  refuseUnless(out.rows === a.rows && out.columns === b.columns, 'write the product to', a, out);
  out.data.fill(0);
  return accumulate(a, b, 1, out);
}

/** C − A B, written to C itself unless another `out` is given. */
export function subtractProduct(c: Matrix, a: Matrix, b: Matrix, out: Matrix = c): Matrix {
  refuseUnless(a.columns === b.rows, 'multiply', a, b);
  refuseUnless(c.rows === a.rows && c.columns === b.columns, 'subtract a product from', a, c);
  return accumulate(a, b, -1, out === c ? c : copy(c, out));
}

/** C + A B, written to C itself unless another `out` is given. */
export function addProduct(c: Matrix, a: Matrix, b: Matrix, out: Matrix = c): Matrix {
  refuseUnless(a.columns === b.rows, 'multiply', a, b);
  refuseUnless(c.rows === a.rows && c.columns === b.columns, 'add a product to', a, c);
  return accumulate(a, b, 1, out === c ? c : copy(c, out));
}

/** A Bᵀ: the inner products of the rows of A with the rows of B. */
export function multiplyTransposed(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, b.rows)): Matrix {
  refuseUnless(a.columns === b.columns, 'multiply by the transpose', a, b);
  refuseUnless(out.rows === a.rows && out.columns === b.rows, 'write the product to', a, out);
  const length = a.columns;
  for (let i = 0; i < a.rows; i += 2) {
    const nextI = Math.min(i + 1, a.rows - 1);
    for (let j = 0; j < b.rows; j += 2) {
      const nextJ = Math.min(j + 1, b.rows - 1);
      fourDots(a.data, i * length, nextI * length, b.data, j * length, nextJ * length, length);
      out.data[i * b.rows + j] = dots[0];
      out.data[i * b.rows + nextJ] = dots[1];
      out.data[nextI * b.rows + j] = dots[2];
      out.data[nextI * b.rows + nextJ] = dots[3];
    }
  }
  return out;
}

/** A Aᵀ, exactly symmetric. */
export function gram(a: Matrix, out: Matrix = zeros(a.rows, a.rows)): Matrix {
  refuseUnless(out.rows === a.rows && out.columns === a.rows, 'write the Gram matrix to', a, out);
  const { rows, columns: length, data } = a;
  for (let i = 0; i < rows; i += 2) {
    const nextI = Math.min(i + 1, rows - 1);
    for (let j = 0; j <= i; j += 2) {
      const nextJ = Math.min(j + 1, rows - 1);
      fourDots(data, i * length, nextI * length, data, j * length, nextJ * length, length);
      out.data[i * rows + j] = out.data[j * rows + i] = dots[0];
      out.data[i * rows + nextJ] = out.data[nextJ * rows + i] = dots[1];
      out.data[nextI * rows + j] = out.data[j * rows + nextI] = dots[2];
      out.data[nextI * rows + nextJ] = out.data[nextJ * rows + nextI] = dots[3];
    }
  }
  return out;
}

/** A + B; `out` may be A or B. */
export function add(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, a.columns)): Matrix {
  refuseUnless(sameSize(a, b) && sameSize(a, out), 'add', a, b);
  for (let k = 0; k < a.data.length; k++) out.data[k] = a.data[k] + b.data[k];
  return out;
}

/** A − B; `out` may be A or B. */
export function subtract(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, a.columns)): Matrix {
  refuseUnless(sameSize(a, b) && sameSize(a, out), 'subtract', a, b);
  for (let k = 0; k < a.data.length; k++) out.data[k] = a.data[k] - b.data[k];
  return out;
}

/** factor · A; `out` may be A. */
export function scale(a: Matrix, factor: number, out: Matrix = zeros(a.rows, a.columns)): Matrix {
  refuseUnless(sameSize(a, out), 'scale', a, out);
  for (let k = 0; k < a.data.length; k++) out.data[k] = factor * a.data[k];
  return out;
}

/** ‖A‖_F². */
export function frobeniusSquared(a: Matrix): number {
  return dot(a.data, 0, a.data, 0, a.data.length);
}

/** ‖A − B‖_F². */
export function squaredDistance(a: Matrix, b: Matrix): number {
  refuseUnless(sameSize(a, b), 'compare', a, b);
  let sum = 0;
  for (let k = 0; k < a.data.length; k++) {
    const difference = a.data[k] - b.data[k];
    sum += difference * difference;
  }
  return sum;
}

/** The sum of the diagonal of a square matrix. */
export function trace(a: Matrix): number {
  refuseUnless(a.rows === a.columns, 'take the trace', a, a);
  let sum = 0;
  for (let i = 0; i < a.rows; i++) sum += a.data[i * a.columns + i];
  return sum;
}

export function sameSize(a: Matrix, b: Matrix): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

/** Whether all entries are finite numbers. */
export function isFiniteMatrix(m: Matrix): boolean {
  // A finite number times 0 is 0; NaN and infinities give NaN, which a sum does not lose.
  let sum = 0;
  for (let k = 0; k < m.data.length; k++) sum += 0 * m.data[k];
  return sum === 0;
}

/** Throws a RangeError that names the first entry which is not a finite number, if there is one. */
export function refuseNonFinite(m: Matrix, name = 'the matrix'): void {
  if (isFiniteMatrix(m)) return;
  const wrong = m.data.findIndex((value) => !Number.isFinite(value));
  const [row, column] = [Math.floor(wrong / m.columns), wrong % m.columns];
  throw new RangeError(`entry (${row}, ${column}) of ${name} is ${m.data[wrong]}`);
}

function refuseUnless(fits: boolean, operation: string, a: Matrix, b: Matrix): void {
  if (!fits) {
    throw new RangeError(`cannot ${operation}: ${a.rows} × ${a.columns} and ${b.rows} × ${b.columns}`);
  }
}
