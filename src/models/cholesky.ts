/**
 * Cholesky factors G = L Lᵀ, and what follows from them without forming an inverse of G. Right-hand sides are rows:
 * a matrix of m rows is m systems, each contiguous in memory. What takes a factor takes one that `cholesky` has accepted.
 */
import { dot, dots, fourDots } from './inner-products.ts';
import { copy, frobeniusSquared, type Matrix, refuseNonFinite, zeros } from './matrix.ts';

/**
 * Overwrites a symmetric positive definite d × d matrix G by the lower triangular L with G = L Lᵀ and a positive
 * diagonal; the upper triangle becomes 0. Only the lower triangle of G is read.
 *
 * L_jj² = G_jj − Σ_{k<j} L_jk² and L_ij = (G_ij − Σ_{k<j} L_ik L_jk)/L_jj.
 *
 * @throws RangeError naming the first entry that is not a finite number, or else the first pivot L_jj² that is not
 * positive beyond rounding (d·ε·G_jj)
 */
export function cholesky(g: Matrix): Matrix {
  const failed = tryCholesky(g, g.rows * Number.EPSILON);
  if (failed >= 0) {
    // Row by row, the first entry of the factor that is no number is where the first one of G was.
    refuseNonFinite(lowerTriangle(g));
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
  // Two columns at a time: the inner products of a row with both are summed together, neither waiting for the other.
  for (let j = 0; j < d; j += 2) {
    const row = j * d;
    const isLast = j + 1 === d;
    const next = isLast ? row : row + d;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let k = 0; k < j; k++) {
      s0 += a[row + k] * a[row + k];
      s1 += a[next + k] * a[row + k];
      s2 += a[next + k] * a[next + k];
    }
    const pivot = a[row + j] - s0;
    if (!(pivot > tolerance * a[row + j] && pivot < Infinity)) {
      a[row + j] = pivot;
      return j;
    }
    const root = Math.sqrt(pivot);
    a[row + j] = root;
    if (isLast) return -1;
    const below = (a[next + j] - s1) / root;
    a[next + j] = below;
    a[row + j + 1] = 0;
    const nextPivot = a[next + j + 1] - (s2 + below * below);
    if (!(nextPivot > tolerance * a[next + j + 1] && nextPivot < Infinity)) {
      a[next + j + 1] = nextPivot;
      return j + 1;
    }
    const nextRoot = Math.sqrt(nextPivot);
    a[next + j + 1] = nextRoot;
    for (let i = j + 2; i < d; i += 2) {
      // Where an odd number of rows ends, the last one is taken twice, to the same entries.
      const last = i + 1 < d ? i + 1 : i;
      const first = i * d;
      const second = last * d;
      s0 = 0;
      s1 = 0;
      s2 = 0;
      let s3 = 0;
      for (let k = 0; k < j; k++) {
        const x = a[first + k];
        const y = a[second + k];
        const u = a[row + k];
        const v = a[next + k];
        s0 += x * u;
        s1 += x * v;
        s2 += y * u;
        s3 += y * v;
      }
      const x = (a[first + j] - s0) / root;
      const y = (a[second + j] - s2) / root;
      const w = (a[second + j + 1] - (s3 + y * below)) / nextRoot;
      a[first + j + 1] = (a[first + j + 1] - (s1 + x * below)) / nextRoot;
      a[second + j + 1] = w;
      a[first + j] = x;
      a[second + j] = y;
      a[row + i] = 0;
      a[row + last] = 0;
      a[next + i] = 0;
      a[next + last] = 0;
    }
  }
  return -1;
}

/**
 * How close to singular L Lᵀ is, whatever the scales of its coordinates: max y_i² for a y with (L y)_i = ±‖row i of L‖,
 * the signs chosen one after the other for growth (Cline, Moler, Stewart & Wilkinson 1979). With L Lᵀ scaled to a unit
 * diagonal, H, it is at most d/λ_min(H), and at least 1 over the smallest part of a coordinate that the ones before it do
 * not explain.
 */
