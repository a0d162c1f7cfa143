import { rotateToOrthogonalRows } from './jacobi-rotations.ts';
import { type Matrix, zeros } from './matrix.ts';
import type { Scratch } from './scratch.ts';

/** How a matrix is truncated to rank r: writes SVD_r(P) to `out`. */
export type TruncateRank = (P: Matrix, r: number, out?: Matrix, scratch?: Scratch) => Matrix;

/**
 * SVD_r(P) = Σ_{k ≤ r} p_k u_k v_kᵀ: the best approximation of rank ≤ r (Eckart & Young 1936). Where singular values r
 * and r + 1 are equal, one of the best.
 *
 * @param r an integer ≥ 0
 * @param out where to write, if not to a new matrix
 * @param scratch buffers for a loop of many truncations
 * @throws RangeError for any other r, or if an entry of P is not finite
 */
export const truncateRank: TruncateRank = (P, r, out = zeros(P.rows, P.columns), scratch) => {
  refuseImpossibleRank(r);
  const { J, W, isTransposed } = rotateToOrthogonalRows(P, scratch);
  out.data.fill(0);
  const [m, n] = [W.rows, W.columns];
  const [alongRow, alongColumn] = isTransposed ? [1, m] : [n, 1];
  for (let k = 0; k < Math.min(r, m); k++) {
    for (let i = 0; i < m; i++) {
      const factor = J.data[k * m + i];
      for (let j = 0; j < n; j++) out.data[i * alongRow + j * alongColumn] += factor * W.data[k * n + j];
    }
  }
  return out;
};

/** Throws a RangeError unless r is an integer ≥ 0. */
export function refuseImpossibleRank(r: number): void {
  if (!(Number.isSafeInteger(r) && r >= 0)) throw new RangeError(`a rank must be an integer >= 0, got ${r}`);
}
