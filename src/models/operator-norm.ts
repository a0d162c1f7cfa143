/**
 * The operator norm ‖M‖, the largest singular value, without the others: the Gram matrix of the shorter side is made
 * tridiagonal by Householder reflections (Golub & Van Loan, algorithm 8.3.1), and its largest eigenvalue is bisected.
 * No iteration has to converge, and a 24 × 24 matrix takes a twentieth of what its decomposition takes.
 */
import { rangeFactor } from './entry-range.ts';
import { gram, type Matrix, scale, transpose } from './matrix.ts';
import { createScratch, type Scratch } from './scratch.ts';

/**
 * ‖M‖. Rounding of the Gram matrix and of the reflections changes ‖M‖² by at most a small multiple of
 * (rows + columns)·ε·‖M‖_F² (both are backward stable), so ‖M‖ has an error of some (rows + columns)·√k·ε, k the shorter
 * side, relative to itself at most: below 1e-12 for sides up to 100.
 *
 * @param scratch - Buffers for a loop of many norms.
 * @throws RangeError naming the first entry that is not a finite number
 */
export function operatorNorm(m: Matrix, scratch: Scratch = createScratch()): number {
  const k = Math.min(m.rows, m.columns);
  if (k === 0) return 0;
  const factor = rangeFactor(m);
  if (factor !== 1) return factor * operatorNorm(scale(m, 1 / factor), scratch);
  const wide = m.rows <= m.columns ? m : transpose(m, scratch('transposed', m.columns, m.rows));
  const a = gram(wide, scratch('gram', k, k));
  const diagonal = scratch('diagonal', 1, k).data;
  const squares = scratch('squares', 1, k).data;
  tridiagonalize(a, diagonal, squares, scratch('vector', 1, k).data, scratch('product', 1, k).data);
  return Math.sqrt(largestEigenvalue(diagonal, squares));
}

/**
 * Overwrites a symmetric A; its tridiagonal form has this diagonal and the squares of its off-diagonal entries, the
 * first of them in place 1 (place 0 is 0).
 */
function tridiagonalize(
  { rows: k, data: a }: Matrix,
  diagonal: Float64Array,
  squares: Float64Array,
  v: Float64Array,
  w: Float64Array,
): void {
  squares[0] = 0;
  for (let c = 0; c < k; c++) {
    diagonal[c] = a[c * k + c];
    if (c === k - 1) return;
    let square = 0;
    for (let i = c + 1; i < k; i++) {
      v[i] = a[i * k + c];
      square += v[i] * v[i];
    }
    squares[c + 1] = square;
    if (c === k - 2 || square === 0) continue;
    // The reflection I − 2vvᵀ/vᵀv takes the column to a multiple of its first entry; A ← A − vwᵀ − wvᵀ.
    const first = v[c + 1];
    v[c + 1] += first < 0 ? -Math.sqrt(square) : Math.sqrt(square);
    const factor = 2 / (square + v[c + 1] * v[c + 1] - first * first);
    let half = 0;
    for (let i = c + 1; i < k; i++) {
      let sum = 0;
      for (let j = c + 1; j < k; j++) sum += a[i * k + j] * v[j];
      w[i] = factor * sum;
      half += w[i] * v[i];
    }
    for (let i = c + 1; i < k; i++) w[i] -= (factor / 2) * half * v[i];
    for (let i = c + 1; i < k; i++) {
      for (let j = c + 1; j < k; j++) a[i * k + j] -= v[i] * w[j] + w[i] * v[j];
    }
  }
}

/** By bisection between the largest diagonal entry and Gershgorin's bound, to rounding. */
function largestEigenvalue(diagonal: Float64Array, squares: Float64Array): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < diagonal.length; i++) {
    const radius = Math.sqrt(squares[i]) + (i + 1 < squares.length ? Math.sqrt(squares[i + 1]) : 0);
    low = Math.max(low, diagonal[i]);
    high = Math.max(high, diagonal[i] + radius);
  }
  while (high - low > Number.EPSILON * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (isAbove(middle, diagonal, squares)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether x is above every eigenvalue: all pivots of T − xI are negative (Sylvester's law of inertia). */
function isAbove(x: number, diagonal: Float64Array, squares: Float64Array): boolean {
  let pivot = 1;
  for (let i = 0; i < diagonal.length; i++) {
    pivot = diagonal[i] - x - squares[i] / pivot;
    if (!(pivot < 0)) return false;
  }
  return true;
}