export function growthOfInverse(l: Matrix, work: Matrix = zeros(1, l.rows)): number {
  const d = l.rows;
  const a = l.data;
  const y = work.data;
  let largest = 0;
  for (let i = 0; i < d; i++) {
    let sum = 0;
    let square = 0;
    for (let j = 0; j < i; j++) {
      sum += a[i * d + j] * y[j];
      square += a[i * d + j] * a[i * d + j];
    }
    const pivot = a[i * d + i];
    const size = Math.sqrt(square + pivot * pivot);
    y[i] = (sum > 0 ? -size - sum : size - sum) / pivot;
    largest = Math.max(largest, Math.abs(y[i]));
  }
  return largest * largest;
}

/** M ← M L⁻ᵀ: each row m of M becomes the solution x of L xᵀ = mᵀ, by forward substitution, two at a time. */
export function divideByTransposedFactor(l: Matrix, m: Matrix): Matrix {
  const d = l.rows;
  const a = l.data;
  const x = m.data;
  for (let first = 0; first < x.length; first += 2 * d) {
    const second = first + d < x.length ? first + d : first;
    for (let j = 0; j < d; j += 2) {
      const row = j * d;
      const next = j + 1 < d ? row + d : row;
      fourDots(x, first, second, a, row, next, j);
      const u = (x[first + j] - dots[0]) / a[row + j];
      const v = (x[second + j] - dots[2]) / a[row + j];
      x[first + j] = u;
      x[second + j] = v;
      if (next === row) break;
      const w = (x[second + j + 1] - (dots[3] + v * a[next + j])) / a[next + j + 1];
      x[first + j + 1] = (x[first + j + 1] - (dots[1] + u * a[next + j])) / a[next + j + 1];
      x[second + j + 1] = w;
    }
  }
  return m;
}

/** M ← M L⁻¹: each row m of M becomes the solution x of Lᵀ xᵀ = mᵀ, by back substitution, two entries at a time. */
export function divideByFactor(l: Matrix, m: Matrix): Matrix {
  const d = l.rows;
  const a = l.data;
  const data = m.data;
  for (let row = 0; row < data.length; row += d) {
    let j = d - 1;
    for (; j > 0; j -= 2) {
      const below = j * d;
      const above = below - d;
      const x = data[row + j] / a[below + j];
      const y = (data[row + j - 1] - x * a[below + j - 1]) / a[above + j - 1];
      data[row + j] = x;
      data[row + j - 1] = y;
      for (let k = 0; k < j - 1; k++) data[row + k] = data[row + k] - x * a[below + k] - y * a[above + k];
    }
    if (j === 0) data[row] /= a[0];
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
  const a = l.data;
  const inverse = out.data;
  inverse.fill(0);
  for (let i = 0; i < d; i++) {
    const target = i * d;
    const pivot = 1 / a[target + i];
    let k = 0;
    // Four rows at a time, as long as the last of them: beyond its diagonal each is 0.
    for (; k + 3 < i; k += 4) {
      const f0 = -pivot * a[target + k];
      const f1 = -pivot * a[target + k + 1];
      const f2 = -pivot * a[target + k + 2];
      const f3 = -pivot * a[target + k + 3];
      const source = k * d;
      for (let j = 0; j < k + 4; j++) {
        const first = source + j;
        inverse[target + j] =
          inverse[target + j] +
          f0 * inverse[first] +
          f1 * inverse[first + d] +
          f2 * inverse[first + 2 * d] +
          f3 * inverse[first + 3 * d];
      }
    }
    for (; k < i; k++) {
      const factor = -pivot * a[target + k];
      for (let j = 0; j <= k; j++) inverse[target + j] += factor * inverse[k * d + j];
    }
    inverse[target + i] = pivot;
  }
  return out;
}

/** tr (L Lᵀ)⁻¹ = ‖L⁻¹‖_F². */
export function traceOfInverse(l: Matrix, work: Matrix = zeros(l.rows, l.rows)): number {
  return finiteTrace(frobeniusSquared(invertLower(l, work)), l);
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
  return finiteTrace(sum, l);
}

function finiteTrace(trace: number, l: Matrix): number {
  if (trace < Infinity) return trace;
  refuseNonFinite(lowerTriangle(l), 'the factor');
  throw new RangeError(`the factor is singular to rounding: the trace of its inverse is ${trace}`);
}

/** A copy with the upper triangle, which is nowhere read, set to 0. */
function lowerTriangle(m: Matrix): Matrix {
  const out = copy(m);
  for (let i = 0; i < m.rows; i++) out.data.fill(0, i * m.columns + i + 1, (i + 1) * m.columns);
  return out;
}
