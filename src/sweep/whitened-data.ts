/**
 * A data set in the coordinates of its design, where only what the risks depend on is drawn.
 *
 * Let q = min(n, dx). In law, the residual Y − A_0 X is P = Delta_1 F + sigma Z and the fit of rank r to it is
 * D̂ = SVD_r(P) F⁻¹, with F a q × q matrix that has the singular values of X, Z a dy × q standard normal matrix, and
 * Delta_1 the first q columns of a shift whose law rotations of the inputs leave as it is:
 *
 * - n ≥ dx: X = F W, W with orthonormal rows, and P = (Y − A_0 X) Wᵀ (least-squares.ts).
 * - n < dx: X = W F, W (dx × n) with orthonormal columns, P = Y − A_0 X itself and D̂ = SVD_r(P) F⁻¹ Wᵀ. W may be taken
 *   as the first n columns of the identity. What it does not see, the energy of the other dx − n columns of Delta, is
 *   part of every method's risk.
 *
 * Rotations of Delta_1 from the right and of Z from the right are free, so that F is any matrix with these singular
 * values. Reflections from both sides turn a standard normal q × ν matrix, ν = max(n, dx), into a bidiagonal one whose
 * entries are independent: χ_ν, χ_{ν−1}, … on the diagonal and χ_{q−1}, χ_{q−2}, … beside it (Silverstein 1985; Dumitriu &
 * Edelman 2002). So 2q − 1 numbers stand for X, and F is divided by in O(q).
 *
 * Rotations of the outputs leave everything as it is. So Delta may be zero but for its first k rows, k its rank or more,
 * and the rows of Z below them, which meet no signal, may be turned into the triangle of a QR decomposition: at most q
 * rows, and a third of the work for their Gram matrix.
 */
import { type Matrix, zeros } from '../models/matrix.ts';
import type { RandomStream } from '../models/random.ts';

export interface WhitenedData {
  /** F_ii, q of them. */
  readonly diagonal: Float64Array;
  /** F_{i,i+1}, then a 0; F has no other entries. */
  readonly off: Float64Array;
  /** Z without rows of zeros: p × q, p ≤ dy. */
  readonly noise: Matrix;
  /** k: row k + i of Z begins with i zeros. */
  readonly signalRows: number;
}

/** The sizes of a data set. */
export interface DataSizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  /** k: how many rows of Delta there are that are not zero, at most dy. */
  readonly signalRows: number;
}

/** How many rows of Z are not zero: p. */
export function noiseRows({ n, dx, dy, signalRows }: DataSizes): number {
  return signalRows + Math.min(dy - signalRows, n, dx);
}

/** @returns a sampler; what it returns is overwritten by its next call */
export function whitenedData(sizes: DataSizes): (stream: RandomStream) => WhitenedData {
  const { n, dx, dy, signalRows } = sizes;
  const q = Math.min(n, dx);
  const degrees = Math.max(n, dx);
  const diagonal = new Float64Array(q);
  const off = new Float64Array(q);
  const noise = zeros(noiseRows(sizes), q);
  /** What is standard normal in each row: all of it, or what lies beyond the diagonal of the triangle. */
  const normals = Array.from({ length: noise.rows }, (_, row) => {
    const end = (row + 1) * q;
    return noise.data.subarray(row < signalRows ? row * q : row * q + (row - signalRows) + 1, end);
  });
  const data = { diagonal, off, noise, signalRows };
  return (stream) => {
    for (let i = 0; i < q; i++) diagonal[i] = Math.sqrt(stream.chiSquare(degrees - i));
    for (let i = 0; i < q - 1; i++) off[i] = Math.sqrt(stream.chiSquare(q - 1 - i));
    for (const part of normals) stream.fillNormal(part);
    for (let i = 0; i < noise.rows - signalRows; i++) {
      noise.data[(signalRows + i) * q + i] = Math.sqrt(stream.chiSquare(dy - signalRows - i));
    }
    return data;
  };
}

/** ‖Z F⁻¹‖_F²: the excess risk of full fine-tuning, for sigma = 1 and but for what the data do not see. */
export function errorEnergy({ diagonal, off, noise, signalRows }: WhitenedData): number {
  const { columns: q, data } = noise;
  let sum = 0;
  for (let i = 0; i < noise.rows; i++) {
    let before = 0;
    for (let j = Math.max(0, i - signalRows); j < q; j++) {
      const x = (data[i * q + j] - before) / diagonal[j];
      sum += x * x;
      before = off[j] * x;
    }
  }
  return sum;
}
