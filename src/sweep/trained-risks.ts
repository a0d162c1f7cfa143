/**
 * The excess risk of trained LoRA at every rank, from one decomposition.
 *
 * With P = K + sigma Z, K = Delta_1 Lᵀ, and u_1, u_2, … its left singular vectors, the fit of rank r is
 * D̂ = U_r U_rᵀ P L⁻ᵀ = U_r U_rᵀ (Delta_1 + sigma N), N = Z L⁻ᵀ, so that D̂ − Delta_1 has the two orthogonal parts
 * −(I − U_r U_rᵀ) Delta_1 and sigma U_r U_rᵀ N. Hence R_r = ‖Delta_1‖² + Σ_{j ≤ r} (sigma²‖Nᵀu_j‖² − ‖Delta_1ᵀu_j‖²).
 *
 * The u_j are the leading eigenvectors of PPᵀ/sigma², or P v_j/‖P v_j‖ with those of PᵀP/sigma², whichever is smaller. Of
 * PPᵀ/sigma² only the rows and columns that K reaches are made for each K and sigma: the rest is that of Z Zᵀ.
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
   * R_r for r from 0 to `count`, overwritten by the next call.
   *
   * @param shift Delta_1/scale, k × q
   * @param signal K/scale, k × q
   * @param sigma standard deviation of the noise, > 0
   */
  readonly ofShift: (shift: Matrix, signal: Matrix, scale: number, sigma: number) => Float64Array;
}

/**
 * @param k rows of Delta_1 and K
 * @param p rows of Z, at least k
 * @param q columns of all of them
 * @param count the largest rank that is asked for, at most min(p, q)
 */
export function trainedRisks(k: number, p: number, q: number, count: number): TrainedRisks {
  const byRows = p <= q;
  const size = Math.min(p, q);
  const leading = leadingEigenvectorSolver(size, count);
  const noiseGram = zeros(size, size);
  const work = zeros(size, size);
  const P = zeros(p, q);
  const transposed = zeros(q, p);
  const left = zeros(count, p);
  const leftOfSignal = zeros(count, k);
  const found = zeros(count, q);
  const moved = zeros(count, q);
  const risks = new Float64Array(count + 1);
  let data: WhitenedData;

  const leadingLeftVectors = (): Matrix => {
    if (byRows) {
      work.data.set(noiseGram.data);
      gramBlock(P, k, { from: 0, to: k, columns: k }, work);
      gramBlock(P, k, { from: k, to: p, columns: k }, work);
      return leading(work).vectors;
    }
    const { vectors } = leading(gram(transpose(P, transposed), work));
    multiplyTransposed(vectors, P, left);
    for (let j = 0; j < count; j++) normalise(left.data, j * p, p);
    return left;
  };

  return {
    useData: (next) => {
      data = next;
      P.data.set(data.noise.data);
      if (byRows) gramBlock(P, k, { from: k, to: p, columns: p }, noiseGram);
    },
    ofShift: (shift, signal, scale, sigma) => {
      const ratio = scale / sigma;
      for (let i = 0; i < k * q; i++) P.data[i] = ratio * signal.data[i] + data.noise.data[i];
      const vectors = leadingLeftVectors();
      for (let j = 0; j < count; j++) {
        for (let i = 0; i < k; i++) leftOfSignal.data[j * k + i] = vectors.data[j * p + i];
      }
      multiply(leftOfSignal, shift, found);
      multiply(vectors, data.error, moved);
      risks[0] = scale * scale * frobeniusSquared(shift);
      for (let j = 0; j < count; j++) {
        const cost = dot(moved.data, j * q, moved.data, j * q, q);
        const gain = dot(found.data, j * q, found.data, j * q, q);
        risks[j + 1] = risks[j] + sigma * sigma * cost - scale * scale * gain;
      }
      return risks;
    },
  };
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

/** Divides a run of entries by its norm. */
function normalise(data: Float64Array, start: number, length: number): void {
  const norm = Math.sqrt(dot(data, start, data, start, length));
  for (let i = start; i < start + length; i++) data[i] /= norm;
}
