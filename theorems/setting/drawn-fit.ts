/** What the derivations say of a least-squares fit to a design W (d × n): its quantities, each when it is asked for. */
import {
  cholesky,
  divideByGram,
  divideByTransposedFactor,
  frobeniusSquared,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  singularValueDecomposition,
  traceOfInverse,
  traceOfSquaredInverse,
  transpose,
} from '../../src/index.ts';

export interface DrawnFit {
  /** The ratio of the largest singular value of W to the smallest. */
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

/** The fit to a design of full rank. */
export function drawnFit(W: Matrix): DrawnFit {
  const isWide = W.columns >= W.rows;
  let kept: Matrix | null = null;
  // WWᵀ = LLᵀ, or WᵀW for n < d.
  const factor = () => {
    kept ??= cholesky(gram(isWide ? W : transpose(W)));
    return kept;
  };
  const fitted = (N: Matrix) =>
    isWide
      ? divideByGram(factor(), multiplyTransposed(N, W))
      : multiplyTransposed(divideByGram(factor(), { ...N, data: N.data.slice() }), W);
  return {
    condition: () => conditionNumber(W),
    trace: () => traceOfInverse(factor()),
    squareTrace: () => traceOfSquaredInverse(factor()),
    fitted,
    cost: (N) => frobeniusSquared(fitted(N)),
    unseen: (D) =>
      isWide ? 0 : frobeniusSquared(D) - frobeniusSquared(divideByTransposedFactor(factor(), multiply(D, W))),
  };
}

/** The ratio of the largest singular value to the smallest. */
export function conditionNumber(matrix: Matrix): number {
  const { s } = singularValueDecomposition(matrix);
  return s[0]! / s.at(-1)!;
}
