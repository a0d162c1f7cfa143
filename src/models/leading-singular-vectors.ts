/**
 * The largest singular values of a random matrix and their vectors, without the others where it is large: Lanczos'
 * method on the smaller Gram matrix with full reorthogonalisation. singularValueDecomposition is the plain road.
 */
import { rangeFactor } from './entry-range.ts';
import { removeProjections } from './gram-schmidt.ts';
import { dot } from './inner-products.ts';
import { rotateToOrthogonalRows } from './jacobi-rotations.ts';
import { type Matrix, multiply, multiplyTransposed, scale, zeros } from './matrix.ts';
import { eigenvectorFor, largestEigenvalues } from './tridiagonal.ts';

export interface LeadingSingularVectors {
  /** s_1 ≥ s_2 ≥ …, those asked for that are not 0 to rounding. */
  readonly s: readonly number[];
  /** k × rows: the left singular vectors as rows. */
  readonly left: Matrix;
  /** k × columns: the right singular vectors as rows. */
  readonly right: Matrix;
}

/** With a shorter side of at most this, all of them by rotations are found sooner than the largest by Lanczos' method. */
const sideForRotations = 12;
/** Convergence is looked at after every so many steps. */
const stepsBetween = 8;
/** ‖G u − s²u‖ ≤ this · s_1² for every vector that is returned, so that an eigenvalue of G lies as near to s². */
export const residualBound = 1e-11;

/**
 * The r largest singular values of M. Of equal ones a single copy is found, so M must come from a continuous law,
 * under which there are none.
 *
 * @throws RangeError naming the first entry that is not finite
 */
export function leadingSingularVectors(m: Matrix, r: number): LeadingSingularVectors {
  const size = Math.min(m.rows, m.columns);
  if (size <= sideForRotations) return byRotations(m, r);
  const factor = rangeFactor(m);
  if (factor !== 1) {
    const { s, left, right } = leadingSingularVectors(scale(m, 1 / factor), r);
    return { s: s.map((value) => factor * value), left, right };
  }
  const wide = m.rows <= m.columns;
  const [inner, outer] = wide ? [times, transposedTimes] : [transposedTimes, times];
  const basis = new Float64Array((size + 1) * size);
  const diagonal = new Float64Array(size);
  const off = new Float64Array(size);
  const between = new Float64Array(Math.max(m.rows, m.columns));
  const next = new Float64Array(size);
  startingVector(basis.subarray(0, size));
  let steps = 0;
  let values: readonly number[] = [];
  let vectors: readonly Float64Array[] = [];
  for (let done = r === 0; !done; ) {
    const current = basis.subarray(steps * size, (steps + 1) * size);
    outer(m, current, between);
    inner(m, between, next);
    diagonal[steps] = dot(next, 0, current, 0, size);
    steps += 1;
    removeProjections(next, 0, basis, steps, size);
    const norm = Math.sqrt(dot(next, 0, next, 0, size));
    off[steps - 1] = norm;
    const exhausted = steps === size || norm <= size * Number.EPSILON * diagonal[0];
    if (exhausted || (steps >= r && steps % stepsBetween === 0)) {
      values = largestEigenvalues(diagonal, off, steps, r);
      vectors = values.map((value) => eigenvectorFor(diagonal, off, steps, value));
      const residual = Math.max(...vectors.map((vector) => Math.abs(norm * vector[steps - 1]!)));
      done = exhausted || residual <= residualBound * values[0]!;
    }
    for (let i = 0; i < size; i++) basis[steps * size + i] = next[i] / norm;
  }
  const kept = values.filter((value) => value > size * Number.EPSILON * values[0]!).length;
  const near = combinations(basis, vectors.slice(0, kept), size);
  const far = zeros(kept, Math.max(m.rows, m.columns));
  const s = Array.from({ length: kept }, (_, k) => {
    const row = far.data.subarray(k * far.columns, (k + 1) * far.columns);
    outer(m, near.data.subarray(k * size, (k + 1) * size), row);
    const value = Math.sqrt(dot(row, 0, row, 0, row.length));
    for (let i = 0; i < row.length; i++) row[i] /= value;
    return value;
  });
  return wide ? { s, left: near, right: far } : { s, left: far, right: near };
}

function byRotations(m: Matrix, r: number): LeadingSingularVectors {
  const { J, W, s: all, isTransposed } = rotateToOrthogonalRows(m);
  const s = [...all.subarray(0, r)].filter((value) => value > W.columns * Number.EPSILON * all[0]);
  const near = { rows: s.length, columns: J.columns, data: J.data.subarray(0, s.length * J.columns) };
  const far = { rows: s.length, columns: W.columns, data: W.data.subarray(0, s.length * W.columns) };
  for (let k = 0; k < far.data.length; k++) far.data[k] /= s[Math.floor(k / W.columns)];
  return isTransposed ? { s, left: far, right: near } : { s, left: near, right: far };
}

/** SVD_r(P) = Σ_{k ≤ r} s_k u_k v_kᵀ by the leading singular vectors alone. */
export function truncateRankFast(P: Matrix, r: number, out: Matrix = zeros(P.rows, P.columns)): Matrix {
  const { s, left, right } = leadingSingularVectors(P, r);
  out.data.fill(0);
  for (const [k, value] of s.entries()) {
    for (let i = 0; i < P.rows; i++) {
      const factor = value * left.data[k * P.rows + i];
      for (let j = 0; j < P.columns; j++) {
        out.data[i * P.columns + j] += factor * right.data[k * P.columns + j];
      }
    }
  }
  return out;
}

/** A fixed direction that no eigenvector of a random matrix is orthogonal to. */
function startingVector(target: Float64Array): void {
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < target.length; i++) target[i] = 0.5 + ((i * golden) % 1);
  const norm = Math.sqrt(dot(target, 0, target, 0, target.length));
  for (let i = 0; i < target.length; i++) target[i] /= norm;
}

/** Row k is Σ_j vectors[k]_j · (row j of the basis). */
function combinations(basis: Float64Array, vectors: readonly Float64Array[], size: number): Matrix {
  const out = zeros(vectors.length, size);
  for (const [k, vector] of vectors.entries()) {
    for (let j = 0; j < vector.length; j++) {
      for (let i = 0; i < size; i++) out.data[k * size + i] += vector[j] * basis[j * size + i];
    }
  }
  return out;
}

/** target ← M x. */
function times(m: Matrix, x: Float64Array, target: Float64Array): void {
  multiplyTransposed({ rows: 1, columns: m.columns, data: x }, m, { rows: 1, columns: m.rows, data: target });
}

/** target ← Mᵀ x. */
function transposedTimes(m: Matrix, x: Float64Array, target: Float64Array): void {
  multiply({ rows: 1, columns: m.rows, data: x }, m, { rows: 1, columns: m.columns, data: target });
}
