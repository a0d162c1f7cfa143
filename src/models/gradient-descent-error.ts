/**
 * How far a product D = B A, wherever descent stopped, is from the closed form D̂ of trained LoRA.
 *
 * With X = U S Vᵀ and P = ZV the loss is ½‖W − P‖² + const at W = D U S, and the closed form is SVD_r(P). Let
 * W = u w vᵀ have rank r, and split W − P = T + N with N = (I − uuᵀ)(W − P)(I − vvᵀ). Then P + T = W − N, whose parts
 * have orthogonal columns and orthogonal rows: if w_r > ‖N‖, W *is* SVD_r(P + T), the exact answer to a problem
 * perturbed by T. And T is the gradient along the matrices of rank r: with A' = A U S and the gradients
 * (W − P)A'ᵀ and Bᵀ(W − P) one has ‖T‖ ≤ ‖grad_B‖/σ_r(A') + ‖grad_A'‖/σ_r(B), so it vanishes with them; T itself is
 * computed here, being sharper and no dearer.
 *
 * The derivative of SVD_r at P has norm p_r/(p_r − p_{r+1}), the inverse of the least eigenvalue 1 − p_{r+1}/p_r of
 * the Hessian of ½‖W − P‖² on the matrices of rank r. From P to P + T no singular value moves by more than
 * δ = ‖T‖_F (Weyl), so that
 *
 *   ‖W − SVD_r(P)‖_F ≤ δ·p_r/(p_r − p_{r+1} − 2δ)   where the denominator is positive.
 *
 * Nothing is linearised, so there is no safety factor but one for rounding: δ is enlarged by
 * 64·ε·(‖P‖_F + ‖D‖_F·s_1), what forming W − P costs. The rounding of a computed D̂ is not in it.
 */
import { numericalRank, singularValueDecomposition } from './linear-algebra.ts';
import {
  diagonal,
  firstColumns,
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  squaredDistance,
  subtract,
  subtractProduct,
  transpose,
} from './matrix.ts';

export interface DescentErrorBound {
  /** An upper bound on ‖(D − D̂)X‖_F; Infinity where descent has not come close enough to tell. */
  readonly predictionErrorBound: number;
  /** An upper bound on ‖D − D̂‖_F: the above over the least singular value of X, and what D has in X's null space. */
  readonly estimateErrorBound: number;
}

/** The loss in the coordinates of the thin singular value decomposition X = U S Vᵀ, q = rank X. */
export interface ReducedProblem {
  /** dx × q. */
  readonly U: Matrix;
  /** The q positive singular values of X. */
  readonly s: readonly number[];
  /** Z V, dy × q. */
  readonly P: Matrix;
  /** λ, the largest eigenvalue of XXᵀ. */
  readonly curvature: number;
  /** ρ = ‖Z X⁺‖, the operator norm of the least-squares fit. */
  readonly fitNorm: number;
}

export function reducedProblem(X: Matrix, Z: Matrix): ReducedProblem {
  const { U, s: all, V } = singularValueDecomposition(X);
  const rank = numericalRank(all, X);
  const s = all.slice(0, rank);
  const P = multiply(Z, firstColumns(V, rank));
  const fit = multiply(P, diagonal(s.map((value) => 1 / value)));
  const fitNorm = singularValueDecomposition(fit).s[0] ?? 0;
  return { U: firstColumns(U, rank), s, P, curvature: (s[0] ?? 0) ** 2, fitNorm };
}

/** The bounds at D = B A of rank ≤ r, dy × dx. */
export function boundDescentError(D: Matrix, r: number, problem: ReducedProblem): DescentErrorBound {
  const { U, s, P } = problem;
  const seen = multiply(D, U);
  const size = Math.sqrt(frobeniusSquared(P)) + Math.sqrt(frobeniusSquared(D)) * (s[0] ?? 0);
  const rounding = 64 * Number.EPSILON * size;
  const predictionErrorBound = distanceToTruncation(multiply(seen, diagonal(s)), P, r, rounding);
  const inNullSpace = squaredDistance(D, multiplyTransposed(seen, U));
  const inColumnSpace = s.length === 0 ? 0 : predictionErrorBound / s[s.length - 1];
  return { predictionErrorBound, estimateErrorBound: Math.sqrt(inColumnSpace ** 2 + inNullSpace) };
}

/** An upper bound on ‖W − SVD_r(P)‖_F for W of rank ≤ r: see the head of this file. */
function distanceToTruncation(W: Matrix, P: Matrix, r: number, rounding: number): number {
  const difference = subtract(W, P);
  if (r >= Math.min(P.rows, P.columns)) return Math.sqrt(frobeniusSquared(difference)) + rounding;

  const svd = singularValueDecomposition(W);
  const [u, v] = [firstColumns(svd.U, r), firstColumns(svd.V, r)];
  const normal = subtract(difference, multiply(u, multiply(transpose(u), difference)));
  subtractProduct(normal, multiply(normal, v), transpose(v));
  const delta = Math.sqrt(squaredDistance(difference, normal)) + rounding;

  const p = singularValueDecomposition(P).s;
  const gap = p[r - 1] - p[r] - 2 * delta;
  const isTop = svd.s[r - 1] > singularValueDecomposition(normal).s[0] + rounding;
  return isTop && gap > 0 ? (delta * p[r - 1]) / gap : Infinity;
}
