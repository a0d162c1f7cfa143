import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cholesky,
  divideByFactor,
  divideByGram,
  divideByTransposedFactor,
  invertLower,
  traceOfInverse,
  traceOfSquaredInverse,
  tryCholesky,
} from '../../src/models/cholesky.ts';
import { pseudoInverse } from '../../src/models/linear-algebra.ts';
import {
  copy,
  frobeniusSquared,
  fromRows,
  gram,
  identity,
  multiply,
  multiplyTransposed,
  toRows,
  trace,
  transpose,
} from '../../src/models/matrix.ts';
import { distance, gaussian, norm, size, streams } from './matrices.ts';

test('the factor of a matrix of integers is exact', () => {
  const g = fromRows([
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ]);
  expect(toRows(cholesky(g))).toEqual([
    [2, 0, 0],
    [6, 1, 0],
    [-8, 5, 3],
  ]);
});

/**
 * Backward stability (Higham 2002, theorems 10.3 and 8.5): ‖LLᵀ − G‖ ≤ (d+1)ε·tr G, and a substitution with L has a
 * residual ≤ dε‖L‖‖x‖. d ≤ 8 here; 10·d leaves room for the norms.
 */
test('the factor reproduces its matrix, and substitutions solve their systems, to rounding', () => {
  fc.assert(
    fc.property(size(8), size(12, 8), size(3), streams, (d, n, m, stream) => {
      const g = gram(gaussian(d, n, stream));
      const l = cholesky(copy(g));
      const unit = 10 * d * Number.EPSILON;
      expect(distance(gram(l), g)).toBeLessThanOrEqual(unit * trace(g));

      const rows = gaussian(m, d, stream);
      const forward = divideByTransposedFactor(l, copy(rows));
      expect(distance(multiplyTransposed(forward, l), rows)).toBeLessThanOrEqual(
        unit * norm(l) * norm(forward),
      );
      const back = divideByFactor(l, copy(rows));
      expect(distance(multiply(back, l), rows)).toBeLessThanOrEqual(unit * norm(l) * norm(back));
      const both = divideByGram(l, copy(rows));
      expect(distance(multiply(both, g), rows)).toBeLessThanOrEqual(2 * unit * trace(g) * norm(both));
      const inverse = invertLower(l);
      expect(distance(multiply(inverse, l), identity(d))).toBeLessThanOrEqual(unit * norm(l) * norm(inverse));
    }),
    { seed: 3 },
  );
});

test('traces of the inverse and of its square agree with the pseudo-inverse', () => {
  fc.assert(
    fc.property(size(8), size(14, 10), streams, (d, n, stream) => {
      const g = gram(gaussian(d, n, stream));
      const l = cholesky(copy(g));
      const inverse = pseudoInverse(g);
      // Either road has a relative error of a small multiple of dε·κ(G).
      const tolerance = 100 * d * Number.EPSILON * trace(g) * trace(inverse);
      expect(Math.abs(traceOfInverse(l) / trace(inverse) - 1)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(traceOfSquaredInverse(l) / frobeniusSquared(inverse) - 1)).toBeLessThanOrEqual(
        tolerance,
      );
    }),
    { seed: 4 },
  );
});

test('the upper triangle is not read, and is zero afterwards', () => {
  const l = cholesky(
    fromRows([
      [4, Number.NaN],
      [2, 5],
    ]),
  );
  expect(toRows(l)).toEqual([
    [2, 0],
    [1, 2],
  ]);
});

test('a matrix that is not positive definite is refused with its pivot', () => {
  const indefinite = fromRows([
    [1, 2, 0],
    [2, 1, 0],
    [0, 0, 1],
  ]);
  expect(() => cholesky(indefinite)).toThrow('not positive definite: pivot 1 of 3 is -3');
  expect(() => cholesky(fromRows([[Number.NaN]]))).toThrow('entry (0, 0) of the matrix is NaN');
  expect(() => cholesky(fromRows([[Infinity]]))).toThrow('entry (0, 0) of the matrix is Infinity');
  expect(() => cholesky(fromRows([[0]]))).toThrow('pivot 0 of 1 is 0');
  // Rank one: what is left of the second pivot is rounding, whichever sign it has.
  const x = fromRows([[0.1], [0.3]]);
  expect(() => cholesky(multiply(x, transpose(x)))).toThrow('pivot 1 of 2');
});

test('a nearly singular matrix is given up at the tolerance asked for', () => {
  const g = fromRows([
    [1, 1],
    [1, 1 + 1e-6],
  ]);
  expect(tryCholesky(copy(g), 1e-5)).toBe(1);
  expect(tryCholesky(copy(g), 1e-7)).toBe(-1);
});
