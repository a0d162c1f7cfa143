/**
 * All eigenvalues of a symmetric tridiagonal matrix T, by the QL iteration without square roots (Pal, Walker & Kahan;
 * Parlett 1998, section 8.15), to an error of a few ε‖T‖.
 *
 * @param diagonal T_ii, overwritten by the eigenvalues, in no particular order
 * @param off T_{i,i+1}, overwritten; the last entry is not used
 * @throws RangeError if an entry is not finite
 */
export function tridiagonalEigenvalues(diagonal: Float64Array, off: Float64Array): void {
  const size = diagonal.length;
  let scale = 0;
  for (let i = 0; i < size; i++) scale += Math.abs(diagonal[i]) + (i + 1 < size ? Math.abs(off[i]) : 0);
  if (!Number.isFinite(scale)) throw new RangeError('the matrix has an entry that is not finite');
  const negligible = (Number.EPSILON * scale) ** 2 / size;
  for (let i = 0; i < size - 1; i++) off[i] *= off[i];
  for (let first = 0; first < size; first++) {
    for (;;) {
      let last = first;
      while (last < size - 1 && off[last] > negligible) last++;
      if (last === first) break;
      sweep(diagonal, off, first, last);
    }
  }
}

/** One QL sweep over an unreduced block, from its last row to its first; off holds the squares of T_{i,i+1}. */
function sweep(diagonal: Float64Array, off: Float64Array, first: number, last: number): void {
  const shift = wilkinsonShift(diagonal[first], diagonal[first + 1], Math.sqrt(off[first]));
  let [c, s] = [1, 0];
  let gamma = diagonal[last] - shift;
  let p = gamma * gamma;
  for (let i = last - 1; i >= first; i--) {
    const square = off[i];
    const r = p + square;
    if (i < last - 1) off[i + 1] = s * r;
    const before = c;
    c = p / r;
    s = square / r;
    const next = c * (diagonal[i] - shift) - s * gamma;
    diagonal[i + 1] = gamma + (diagonal[i] - next);
    gamma = next;
    p = c === 0 ? before * square : (gamma * gamma) / c;
  }
  off[first] = s * p;
  diagonal[first] = shift + gamma;
}

/** The eigenvalue of [a, e; e, b] that is nearer to a. */
function wilkinsonShift(a: number, b: number, e: number): number {
  const g = (b - a) / (2 * e);
  const root = Math.sqrt(g * g + 1);
  return a - e / (g + (g < 0 ? -root : root));
}
