/**
 * The excess risk of trained LoRA at every rank, from one decomposition.
 *
 * With u_1, u_2, … the left singular vectors of P = Delta_1 F + sigma Z, the fit of rank r is
 * D̂ = SVD_r(P) F⁻¹ = Σ_{j ≤ r} u_j g_j, g_j = u_jᵀP F⁻¹, and since the u_j are orthonormal
 * ‖D̂ − Delta_1‖² = ‖Delta_1‖² + Σ_{j ≤ r} g_j·(g_j − 2 Delta_1ᵀu_j).
 *
 * The u_j are the leading eigenvectors of PPᵀ; or those of PᵀP, v_j, whichever is smaller: then u_jᵀP = ‖P v_j‖ v_jᵀ. Of
 * PPᵀ/sigma² only the rows and columns that Delta reaches are made for each Delta and sigma: the rest is that of Z Zᵀ.
 */
import { dot, dots, fourDots } from '../models/inner-products.ts';
import { leadingEigenvectorSolver } from '../models/leading-eigenvectors.ts';
import {
  frobeniusSquared,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  transpose,
  zeros,
} from '../models/matrix.ts';
import type { WhitenedData } from './whitened-data.ts';

export interface TrainedRisks {
  /** Takes new data: the shifts that follow are fitted to them. */
  readonly useData: (data: WhitenedData) => void;
  /**
   * ‖D̂ − Delta_1‖² for r from 0 to `count`, overwritten by the next call.
   *
   * @param shift Delta_1/scale, k × q
   * @param sigma standard deviation of the noise, > 0
   */
  readonly ofShift: (shift: Matrix, scale: number, sigma: number) => Float64Array;
}

/**
 * @param k rows of Delta_1
 * @param p rows of Z, at least k
 * @param q columns of both
 * @param count the largest rank that is asked for, at most min(p, q)
 */
export function trainedRisks(k: number, p: number, q: number, count: number): TrainedRisks {
  const byRows = p <= q;
  const size = Math.min(p, q);
  const leading = leadingEigenvectorSolver(size, count);
  const noiseGram = zeros(size, size);
  const work = zeros(size, size);
  /** P/sigma. */
  const P = zeros(p, q);
  const transposed = zeros(q, p);
  /** The u_j, as rows; and the first k entries of each. */
  const left = zeros(count, p);
  const leftOfSignal = zeros(count, k);
  /** u_jᵀP/sigma, and then g_j/sigma. */
  const fit = zeros(count, q);
  /** Delta_1ᵀu_j/scale. */
  const found = zeros(count, q);
  const risks = new Float64Array(count + 1);
  let data: WhitenedData;

  const formP = (shift: Matrix, ratio: number): void => {
    const { diagonal, off, noise } = data;
    for (let row = 0; row < k * q; row += q) {
      let before = 0;
      for (let j = 0; j < q; j++) {
        P.data[row + j] = ratio * (shift.data[row + j] * diagonal[j] + before) + noise.data[row + j];
        before = shift.data[row + j] * off[j];
      }
    }
  };

  const decompose = (): void => {
    if (byRows) {
      work.data.set(noiseGram.data);
      gramBlock(P, k, { from: 0, to: k, columns: k }, work);
      gramBlock(P, k, { from: k, to: p, columns: k }, work);
      left.data.set(leading(work).vectors.data);
      multiply(left, P, fit);
      return;
    }
    const { vectors } = leading(gram(transpose(P, transposed), work));
    multiplyTransposed(vectors, P, left);
    for (let j = 0; j < count; j++) {
      const norm = Math.sqrt(dot(left.data, j * p, left.data, j * p, p));
      for (let i = j * p; i < (j + 1) * p; i++) left.data[i] /= norm;
      for (let i = j * q; i < (j + 1) * q; i++) fit.data[i] = norm * vectors.data[i];
    }
  };

  return {
    useData: (next) => {
      data = next;
      P.data.set(data.noise.data);
      if (byRows) gramBlock(P, k, { from: k, to: p, columns: p }, noiseGram);
    },
    ofShift: (shift, scale, sigma) => {
      const ratio = scale / sigma;
      formP(shift, ratio);
      decompose();
      for (let j = 0; j < count; j++) {
        for (let i = 0; i < k; i++) leftOfSignal.data[j * k + i] = left.data[j * p + i];
      }
      multiply(leftOfSignal, shift, found);
      risks[0] = scale * scale * frobeniusSquared(shift);
      for (let j = 0; j < count; j++) {
        divideByBidiagonal(data, fit.data, j * q);
        let change = 0;
        for (let i = j * q; i < (j + 1) * q; i++) {
          change += fit.data[i] * (fit.data[i] - 2 * ratio * found.data[i]);
        }
        risks[j + 1] = risks[j] + sigma * sigma * change;
      }
      return risks;
    },
  };
}

/** The row w that begins at `start` becomes w F⁻¹. */
function divideByBidiagonal({ diagonal, off }: WhitenedData, w: Float64Array, start: number): void {
  let before = 0;
  for (let j = 0; j < diagonal.length; j++) {
    const value = (w[start + j] - before) / diagonal[j];
    w[start + j] = value;
    before = off[j] * value;
  }
}

/** Some rows of a Gram matrix, and how many of its first columns. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/**
 * Writes the part of P Pᵀ in a block that lies on or below the diagonal, where row k + i of P begins with i zeros. Blocks
 * with more columns than k begin at column k.
 */
function gramBlock(P: Matrix, k: number, { from, to, columns }: Block, out: Matrix): void {
  const { columns: q, data } = P;
  const size = out.columns;
  for (let i = from; i < to; i += 2) {
    const start = Math.max(0, i - k);
    const nextI = Math.min(i + 1, to - 1);
    for (let j = columns > k ? k : 0; j < Math.min(columns, i + 1); j += 2) {
      const nextJ = Math.min(j + 1, columns - 1);
      const [first, second] = [i * q + start, nextI * q + start];
      fourDots(data, first, second, data, j * q + start, nextJ * q + start, q - start);
      out.data[i * size + j] = dots[0];
      out.data[i * size + nextJ] = dots[1];
      out.data[nextI * size + j] = dots[2];
      out.data[nextI * size + nextJ] = dots[3];
    }
  }
}
