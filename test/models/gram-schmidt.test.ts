import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeProjections } from '../../src/models/gram-schmidt.ts';
import { haarOrthonormalRows, orthonormalizeRows } from '../../src/models/haar.ts';
import { orthonormalBasis } from '../../src/models/linear-algebra.ts';
import {
  addProduct,
  copy,
  fromRows,
  multiply,
  multiplyTransposed,
  scale,
  transpose,
} from '../../src/models/matrix.ts';
import {
  departureFromOrthonormal,
  distance,
  gamma,
  gaussian,
  norm,
  size,
  streams,
  withSingularValues,
} from './matrices.ts';

test('what is left of a run is orthogonal to every row, and the rest is a combination of them', () => {
  fc.assert(
    fc.property(size(9, 0), size(14, 10), streams, (count, length, stream) => {
      const basis = haarOrthonormalRows(count, length, stream);
      const x = gaussian(1, length, stream);
      const y = copy(x);
      removeProjections(y.data, 0, basis.data, count, length);
      expect(norm(multiplyTransposed(y, basis))).toBeLessThanOrEqual(gamma(4 * length) * norm(x));
      const back = addProduct(copy(y), multiplyTransposed(x, basis), basis);
      expect(distance(back, x)).toBeLessThanOrEqual(gamma(8 * length) * norm(x));
    }),
    { seed: 52 },
  );
});

/**
 * "Twice is enough" while rows are independent to rounding: orthonormal to a small multiple of ε for any κ up to 1e10,
 * where once would leave ε·κ², and A = R Q with a lower triangular R.
 */
test.each([1, 1e3, 1e6, 1e10])('rows with κ = %f become orthonormal, at every scale', (condition) => {
  fc.assert(
    fc.property(fc.constantFrom(1e-200, 1e-150, 1, 1e150, 1e200), streams, (factor, stream) => {
      const [rows, columns] = [6, 9];
      const s = Array.from({ length: rows }, (_, k) => condition ** (-k / (rows - 1)));
      const m = withSingularValues(s, rows, columns, stream);
      const q = orthonormalizeRows(scale(m, factor));
      expect(departureFromOrthonormal(q)).toBeLessThanOrEqual(gamma(10 * columns * rows));
      const r = multiplyTransposed(m, q);
      for (let i = 0; i < rows; i++) {
        for (let j = i + 1; j < rows; j++) {
          expect(Math.abs(r.data[i * rows + j]!)).toBeLessThanOrEqual(gamma(10 * columns * rows));
        }
        expect(r.data[i * rows + i]).toBeGreaterThan(0);
      }
      expect(distance(multiply(r, q), m)).toBeLessThanOrEqual(gamma(10 * columns * rows) * norm(m));
      // The basis of the reference road, each row off by ε·κ at most, with 100 for the size.
      const plain = transpose(orthonormalBasis(transpose(m)));
      expect(distance(q, plain)).toBeLessThanOrEqual(gamma(100) * condition * rows);
      // Once is not enough: a row that has lost its digits is seen.
      const wrong = copy(q);
      wrong.data[0]! += 1e-10;
      expect(departureFromOrthonormal(wrong)).toBeGreaterThan(gamma(10 * columns * rows));
    }),
    { seed: 53, numRuns: 20 },
  );
});

test('an entry that is not finite is named, not taken for dependence', () => {
  for (const bad of [Number.NaN, Infinity]) {
    expect(() =>
      orthonormalizeRows(
        fromRows([
          [1, 2, 3],
          [1, 0, bad],
        ]),
      ),
    ).toThrow(`entry (1, 2) of the matrix is ${bad}`);
  }
});
