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

/** A shift, or some columns of it: scale · matrix. */
export interface ScaledShift {
  readonly matrix: Matrix;
  readonly scale: number;
}

/** Makes many shifts, or the same columns of each, from the same factors. */
export interface Shifts {
  /** @param right the right factor, or some columns of it */
  readonly useFactors: (left: Matrix, right: Matrix) => void;
  /** Overwritten by the next one. */
  readonly of: (law: ShiftLaw) => ScaledShift;
}

/** @param k rows of the shifts, and `m` columns */
export function shiftsOfFactors(k: number, m: number): Shifts {
  const matrix = zeros(k, m);
  let left: Matrix;
  let right: Matrix;
  let done = 0;
  const restart = () => {
    matrix.data.fill(0);
    done = 0;
  };
  return {
    useFactors: (nextLeft, nextRight) => {
      left = nextLeft;
      right = nextRight;
      restart();
    },
    of: (law) => {
      if (law.kind === 'spectrum') {
        restart();
        for (const [i, s] of law.values.entries()) {
          for (let j = i * m; j < (i + 1) * m; j++) matrix.data[j] = s * right.data[j];
        }
        return { matrix, scale: 1 };
      }
      // R V over the first columns of R and rows of V: a shift of higher rank has the same terms and some more.
      if (law.rank < done) restart();
      for (; done < law.rank; done++) {
        for (let i = 0; i <= done; i++) {
          const factor = left.data[i * k + done];
          for (let j = 0; j < m; j++) matrix.data[i * m + j] += factor * right.data[done * m + j];
        }
      }
      return { matrix, scale: 1 / Math.sqrt(law.rank) };
    },
  };
}
