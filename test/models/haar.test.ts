import fc from 'fast-check';
import { expect, test } from 'vitest';
import { haarOrthonormalColumns, haarOrthonormalRows, orthonormalizeRows } from '../../src/models/haar.ts';
import { orthonormalBasis } from '../../src/models/linear-algebra.ts';
import { copy, fromRows, gram, identity, toRows, transpose, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { distance, gaussian, size, standardErrorsFrom, streams } from './matrices.ts';

test('rows are orthonormal to rounding, square ones included', () => {
  fc.assert(
    fc.property(size(12, 0), size(12), streams, (r, d, stream) => {
      fc.pre(r <= d);
      // After two projections each inner product is a few dε (Giraud, Langou & Rozložník 2005).
      const tolerance = 10 * d * (r + 1) * Number.EPSILON;
      expect(distance(gram(haarOrthonormalRows(r, d, stream)), identity(r))).toBeLessThan(tolerance);
      expect(distance(gram(transpose(haarOrthonormalColumns(d, r, stream))), identity(r))).toBeLessThan(
        tolerance,
      );
    }),
    { seed: 8 },
  );
});

test('Gram–Schmidt gives the Q of the QR decomposition with a positive diagonal', () => {
  fc.assert(
    fc.property(size(4), size(8, 6), streams, (r, d, stream) => {
      const m = gaussian(r, d, stream);
      // κ of an r × d Gaussian matrix with d ≥ r + 2 stays far below 1e6, and the error of Q is of order dεκ.
      expect(distance(orthonormalizeRows(copy(m)), transpose(orthonormalBasis(transpose(m))))).toBeLessThan(
        1e-8,
      );
    }),
    { seed: 9 },
  );
});

test('the law is invariant: moments of the entries, within five standard errors', () => {
  const [r, d] = [2, 4];
  const q = zeros(r, d);
  const score = (value: number, f: (e: Float64Array) => number) =>
    Math.abs(
      standardErrorsFrom(value, (s) => f(haarOrthonormalRows(r, d, s, q).data), 30_000, randomStream('haar')),
    );
  expect(score(0, (e) => e[0])).toBeLessThan(5);
  expect(score(1 / d, (e) => e[1] ** 2)).toBeLessThan(5);
  expect(score(1 / d, (e) => e[7] ** 2)).toBeLessThan(5);
  expect(score(3 / (d * (d + 2)), (e) => e[5] ** 4)).toBeLessThan(5);
  // E q_11² q_22² = (d+1)/((d−1)d(d+2)) and E q_11 q_12 q_21 q_22 = −1/((d−1)d(d+2)) (Collins & Śniady 2006).
  expect(score((d + 1) / ((d - 1) * d * (d + 2)), (e) => (e[0] * e[5]) ** 2)).toBeLessThan(5);
  expect(score(-1 / ((d - 1) * d * (d + 2)), (e) => e[0] * e[1] * e[4] * e[5])).toBeLessThan(5);
  // A variance that is wrong is seen.
  expect(score(1 / (d + 1), (e) => e[1] ** 2)).toBeGreaterThan(5);
});

test('dependent rows and too many rows are refused', () => {
  expect(() => haarOrthonormalRows(3, 2, randomStream('x'))).toThrow('no 3 orthonormal rows in dimension 2');
  expect(() =>
    orthonormalizeRows(
      fromRows([
        [0.1, 0.3],
        [0.3, 0.9],
      ]),
    ),
  ).toThrow('row 1 is a combination');
  expect(() => orthonormalizeRows(fromRows([[0, 0]]))).toThrow('row 0');
  expect(toRows(orthonormalizeRows(fromRows([[3, 4]])))).toEqual([[3 / 5, 4 / 5]]);
});
