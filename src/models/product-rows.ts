/**
 * Rows of a product of matrices, in the order of the textbook: out_ij + a_i1 b_1j + a_i2 b_2j + … from left to right, to
 * the same bits however they are grouped.
 */
import type { Matrix } from './matrix.ts';

/**
 * out ← out + sign·A B. The innermost loop runs along rows of both B and the result, four rows of B and two of the result
 * at a time, so that most numbers are read once for several products.
 */
export function accumulate(a: Matrix, b: Matrix, sign: number, out: Matrix): Matrix {
  let i = 0;
  for (; i + 1 < a.rows; i += 2) accumulateTwoRows(a, i, b, sign, out.data);
  if (i < a.rows) accumulateRow(a, i, b, sign, out.data);
  return out;
}

function accumulateTwoRows(a: Matrix, i: number, b: Matrix, sign: number, to: Float64Array): void {
  const { columns, data: from } = b;
  const inner = a.columns;
  const first = i * inner;
  const second = first + inner;
  const target = i * columns;
  const next = target + columns;
  let k = 0;
  for (; k + 3 < inner; k += 4) {
    const f0 = sign * a.data[first + k];
    const f1 = sign * a.data[first + k + 1];
    const f2 = sign * a.data[first + k + 2];
    const f3 = sign * a.data[first + k + 3];
    const g0 = sign * a.data[second + k];
    const g1 = sign * a.data[second + k + 1];
    const g2 = sign * a.data[second + k + 2];
    const g3 = sign * a.data[second + k + 3];
    const source = k * columns;
    for (let j = 0; j < columns; j++) {
      const b0 = from[source + j];
      const b1 = from[source + j + columns];
      const b2 = from[source + j + 2 * columns];
      const b3 = from[source + j + 3 * columns];
      to[target + j] = to[target + j] + f0 * b0 + f1 * b1 + f2 * b2 + f3 * b3;
      to[next + j] = to[next + j] + g0 * b0 + g1 * b1 + g2 * b2 + g3 * b3;
    }
  }
  for (; k < inner; k++) {
    const f = sign * a.data[first + k];
    const g = sign * a.data[second + k];
    const source = k * columns;
    for (let j = 0; j < columns; j++) {
      const x = from[source + j];
      to[target + j] += f * x;
      to[next + j] += g * x;
    }
  }
}

function accumulateRow(a: Matrix, i: number, b: Matrix, sign: number, to: Float64Array): void {
  const { columns, data: from } = b;
  const inner = a.columns;
  const factors = i * inner;
  const target = i * columns;
  let k = 0;
  for (; k + 3 < inner; k += 4) {
    const f0 = sign * a.data[factors + k];
    const f1 = sign * a.data[factors + k + 1];
    const f2 = sign * a.data[factors + k + 2];
    const f3 = sign * a.data[factors + k + 3];
    const source = k * columns;
    for (let j = 0; j < columns; j++) {
      const first = source + j;
      to[target + j] =
        to[target + j] +
        f0 * from[first] +
        f1 * from[first + columns] +
        f2 * from[first + 2 * columns] +
        f3 * from[first + 3 * columns];
    }
  }
  for (; k < inner; k++) {
    const factor = sign * a.data[factors + k];
    const source = k * columns;
    for (let j = 0; j < columns; j++) to[target + j] += factor * from[source + j];
  }
}
