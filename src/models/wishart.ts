/** Wishart matrices without the Gaussian matrices that they come from. */
import { type Matrix, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';

/**
 * Draws the lower triangular L of L Lᵀ = X Xᵀ for a d × n standard normal X (Bartlett 1933; Muirhead 1982, theorem
 * 3.2.14): with i from 0,
 * L_ii² ~ χ² with n − i degrees, L_ij ~ N(0, 1) for j < i, all independent.
 *
 * The leading r × r block of L is the factor of the first r coordinates' own Wishart matrix with the same n, on the
 * same design; by rotation invariance that is A X Xᵀ Aᵀ for any A with r orthonormal rows, jointly with X Xᵀ up to
 * a rotation.
 *
 * @param d dimension, a positive integer
 * @param n degrees of freedom, an integer ≥ d
 * @returns a sampler; the matrix it returns is overwritten by its next call
 * @throws RangeError for any other d or n
 */
export function wishartCholesky(d: number, n: number): (stream: RandomStream) => Matrix {
  refuseImpossible(d, n);
  const l = zeros(d, d);
  return (stream) => {
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < i; j++) l.data[i * d + j] = stream.normal();
      l.data[i * d + i] = Math.sqrt(stream.chiSquare(n - i));
    }
    return l;
  };
}

/**
 * Draws tr (X Xᵀ)⁻¹ for a d × n standard normal X from 2d − 1 chi-squares. Reflections from the right and the left in
 * turn make X lower bidiagonal (Silverstein 1985; Dumitriu & Edelman 2002): with i from 0, B_ii² ~ χ² with n − i degrees
 * and B_{i,i−1}² ~ χ² with d − i, all independent, and B Bᵀ has the eigenvalues of X Xᵀ. Row i of B⁻¹ has the squared
 * length t_i = (1 + B_{i,i−1}² t_{i−1})/B_ii², and the trace is their sum.
 *
 * @throws RangeError as `wishartCholesky`
 */
export function traceOfInverseWishart(d: number, n: number): (stream: RandomStream) => number {
  refuseImpossible(d, n);
  return (stream) => {
    let row = 1 / stream.chiSquare(n);
    let trace = row;
    for (let i = 1; i < d; i++) {
      row = (1 + stream.chiSquare(d - i) * row) / stream.chiSquare(n - i);
      trace += row;
    }
    return trace;
  };
}

function refuseImpossible(d: number, n: number): void {
  if (!(Number.isSafeInteger(d) && d > 0)) {
    throw new RangeError(`the dimension of a Wishart matrix must be a positive integer, got ${d}`);
  }
  if (!(Number.isSafeInteger(n) && n >= d)) {
    throw new RangeError(`a Wishart matrix of dimension ${d} needs an integer n >= ${d}, got ${n}`);
  }
}
