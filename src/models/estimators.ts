/**
 * The estimators of the comparison. Each maps a data set to Â (dy × dx), starts from the pretrained map A_0, and
 * fits the residual Z = Y − A_0 X.
 */
import { choleskyRoad, type LeastSquaresRoad } from './least-squares.ts';
import { add, addProduct, type Matrix, multiply, subtractProduct, transpose } from './matrix.ts';
import type { RegressionData } from './regression.ts';
import { createScratch, type Scratch } from './scratch.ts';

export interface EstimatorOptions {
  /** How least squares is solved: fast unless told otherwise. */
  readonly road?: LeastSquaresRoad;
  /**
   * Buffers for a loop of many fits; then the returned Â is overwritten by the next call with the same ones. One
   * set serves one estimator: give each its own where two estimates are compared.
   */
  readonly scratch?: Scratch;
}

/** Full fine-tuning: Â = A_0 + Z X⁺, least squares for n ≥ dx and the minimum-norm interpolant for n < dx. */
export function fullFineTuning(data: RegressionData, options: EstimatorOptions = {}): Matrix {
  const { road = choleskyRoad, scratch = createScratch() } = options;
  const shift = road.fit(data.X, residual(data, scratch), scratch);
  return add(data.pretrained, shift, estimate(data, scratch));
}

/**
 * LoRA with a frozen A (LoRA-FA): Â = A_0 + B̂ A with B̂ = Z (A X)⁺, least squares for n ≥ r.
 *
 * @param A frozen factor, r × dx
 */
export function loraFrozenA(data: RegressionData, A: Matrix, options: EstimatorOptions = {}): Matrix {
  const { road = choleskyRoad, scratch = createScratch() } = options;
  const features = multiply(A, data.X, scratch('features', A.rows, data.X.columns));
  const B = road.fit(features, residual(data, scratch), scratch);
  return addProduct(data.pretrained, B, A, estimate(data, scratch));
}

/**
 * LoRA with a frozen B: Â = A_0 + Q Â' with Â' = Qᵀ Z X⁺.
 *
 * @param Q frozen factor, dy × r with orthonormal columns
 */
export function loraFrozenB(data: RegressionData, Q: Matrix, options: EstimatorOptions = {}): Matrix {
  const { road = choleskyRoad, scratch = createScratch() } = options;
  const transposed = transpose(Q, scratch('frozen', Q.columns, Q.rows));
  const Z = residual(data, scratch);
  const seen = multiply(transposed, Z, scratch('seen', Q.columns, Z.columns));
  const factor = road.fit(data.X, seen, scratch);
  return addProduct(data.pretrained, Q, factor, estimate(data, scratch));
}

/**
 * LoRA with both factors trained, at its global optimum: Â = A_0 + D̂ with D̂ the best fit of rank ≤ r to Z, of
 * minimum norm (reduced-rank regression). It is full fine-tuning where r ≥ min(dx, dy, n), and A_0 where r = 0.
 *
 * @param r LoRA rank, an integer ≥ 0
 * @throws RangeError for any other r
 */
export function loraTrained(data: RegressionData, r: number, options: EstimatorOptions = {}): Matrix {
  const { road = choleskyRoad, scratch = createScratch() } = options;
  const shift = road.fitOfRank(data.X, residual(data, scratch), r, scratch);
  return add(data.pretrained, shift, estimate(data, scratch));
}

/** Z = Y − A_0 X. */
export function residual({ X, Y, pretrained }: RegressionData, scratch: Scratch = createScratch()): Matrix {
  return subtractProduct(Y, pretrained, X, scratch('residual', Y.rows, Y.columns));
}

function estimate({ pretrained }: RegressionData, scratch: Scratch): Matrix {
  return scratch('estimate', pretrained.rows, pretrained.columns);
}
