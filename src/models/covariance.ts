/**
 * Inputs with a covariance Σ: columns x = Σ^{1/2}z with z standard normal, and the excess risk in the Σ-norm.
 *
 * **Accuracy.** The fast road of least-squares.ts solves D G = M with G = XXᵀ = Σ^{1/2} ZZᵀ Σ^{1/2}. It forms and factors
 * G with an error δG of norm ≤ cε‖G‖ and M with one of norm ≤ cε‖T‖‖X‖, T the targets, c = dx(n + dx). In the Σ-norm the
 * fit moves by ‖(δM − D δG)G⁻¹Σ^{1/2}‖, and G⁻¹Σ^{1/2} = Σ^{-1/2}(ZZᵀ)⁻¹. With the largest eigenvalue of Σ 1 and its
 * condition number κ that is at most cε·√κ·κ(ZZᵀ)·(‖D‖ + ‖T‖/‖X‖): κ enters by its root, and once more by ‖D‖, whose noise
 * part is at most √κ larger than in the Σ-norm. At κ = 1e4, dx = 24, n = 36 and κ(ZZᵀ) = 1e4 the root of the risk is off by
 * 3e-5 of itself at most; the mean tests exclude 5e-3 at best.
 */
import { cholesky, divideByTransposedFactor } from './cholesky.ts';
import { haarOrthonormalRows } from './haar.ts';
import { dot } from './inner-products.ts';
import {
  copy,
  frobeniusSquared,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  refuseNonFinite,
  subtract,
  trace,
  transpose,
  zeros,
} from './matrix.ts';
import type { RandomStream } from './random.ts';
import { type RegressionSettings, regressionSampler } from './regression.ts';
import type { Draw, Estimator } from './risk-samplers.ts';
import { createScratch } from './scratch.ts';

/** A symmetric positive definite matrix with its symmetric root, both d × d. */
export interface Covariance {
  /** Σ. */
  readonly matrix: Matrix;
  /** Σ^{1/2}. */
  readonly root: Matrix;
}

/**
 * A random covariance of the given condition number: Haar eigenvectors, the largest eigenvalue 1, the smallest 1/κ, and
 * the others between them with uniform logarithms. In one dimension, where every condition number is 1, it is 1/κ.
 *
 * @throws RangeError for a dimension that is not a positive integer, or a condition number that is not finite and ≥ 1
 */
export function randomCovariance(d: number, condition: number, stream: RandomStream): Covariance {
  if (!(Number.isSafeInteger(d) && d > 0)) {
    throw new RangeError(`the dimension of a covariance must be a positive integer, got ${d}`);
  }
  if (!(condition >= 1 && condition < Infinity)) {
    throw new RangeError(`a condition number must be a finite number >= 1, got ${condition}`);
  }
  const eigenvectors = haarOrthonormalRows(d, d, stream);
  const eigenvalues = Array.from({ length: d }, () => condition ** -stream.uniform());
  eigenvalues[d - 1] = 1;
  eigenvalues[0] = 1 / condition;
  return {
    matrix: spectral(eigenvectors, eigenvalues),
    root: spectral(eigenvectors, eigenvalues.map(Math.sqrt)),
  };
}

/** Σ_k values_k v_k v_kᵀ with the rows v_k. */
function spectral(rows: Matrix, values: readonly number[]): Matrix {
  const weighted = transpose(rows);
  for (let k = 0; k < weighted.data.length; k++) weighted.data[k] *= values[k % values.length];
  return multiply(weighted, rows);
}

/** Fills X (dx × n) with independent columns from N(0, Σ). */
export function correlatedDesign({ root }: Covariance): NonNullable<RegressionSettings['drawDesign']> {
  const scratch = createScratch();
  return (X, stream) => {
    const Z = scratch('Z', X.rows, X.columns);
    stream.fillNormal(Z.data);
    multiply(root, Z, X);
  };
}

/** Excess risk in the Σ-norm, ‖(Â − A_*)Σ^{1/2}‖_F², of an estimator on a new data set whose inputs have covariance Σ. */
export function excessRiskUnderCovariance(
  estimator: Estimator,
  settings: RegressionSettings,
  covariance: Covariance,
): Draw {
  const sample = regressionSampler({ ...settings, drawDesign: correlatedDesign(covariance) });
  const options = { scratch: createScratch() };
  const error = zeros(settings.dy, settings.dx);
  const weighted = zeros(settings.dy, settings.dx);
  return (stream) => {
    const data = sample(stream);
    subtract(estimator(data, options), data.downstream, error);
    return frobeniusSquared(multiply(error, covariance.root, weighted));
  };
}

/**
 * tr(Σ(XXᵀ)⁻¹) for n columns X from N(0, Σ): what noise of variance 1 costs least squares in the Σ-norm, given X.
 *
 * @param covariance Σ, d × d and positive definite, d ≤ n
 */
export function traceUnderCovariance(covariance: Matrix, n: number): Draw {
  const d = covariance.rows;
  const root = cholesky(copy(covariance));
  const [Z, X, G] = [zeros(d, n), zeros(d, n), zeros(d, d)];
  const transposed = transpose(root);
  const solved = zeros(d, d);
  return (stream) => {
    stream.fillNormal(Z.data);
    // tr(L Lᵀ G⁻¹) = ‖Lᵀ K⁻ᵀ‖² with G = K Kᵀ.
    const K = cholesky(gram(multiply(root, Z, X), G));
    solved.data.set(transposed.data);
    return frobeniusSquared(divideByTransposedFactor(K, solved));
  };
}

/**
 * tr(Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ): what of Delta no map of the form B A can represent, in the Σ-norm. For Σ = I and
 * orthonormal rows of A it is ‖Delta(I − AᵀA)‖².
 *
 * @param shift Delta, dy × dx
 * @param A r × dx of rank r
 */
export function missedEnergyUnder(shift: Matrix, A: Matrix, covariance: Covariance): number {
  return trace(missedCovariance(shift, A, covariance));
}

/** Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ, dy × dy. */
export function missedCovariance(shift: Matrix, A: Matrix, { matrix }: Covariance): Matrix {
  refuseNonFinite(shift, 'the shift');
  const weighted = multiply(shift, matrix);
  const factor = cholesky(multiplyTransposed(multiply(A, matrix), A));
  // ΔΣAᵀ(AΣAᵀ)⁻¹AΣΔᵀ = W Wᵀ with W = ΔΣAᵀ K⁻ᵀ, AΣAᵀ = K Kᵀ.
  const W = divideByTransposedFactor(factor, multiplyTransposed(weighted, A));
  const out = multiplyTransposed(weighted, shift);
  for (let i = 0; i < out.rows; i++) {
    for (let j = 0; j < out.columns; j++) {
      out.data[i * out.columns + j] -= dot(W.data, i * W.columns, W.data, j * W.columns, W.columns);
    }
  }
  return out;
}
