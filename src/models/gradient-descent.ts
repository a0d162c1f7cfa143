/**
 * Plain gradient descent on both LoRA factors: f(B, A) = ½‖Z − B A X‖_F² with Z = Y − A_0 X, from B = 0 and a small
 * random A. With G = XXᵀ and M = ZXᵀ the gradients are (B A G − M) Aᵀ and Bᵀ (B A G − M).
 *
 * The step: the second derivative along (Ḃ, Ȧ), ‖(ḂA + BȦ)X‖² + 2⟨B A G − M, ḂȦ⟩, is at most
 * λ(‖A‖² + ‖B‖²) + ‖B A G − M‖ times ‖Ḃ‖² + ‖Ȧ‖², in operator norms, λ the largest eigenvalue of G. From a small
 * start the factors stay balanced (AAᵀ ≈ BᵀB), so at the optimum D̂ each has squared norm ‖D̂‖; D̂ is a projection of
 * the least-squares fit ZX⁺, of norm ρ, and ‖M‖ ≤ λρ. Hence the Lipschitz bound 3λρ and the constant step 1/(3λρ).
 */
import { residual } from './estimators.ts';
import { boundDescentError, type DescentErrorBound, reducedProblem } from './gradient-descent-error.ts';
import {
  add,
  frobeniusSquared,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  subtract,
  transpose,
  zeros,
} from './matrix.ts';
import type { RandomStream } from './random.ts';
import type { RegressionData } from './regression.ts';

export interface GradientDescentOptions {
  /** LoRA rank, a positive integer. */
  readonly r: number;
  /** Standard deviation of the entries of the first A, in units of √(ρ/dx). Default 1e-3. */
  readonly initialScale?: number;
  /** Start A in the column space of X, where it then stays: for n < dx nothing is left in the null space. */
  readonly startInColumnSpace?: boolean;
  /**
   * Stop once ‖∂f/∂B‖ and ‖∂f/∂A‖ are below this multiple of ‖M‖‖A‖ and ‖M‖‖B‖. Relative to the factors, so that the
   * saddle at 0, where descent starts and both are small, is not taken for the end. Default 1e-9.
   */
  readonly tolerance?: number;
  /** Stop after so many steps in any case. Default 20,000. */
  readonly maximumSteps?: number;
}

export interface GradientDescentResult extends DescentErrorBound {
  /** Â = A_0 + B A, dy × dx. */
  readonly estimate: Matrix;
  readonly steps: number;
  /** Final ‖∂f/∂B‖_F and ‖∂f/∂A‖_F. */
  readonly gradientNorms: readonly [number, number];
}

/** @throws RangeError if the rank is not a positive integer, or if descent diverges */
export function gradientDescent(
  data: RegressionData,
  options: GradientDescentOptions,
  stream: RandomStream,
): GradientDescentResult {
  const { r, tolerance = 1e-9, maximumSteps = 20_000 } = options;
  if (!(Number.isSafeInteger(r) && r > 0)) {
    throw new RangeError(`the rank must be a positive integer, got ${r}`);
  }
  const Z = residual(data);
  const G = gram(data.X);
  const M = multiplyTransposed(Z, data.X);
  const problem = reducedProblem(data.X, Z);
  const step = problem.curvature > 0 ? 1 / (3 * problem.curvature * problem.fitNorm) : 0;
  const target = tolerance * Math.sqrt(frobeniusSquared(M));

  const A = firstA(problem.fitNorm, problem.U, options, stream);
  const B = zeros(M.rows, r);
  const transposedB = zeros(r, M.rows);
  const [D, slope] = [zeros(M.rows, M.columns), zeros(M.rows, M.columns)];
  const [gradientB, gradientA] = [zeros(B.rows, B.columns), zeros(A.rows, A.columns)];
  for (let steps = 0; ; steps++) {
    subtract(multiply(multiply(B, A, D), G, slope), M, slope);
    multiplyTransposed(slope, A, gradientB);
    multiply(transpose(B, transposedB), slope, gradientA);
    const norms = [gradientB, gradientA].map((g) => Math.sqrt(frobeniusSquared(g))) as [number, number];
    const largest = Math.max(...norms);
    if (!(largest < Infinity)) {
      throw new RangeError(`gradient descent diverged after ${steps} steps of length ${step}`);
    }
    const scales = [A, B].map((factor) => target * Math.sqrt(frobeniusSquared(factor)));
    const arrived = norms.every((norm, k) => norm <= scales[k]);
    if (arrived || steps >= maximumSteps) {
      const estimate = add(data.pretrained, D);
      return { estimate, steps, gradientNorms: norms, ...boundDescentError(D, r, problem) };
    }
    for (let k = 0; k < B.data.length; k++) B.data[k] -= step * gradientB.data[k];
    for (let k = 0; k < A.data.length; k++) A.data[k] -= step * gradientA.data[k];
  }
}

function firstA(fitNorm: number, U: Matrix, options: GradientDescentOptions, stream: RandomStream): Matrix {
  const A = zeros(options.r, U.rows);
  stream.fillNormal(A.data);
  scale(A, (options.initialScale ?? 1e-3) * Math.sqrt(fitNorm / U.rows), A);
  return options.startInColumnSpace ? multiplyTransposed(multiply(A, U), U) : A;
}
