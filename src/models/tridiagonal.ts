/** The largest eigenvalues of a symmetric tridiagonal matrix T and their vectors. */

/**
 * The count largest eigenvalues of T, descending, by bisection: the number of eigenvalues above λ is the number of
 * positive pivots of T − λI (Sylvester's law of inertia).
 *
 * @param diagonal T_ii, at least `size` of them
 * @param off T_{i,i+1}, at least size − 1 of them
 */
export function largestEigenvalues(
  diagonal: Float64Array,
  off: Float64Array,
  size: number,
  count: number,
): number[] {
  let bound = 0;
  for (let i = 0; i < size; i++) {
    const beside = (i > 0 ? Math.abs(off[i - 1]) : 0) + (i < size - 1 ? Math.abs(off[i]) : 0);
    bound = Math.max(bound, Math.abs(diagonal[i]) + beside);
  }
  const countAbove = (value: number): number => {
    let above = 0;
    let pivot = 1;
    for (let i = 0; i < size; i++) {
      pivot = diagonal[i] - value - (i > 0 ? off[i - 1] ** 2 / pivot : 0);
      if (pivot === 0) pivot = -Number.MIN_VALUE;
      if (pivot > 0) above += 1;
    }
    return above;
  };
  let top = bound;
  return Array.from({ length: Math.min(count, size) }, (_, k) => {
    let [low, high] = [-bound, top];
    while (high - low > 4 * Number.EPSILON * bound) {
      const middle = (low + high) / 2;
      if (countAbove(middle) > k) low = middle;
      else high = middle;
    }
    top = high;
    return low;
  });
}

/** Writes a unit eigenvector for an eigenvalue known to rounding from `start` on. All T_{i,i+1} must differ from 0. */
export type EigenvectorFinder = (
  diagonal: Float64Array,
  off: Float64Array,
  size: number,
  eigenvalue: number,
  out: Float64Array,
  start: number,
) => void;

/**
 * T − λI is factored from the top and from the bottom, and the two are joined at the row where that leaves the least
 * (Fernando 1997).
 *
 * @param largest the largest size of T, for which it has buffers
 */
export function eigenvectorFinder(largest: number): EigenvectorFinder {
  const fromTop = new Float64Array(largest);
  const fromBottom = new Float64Array(largest);
  return (diagonal, off, size, eigenvalue, out, start) => {
    const tiny = Number.EPSILON * Math.abs(eigenvalue);
    let pivot = 1;
    for (let i = 0; i < size; i++) {
      pivot = diagonal[i] - eigenvalue - (i > 0 ? (off[i - 1] * off[i - 1]) / pivot : 0);
      if (pivot === 0) pivot = tiny;
      fromTop[i] = pivot;
    }
    let twist = size - 1;
    let least = Infinity;
    for (let i = size - 1; i >= 0; i--) {
      pivot = diagonal[i] - eigenvalue - (i < size - 1 ? (off[i] * off[i]) / pivot : 0);
      if (pivot === 0) pivot = tiny;
      fromBottom[i] = pivot;
      const left = Math.abs(fromTop[i] + pivot - (diagonal[i] - eigenvalue));
      if (left <= least) {
        least = left;
        twist = i;
      }
    }
    out[start + twist] = 1;
    let square = 1;
    let value = 1;
    for (let i = twist - 1; i >= 0; i--) {
      value *= -off[i] / fromTop[i];
      out[start + i] = value;
      square += value * value;
    }
    value = 1;
    for (let i = twist + 1; i < size; i++) {
      value *= -off[i - 1] / fromBottom[i];
      out[start + i] = value;
      square += value * value;
    }
    const norm = Math.sqrt(square);
    for (let i = start; i < start + size; i++) out[i] /= norm;
  };
}

/** As `eigenvectorFinder`, once. */
export function eigenvectorFor(
  diagonal: Float64Array,
  off: Float64Array,
  size: number,
  eigenvalue: number,
): Float64Array {
  const vector = new Float64Array(size);
  eigenvectorFinder(size)(diagonal, off, size, eigenvalue, vector, 0);
  return vector;
}
