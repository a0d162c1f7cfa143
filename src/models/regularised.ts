/**
 * Full fine-tuning that is held back towards A_0: by a penalty, by stopping early, by taking a part of the step. Each fits
 * the residual Z = Y − A_0 X, and where n < dx by the n × n Gram matrix, since Xᵀφ(XXᵀ) = φ(XᵀX)Xᵀ for every φ.
 */
import { cholesky, divideByGram } from './cholesky.ts';
import { type EstimatorOptions, fullFineTuning, residual } from './estimators.ts';
import { finiteFit } from './least-squares.ts';
import { type SymmetricEigen, symmetricEigen } from './linear-algebra.ts';
import { add, copy, gram, type Matrix, multiply, multiplyTransposed, transpose } from './matrix.ts';
import type { RegressionData } from './regression.ts';
import { createScratch, type Scratch } from './scratch.ts';

/**
 * Ridge regression towards A_0: Â = A_0 + Z Xᵀ(XXᵀ + λI)⁻¹, the minimiser of ‖Y − ÂX‖² + λ‖Â − A_0‖².
 *
 * @param penalty λ > 0
 * @throws RangeError for any other λ
 */
export function ridge(data: RegressionData, penalty: number, options: EstimatorOptions = {}): Matrix {
  if (!(penalty > 0 && penalty < Infinity)) {
    throw new RangeError(`the penalty must be positive and finite, got ${penalty}`);
  }
  const { scratch = createScratch() } = options;
  const { X, pretrained } = data;
  const Z = residual(data, scratch);
  const factor = smallerGram(X, scratch);
  for (let i = 0; i < factor.rows; i++) factor.data[i * factor.rows + i] += penalty;
  cholesky(factor);
  const estimate = scratch('estimate', pretrained.rows, pretrained.columns);
  if (X.columns >= X.rows) {
    const target = scratch('fit', Z.rows, X.rows);
    return finiteFit(add(pretrained, divideByGram(factor, multiplyTransposed(Z, X, target)), estimate), Z);
  }
  const weights = divideByGram(factor, copy(Z, scratch('weights', Z.rows, Z.columns)));
  return finiteFit(add(pretrained, multiplyTransposed(weights, X, estimate), estimate), Z);
}

/** The smaller Gram matrix of a design and its eigenvalues, which are those of XXᵀ up to zeros. */
export function designEigen(X: Matrix, scratch: Scratch = createScratch()): SymmetricEigen {
  return symmetricEigen(smallerGram(X, scratch));
}

/**
 * Gradient flow on ½‖Y − (A_0 + D)X‖² from D = 0, stopped at the time t: D′ = (Z − DX)Xᵀ, so that
 * D = Z Xᵀ φ(XXᵀ) with φ(l) = (1 − e^{−tl})/l, φ(0) = t.
 *
 * φ is smooth (|φ′| ≤ t²/2), so that eigenvalues which are off by rounding, ε‖XXᵀ‖, cost D no more than
 * t²ε‖XXᵀ‖·‖ZXᵀ‖, however close to singular X is.
 *
 * @param time t ≥ 0, on the summed loss: with the mean over samples it would be t/n
 * @param eigen `designEigen(data.X)`, where the caller has it already
 * @throws RangeError for any other t
 */
export function gradientFlow(
  data: RegressionData,
  time: number,
  options: EstimatorOptions & { readonly eigen?: SymmetricEigen } = {},
): Matrix {
  if (!(time >= 0 && time < Infinity)) {
    throw new RangeError(`the time must be a finite number >= 0, got ${time}`);
  }
  const { scratch = createScratch() } = options;
  const { X, pretrained } = data;
  const { values, vectors } = options.eigen ?? designEigen(X, scratch);
  const Z = residual(data, scratch);
  const wide = X.columns < X.rows;
  const target = wide ? Z : multiplyTransposed(Z, X, scratch('fit', Z.rows, X.rows));
  const turned = multiply(target, vectors, scratch('turned', target.rows, target.columns));
  for (let k = 0; k < turned.data.length; k++) turned.data[k] *= filter(values[k % values.length], time);
  const filtered = multiplyTransposed(turned, vectors, scratch('filtered', target.rows, target.columns));
  const estimate = scratch('estimate', pretrained.rows, pretrained.columns);
  return finiteFit(add(pretrained, wide ? multiplyTransposed(filtered, X, estimate) : filtered, estimate), Z);
}

function filter(eigenvalue: number, time: number): number {
  return eigenvalue > 0 ? -Math.expm1(-time * eigenvalue) / eigenvalue : time;
}

/**
 * A part of the way to full fine-tuning, Â = A_0 + c(FFT − A_0) = (1 − c)A_0 + c FFT.
 *
 * @param part c, any number; 0 keeps A_0, 1 is full fine-tuning
 */
export function interpolated(data: RegressionData, part: number, options: EstimatorOptions = {}): Matrix {
  const estimate = fullFineTuning(data, options);
  const { pretrained } = data;
  for (let k = 0; k < estimate.data.length; k++) {
    estimate.data[k] = (1 - part) * pretrained.data[k] + part * estimate.data[k];
  }
  return estimate;
}

/** XXᵀ or, for n < dx, XᵀX. */
function smallerGram(X: Matrix, scratch: Scratch): Matrix {
  const tall = X.columns >= X.rows ? X : transpose(X, scratch('transposed', X.columns, X.rows));
  return gram(tall, scratch('gram', tall.rows, tall.rows));
}
