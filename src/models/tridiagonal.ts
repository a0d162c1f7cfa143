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

/**
 * A unit eigenvector for an eigenvalue known to rounding: T − λI is factored from the top and from the bottom, and
 * the two are joined at the row where that leaves the least (Fernando 1997). All T_{i,i+1} must differ from 0.
 */
export function eigenvectorFor(
  diagonal: Float64Array,
  off: Float64Array,
  size: number,
  eigenvalue: number,
): Float64Array {
  const nonZero = (pivot: number) => (pivot === 0 ? Number.EPSILON * Math.abs(eigenvalue) : pivot);
  const fromTop = new Float64Array(size);
  const fromBottom = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    fromTop[i] = nonZero(diagonal[i] - eigenvalue - (i > 0 ? off[i - 1] ** 2 / fromTop[i - 1] : 0));
  }
  for (let i = size - 1; i >= 0; i--) {
    fromBottom[i] = nonZero(diagonal[i] - eigenvalue - (i < size - 1 ? off[i] ** 2 / fromBottom[i + 1] : 0));
  }
  const left = (i: number) => Math.abs(fromTop[i] + fromBottom[i] - (diagonal[i] - eigenvalue));
  let twist = 0;
  for (let i = 1; i < size; i++) if (left(i) < left(twist)) twist = i;
  const vector = new Float64Array(size);
  vector[twist] = 1;
  for (let i = twist - 1; i >= 0; i--) vector[i] = (-off[i] * vector[i + 1]) / fromTop[i];
  for (let i = twist + 1; i < size; i++) vector[i] = (-off[i - 1] * vector[i - 1]) / fromBottom[i];
  const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return vector.map((x) => x / norm);
}
