/**
 * The tridiagonal form A = Q T Qᵀ of a symmetric matrix by Householder's reflections (Golub & Van Loan 2013, 8.3.1),
 * from the last row upwards, so that every loop runs along rows.
 */
import { dot } from './inner-products.ts';
import type { Matrix } from './matrix.ts';

/** T, and the reflections that Q is the product of. */
export interface TridiagonalForm {
  /** T_ii, one for each row. */
  readonly diagonal: Float64Array;
  /** T_{i,i+1}; the last of them is not used. */
  readonly off: Float64Array;
  /** Row i begins with the v of the reflection 1 − τ_i v vᵀ of the first i coordinates. */
  readonly reflections: Matrix;
  /** τ_i, one for each row. */
  readonly factors: Float64Array;
}

/**
 * @param d size of the matrices
 * @returns a function that overwrites a symmetric d × d matrix, of which only the lower triangle is read; the form that
 * it returns is overwritten by its next call
 */
export function tridiagonaliser(d: number): (a: Matrix) => TridiagonalForm {
  const diagonal = new Float64Array(d);
  const off = new Float64Array(d);
  const factors = new Float64Array(d);
  const v = new Float64Array(d);
  const w = new Float64Array(d);
  const product = new Float64Array(d);
  return (a) => {
    const { data } = a;
    v.fill(0);
    w.fill(0);
    for (let i = d - 1; i >= 0; i--) {
      // The rows up to this one are still to become those of A − v wᵀ − w vᵀ.
      const row = i * d;
      for (let k = 0; k <= i; k++) data[row + k] -= v[i] * w[k] + w[i] * v[k];
      diagonal[i] = data[row + i];
      if (i === 0) break;
      const tau = reflect(data, row, i, off);
      factors[i] = tau;
      updateAndMultiply(data, d, i, v, w, row, product);
      const half = (tau * tau * dot(product, 0, data, row, i)) / 2;
      for (let k = 0; k < i; k++) {
        v[k] = data[row + k];
        w[k] = tau * product[k] - half * v[k];
      }
    }
    return { diagonal, off, reflections: a, factors };
  };
}

/** Each row x of `vectors`, in the coordinates of T, becomes Q x, in those of A; four rows at a time. */
export function backTransform({ reflections, factors }: TridiagonalForm, vectors: Matrix): void {
  const d = reflections.rows;
  const { data } = vectors;
  const v = reflections.data;
  let first = 0;
  for (; first + 3 * d < data.length; first += 4 * d) {
    const second = first + d;
    const third = second + d;
    const fourth = third + d;
    for (let i = 2; i < d; i++) {
      const row = i * d;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0; k < i; k++) {
        const x = v[row + k];
        s0 += x * data[first + k];
        s1 += x * data[second + k];
        s2 += x * data[third + k];
        s3 += x * data[fourth + k];
      }
      s0 *= factors[i];
      s1 *= factors[i];
      s2 *= factors[i];
      s3 *= factors[i];
      for (let k = 0; k < i; k++) {
        const x = v[row + k];
        data[first + k] -= s0 * x;
        data[second + k] -= s1 * x;
        data[third + k] -= s2 * x;
        data[fourth + k] -= s3 * x;
      }
    }
  }
  for (; first < data.length; first += d) {
    for (let i = 2; i < d; i++) {
      const overlap = factors[i] * dot(v, i * d, data, first, i);
      for (let k = 0; k < i; k++) data[first + k] -= overlap * v[i * d + k];
    }
  }
}

/**
 * Overwrites the `length` numbers x from `row` on by the v, of which the last entry is 1, of the reflection 1 − τ v vᵀ
 * that maps x to a multiple of its last coordinate vector. That multiple goes to `off`; returns τ.
 */
function reflect(data: Float64Array, row: number, length: number, off: Float64Array): number {
  const last = data[row + length - 1];
  const rest = dot(data, row, data, row, length - 1);
  data[row + length - 1] = 1;
  if (rest === 0) {
    off[length - 1] = last;
    return 0;
  }
  const norm = Math.sqrt(last * last + rest);
  const target = last > 0 ? -norm : norm;
  off[length - 1] = target;
  for (let k = 0; k < length - 1; k++) data[row + k] /= last - target;
  return (target - last) / target;
}

/**
 * The leading block A of the given size becomes A − v wᵀ − w vᵀ, and y ← A x with x the numbers from `row` on: in one
 * pass over the lower triangle, four rows at a time, since reading and writing it is what costs.
 */
function updateAndMultiply(
  a: Float64Array,
  d: number,
  size: number,
  v: Float64Array,
  w: Float64Array,
  row: number,
  y: Float64Array,
): void {
  let i = 0;
  for (; i + 3 < size; i += 4) {
    const first = i * d;
    const second = first + d;
    const third = second + d;
    const fourth = third + d;
    const v0 = v[i];
    const v1 = v[i + 1];
    const v2 = v[i + 2];
    const v3 = v[i + 3];
    const w0 = w[i];
    const w1 = w[i + 1];
    const w2 = w[i + 2];
    const w3 = w[i + 3];
    const x0 = a[row + i];
    const x1 = a[row + i + 1];
    const x2 = a[row + i + 2];
    const x3 = a[row + i + 3];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < i; k++) {
      const vk = v[k];
      const wk = w[k];
      const xk = a[row + k];
      const e0 = a[first + k] - v0 * wk - w0 * vk;
      const e1 = a[second + k] - v1 * wk - w1 * vk;
      const e2 = a[third + k] - v2 * wk - w2 * vk;
      const e3 = a[fourth + k] - v3 * wk - w3 * vk;
      a[first + k] = e0;
      a[second + k] = e1;
      a[third + k] = e2;
      a[fourth + k] = e3;
      s0 += e0 * xk;
      s1 += e1 * xk;
      s2 += e2 * xk;
      s3 += e3 * xk;
      y[k] += e0 * x0 + e1 * x1 + (e2 * x2 + e3 * x3);
    }
    y[i] = s0;
    y[i + 1] = s1;
    y[i + 2] = s2;
    y[i + 3] = s3;
    updateRows(a, d, i, i, i + 4, v, w, row, y);
  }
  if (i < size) {
    y.fill(0, i, size);
    updateRows(a, d, 0, i, size, v, w, row, y);
  }
}

/** The same for the entries (i, k), k ≤ i, of the rows and columns named, one at a time; y gains what they contribute. */
function updateRows(
  a: Float64Array,
  d: number,
  firstColumn: number,
  firstRow: number,
  end: number,
  v: Float64Array,
  w: Float64Array,
  row: number,
  y: Float64Array,
): void {
  for (let i = firstRow; i < end; i++) {
    const x = a[row + i];
    let sum = 0;
    for (let k = firstColumn; k < i; k++) {
      const e = a[i * d + k] - v[i] * w[k] - w[i] * v[k];
      a[i * d + k] = e;
      sum += e * a[row + k];
      y[k] += e * x;
    }
    a[i * d + i] -= 2 * v[i] * w[i];
    y[i] += sum + a[i * d + i] * x;
  }
}
