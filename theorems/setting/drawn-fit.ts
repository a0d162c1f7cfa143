/** What the derivations say of a least-squares fit to a design W (d × n): its quantities, each when it is asked for. */
import {
  cholesky,
  copy,
  createScratch,
  divideByGram,
  divideByTransposedFactor,
  frobeniusSquared,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Scratch,
  traceOfInverse,
  traceOfSquaredInverse,
  transpose,
} from '../../src/index.ts';

export interface DrawnFit {
  /** At least the ratio of the largest singular value of W to the smallest: see `conditionNumber`. */
  readonly condition: () => number;
  /** tr (WWᵀ)⁻¹, or tr (WᵀW)⁻¹ for n < d. */
  readonly trace: () => number;
  /** The trace of the square of the same inverse. */
  readonly squareTrace: () => number;
  /** N W⁺ (N has n columns). */
  readonly fitted: (N: Matrix) => Matrix;
  /** ‖N W⁺‖². */
  readonly cost: (N: Matrix) => number;
  /** ‖D(I − WW⁺)‖² (D has d columns): what n < d samples do not see; 0 otherwise. */
  readonly unseen: (D: Matrix) => number;
}

/** Fits to one design of full rank after another, in buffers: a fit is good until the next one. */
export function drawnFits(): (W: Matrix) => DrawnFit {
  const scratch = createScratch();
  return (W) => drawnFit(W, scratch);
}

/** The fit to a design of full rank. */
export function drawnFit(W: Matrix, scratch: Scratch = createScratch()): DrawnFit {
  const size = Math.min(W.rows, W.columns);
  const isWide = W.columns >= W.rows;
  let kept: Matrix | null = null;
  // WWᵀ = LLᵀ, or WᵀW for n < d.
  const factor = () => {
    if (kept === null) {
      const wide = isWide ? W : transpose(W, scratch('transposed', W.columns, W.rows));
      kept = cholesky(gram(wide, scratch('factor', size, size)));
    }
    return kept;
  };
  const fitted = (N: Matrix) =>
    isWide
      ? divideByGram(factor(), multiplyTransposed(N, W))
      : multiplyTransposed(divideByGram(factor(), copy(N)), W);
  return {
    condition: () =>
      Math.sqrt(frobeniusSquared(W) * traceOfInverse(factor(), scratch('inverse', size, size))),
    trace: () => traceOfInverse(factor(), scratch('inverse', size, size)),
    squareTrace: () => traceOfSquaredInverse(factor(), scratch('inverse', size, size)),
    fitted,
    cost: (N) => frobeniusSquared(fitted(N)),
    unseen: (D) =>
      isWide ? 0 : frobeniusSquared(D) - frobeniusSquared(divideByTransposedFactor(factor(), multiply(D, W))),
  };
}

/**
 * ‖W‖_F ‖W⁺‖_F of a matrix of full rank: the condition number of Demmel (1987), at least the ratio of its
 * largest singular value to the smallest, and at most min(rows, columns) times that. It takes no decomposition.
 */
export function conditionNumber(matrix: Matrix): number {
  return drawnFit(matrix).condition();
}
