/**
 * Cholesky factors G = L Lᵀ, and what follows from them without forming an inverse of G. Right-hand sides are rows:
 * a matrix of m rows is m systems, each contiguous in memory.
 */
import { dot, frobeniusSquared, type Matrix, zeros } from './matrix.ts';

/**
 * Overwrites a symmetric positive definite d × d matrix G by the lower triangular L with G = L Lᵀ and a positive
 * diagonal; the upper triangle becomes 0. Only the lower triangle of G is read.
 *
 * L_jj² = G_jj − Σ_{k<j} L_jk² and L_ij = (G_ij − Σ_{k<j} L_ik L_jk)/L_jj.
 *
 * @throws RangeError naming the first pivot L_jj² that is not positive beyond rounding (d·ε·G_jj), or not a number
 */
export function cholesky(g: Matrix): Matrix {
  const failed = tryCholesky(g, g.rows * Number.EPSILON);
  if (failed >= 0) {
    throw new RangeError(
      `not positive definite: pivot ${failed} of ${g.rows} is ${g.data[failed * g.rows + failed]}`,
    );
  }
  return g;
}

/**
 * As `cholesky`, without throwing: the index of the first pivot that is not above `tolerance`·G_jj, where it stops
 * and leaves the pivot on the diagonal; −1 if there is none. L_jj²/G_jj is the part of coordinate j that the ones
 * before it do not explain, so the tolerance says how close to singular is close enough to give up.
 */
export function tryCholesky(g: Matrix, tolerance: number): number {
  const d = g.rows;
  const a = g.data;
  for (let j = 0; j < d; j++) {
    const row = j * d;
    const before = a[row + j];
    const pivot = before - dot(a, row, a, row, j);
    if (!(pivot > tolerance * before && pivot < Infinity)) {
      a[row + j] = pivot;
      return j;
    }
    const root = Math.sqrt(pivot);
    a[row + j] = root;
    for (let i = j + 1; i < d; i++) {
      a[i * d + j] = (a[i * d + j] - dot(a, i * d, a, row, j)) / root;
      a[row + i] = 0;
    }
  }
  return -1;
}

/** M ← M L⁻ᵀ: each row m of M becomes the solution x of L xᵀ = mᵀ, by forward substitution. */
export function divideByTransposedFactor(l: Matrix, m: Matrix): Matrix {
  const d = l.rows;
  for (let row = 0; row < m.data.length; row += d) {
    for (let j = 0; j < d; j++) {
      m.data[row + j] = (m.data[row + j] - dot(l.data, j * d, m.data, row, j)) / l.data[j * d + j];
    }
  }
  return m;
}

/** M ← M L⁻¹: each row m of M becomes the solution x of Lᵀ xᵀ = mᵀ, by back substitution. */
export function divideByFactor(l: Matrix, m: Matrix): Matrix {
  const d = l.rows;
  for (let row = 0; row < m.data.length; row += d) {
    for (let j = d - 1; j >= 0; j--) {
      const x = m.data[row + j] / l.data[j * d + j];
      m.data[row + j] = x;
      for (let k = 0; k < j; k++) m.data[row + k] -= x * l.data[j * d + k];
    }
  }
  return m;
}

/** M ← M (L Lᵀ)⁻¹. */
export function divideByGram(l: Matrix, m: Matrix): Matrix {
  return divideByFactor(l, divideByTransposedFactor(l, m));
}

/** K = L⁻¹, lower triangular: K_jj = 1/L_jj and K_ij = −Σ_{j≤k<i} L_ik K_kj / L_ii. `out` must not be L. */
export function invertLower(l: Matrix, out: Matrix = zeros(l.rows, l.rows)): Matrix {
  const d = l.rows;
  for (let i = 0; i < d; i++) {
    const target = i * d;
    const pivot = 1 / l.data[target + i];
    out.data.fill(0, target, target + d);
    for (let k = 0; k < i; k++) {
      const factor = -pivot * l.data[target + k];
      for (let j = 0; j <= k; j++) out.data[target + j] += factor * out.data[k * d + j];
    }
    out.data[target + i] = pivot;
  }
  return out;
}

/** tr (L Lᵀ)⁻¹ = ‖L⁻¹‖_F². */
export function traceOfInverse(l: Matrix, work: Matrix = zeros(l.rows, l.rows)): number {
  return frobeniusSquared(invertLower(l, work));
}

/** tr (L Lᵀ)⁻² = ‖KᵀK‖_F² = ‖K Kᵀ‖_F² with K = L⁻¹. */
export function traceOfSquaredInverse(l: Matrix, work: Matrix = zeros(l.rows, l.rows)): number {
  const d = l.rows;
  const k = invertLower(l, work).data;
  let sum = 0;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) sum += 2 * dot(k, i * d, k, j * d, j + 1) ** 2;
    sum += dot(k, i * d, k, i * d, i + 1) ** 2;
  }
  return sum;
}
