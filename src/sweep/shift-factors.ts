/**
 * The shifts of all points of a sweep, from one draw of their factors.
 *
 * Rotations of the outputs leave every risk as it is. So Haar left factors are replaced by the identity, and U (dy × k) of
 * Delta = U V/√k by the triangular R of its QR decomposition, whose leading block belongs to the first columns of U.
 */
import { haarOrthonormalRows } from '../models/haar.ts';
import { type Matrix, zeros } from '../models/matrix.ts';
import type { RandomStream } from '../models/random.ts';
import type { ShiftLaw } from './sweeps.ts';

export interface ShiftFactors {
  /** For Gaussian factors, k × k: the upper triangular R of a dy × k standard normal matrix; 0 × 0 otherwise. */
  readonly left: Matrix;
  /** k × dx: standard normal for Gaussian factors, Haar orthonormal rows for a given spectrum. */
  readonly right: Matrix;
}

/** Draws the factors of shifts of one kind and of rank ≤ k. */
export function drawShiftFactors(
  kind: ShiftLaw['kind'],
  { k, dx, dy }: { readonly k: number; readonly dx: number; readonly dy: number },
  stream: RandomStream,
): ShiftFactors {
  if (kind === 'spectrum') return { left: zeros(0, 0), right: haarOrthonormalRows(k, dx, stream) };
  const left = zeros(k, k);
  for (let i = 0; i < k; i++) {
    left.data[i * k + i] = Math.sqrt(stream.chiSquare(dy - i));
    for (let j = i + 1; j < k; j++) left.data[i * k + j] = stream.normal();
  }
  const right = zeros(k, dx);
  stream.fillNormal(right.data);
  return { left, right };
}

/** How many rows a shift has that are not zero. */
export function rankOf(law: ShiftLaw): number {
  return law.kind === 'factors' ? law.rank : law.values.length;
}

/**
 * The k × m product of a shift's left factor with `right`, which is the right factor itself, for Delta, or its product
 * with some dx × m matrix, for the same product of Delta. Writes the rows that are not zero, and no others.
 */
export function multiplyLeftFactor(law: ShiftLaw, left: Matrix, right: Matrix, out: Matrix): Matrix {
  const m = right.columns;
  out.data.fill(0);
  if (law.kind === 'spectrum') {
    for (const [i, s] of law.values.entries()) {
      for (let j = i * m; j < (i + 1) * m; j++) out.data[j] = s * right.data[j];
    }
    return out;
  }
  const scale = 1 / Math.sqrt(law.rank);
  for (let i = 0; i < law.rank; i++) {
    const target = i * m;
    for (let k = i; k < law.rank; k++) {
      const factor = scale * left.data[i * left.columns + k];
      for (let j = 0; j < m; j++) out.data[target + j] += factor * right.data[k * m + j];
    }
  }
  return out;
}
