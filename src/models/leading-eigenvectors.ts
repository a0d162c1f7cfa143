/**
 * The leading eigenvectors of a symmetric matrix, without the others: its tridiagonal form, all of that form's
 * eigenvalues and the vectors of the largest. Unlike Lanczos' method it takes the same time whatever the gaps are, and
 * less than it where the matrix is small or many are wanted. symmetricEigen is the plain road to the same.
 */
import { backTransform, tridiagonaliser } from './householder.ts';
import { type Matrix, zeros } from './matrix.ts';
import { eigenvectorFinder } from './tridiagonal.ts';
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.ts';

export interface LeadingEigenvectors {
  /** The largest eigenvalues, descending, as many as were asked for. */
  readonly values: Float64Array;
  /** count × d: a unit eigenvector a row. */
  readonly vectors: Matrix;
}

/**
 * The `count` leading eigenvectors of symmetric d × d matrices, for many of them. Equal eigenvalues get one and the same
 * vector, so a matrix must come from a continuous law, under which there are none.
 *
 * @param count an integer from 0 to d
 * @returns a function that overwrites its matrix, of which only the lower triangle is read; what it returns is
 * overwritten by its next call. It throws a RangeError if an entry is not finite.
 */
export function leadingEigenvectorSolver(d: number, count: number): (a: Matrix) => LeadingEigenvectors {
  const tridiagonal = tridiagonaliser(d);
  const all = new Float64Array(d);
  const off = new Float64Array(d);
  const values = new Float64Array(count);
  const vectors = zeros(count, d);
  const findEigenvector = eigenvectorFinder(d);
  const found = { values, vectors };
  return (a) => {
    const form = tridiagonal(a);
    all.set(form.diagonal);
    off.set(form.off);
    tridiagonalEigenvalues(all, off);
    all.sort();
    for (let k = 0; k < count; k++) {
      values[k] = all[d - 1 - k];
      findEigenvector(form.diagonal, form.off, d, values[k], vectors.data, k * d);
    }
    backTransform(form, vectors);
    return found;
  };
}
