import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  numericalRank,
  orthonormalBasis,
  pseudoInverse,
  singularValueDecomposition,
  symmetricEigen,
} from '../../src/models/linear-algebra.ts';
import {
  diagonal,
  frobeniusSquared,
  fromRows,
  gram,
  identity,
  multiply,
  multiplyTransposed,
  scale,
  toRows,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { distance, gaussian, hardSpectra, size, streams, withSingularValues } from './matrices.ts';

/** A decomposition of a matrix of at most 8 × 8 is backward stable with a constant far below 1000. */
const rounding = 1000 * Number.EPSILON;

test('a thin singular value decomposition, tall or wide, reproduces its matrix', () => {
  fc.assert(
    fc.property(size(8), size(8), streams, (rows, columns, stream) => {
      const m = gaussian(rows, columns, stream);
      const { U, s, V } = singularValueDecomposition(m);
      const k = Math.min(rows, columns);
      expect([U.rows, U.columns, s.length, V.rows, V.columns]).toEqual([rows, k, k, columns, k]);
      expect(s.every((value, i) => value >= 0 && (i === 0 || value <= s[i - 1]))).toBe(true);
      const magnitude = Math.sqrt(frobeniusSquared(m));
      expect(distance(multiplyTransposed(multiply(U, diagonal(s)), V), m)).toBeLessThan(rounding * magnitude);
      expect(distance(gram(transpose(U)), identity(k))).toBeLessThan(rounding);
      expect(distance(gram(transpose(V)), identity(k))).toBeLessThan(rounding);
    }),
    { seed: 5 },
  );
});

test('the pseudo-inverse satisfies the four Penrose equations, at full rank and below it', () => {
  fc.assert(
    fc.property(size(6), size(6), size(6), streams, (rows, columns, inner, stream) => {
      const m = multiply(gaussian(rows, inner, stream), gaussian(inner, columns, stream));
      const p = pseudoInverse(m);
      const condition = Math.sqrt(frobeniusSquared(m) * frobeniusSquared(p));
      const [mp, pm] = [multiply(m, p), multiply(p, m)];
      const tolerance = rounding * condition ** 2;
      expect(distance(multiply(mp, m), m)).toBeLessThan(tolerance * Math.sqrt(frobeniusSquared(m)));
      expect(distance(multiply(pm, p), p)).toBeLessThan(tolerance * Math.sqrt(frobeniusSquared(p)));
      expect(distance(mp, transpose(mp))).toBeLessThan(tolerance);
      expect(distance(pm, transpose(pm))).toBeLessThan(tolerance);
    }),
    { seed: 6 },
  );
});

test('the threshold of the pseudo-inverse is relative: scale does not change the rank', () => {
  for (const factor of [1e-200, 1e-20, 1, 1e200]) {
    const p = pseudoInverse(
      fromRows([
        [factor, 0],
        [0, factor / 1024],
      ]),
    );
    expect(p.data[0] * factor).toBeCloseTo(1, 12);
    expect((p.data[3] * factor) / 1024).toBeCloseTo(1, 12);
  }
  expect(
    numericalRank(
      singularValueDecomposition(
        fromRows([
          [1, 2],
          [2, 4],
        ]),
      ).s,
      { rows: 2, columns: 2 },
    ),
  ).toBe(1);
});

test.each(hardSpectra.map((s) => ({ s })))(
  'singular values $s are found at every scale, and it comes to an end',
  ({ s }) => {
    fc.assert(
      fc.property(fc.constantFrom(1e-300, 1e-150, 1, 1e150, 1e300), streams, (factor, stream) => {
        const m = withSingularValues(s, 6, 9, stream);
        const { U, s: found, V } = singularValueDecomposition(scale(m, factor));
        const unscaled = found.map((value) => value / factor);
        for (const [k, value] of s.entries()) {
          expect(Math.abs(unscaled[k]! - value)).toBeLessThanOrEqual(rounding * s[0]!);
        }
        expect(distance(multiplyTransposed(multiply(U, diagonal(unscaled)), V), m)).toBeLessThanOrEqual(
          rounding * s[0]! * 3,
        );
        const square = scale(gram(m), factor);
        const eigen = symmetricEigen(square);
        for (const [k, value] of s.entries()) {
          const eigenvalue = eigen.values[s.length - 1 - k]! / factor;
          expect(Math.abs(eigenvalue - value ** 2)).toBeLessThanOrEqual(rounding * s[0]! ** 2 * 3);
        }
      }),
      { seed: 8, numRuns: 20 },
    );
  },
);

test('an orthonormal basis spans the columns, with the sign that makes it unique', () => {
  fc.assert(
    fc.property(size(8), size(8), streams, (rows, columns, stream) => {
      fc.pre(columns <= rows);
      const m = gaussian(rows, columns, stream);
      const q = orthonormalBasis(m);
      expect(distance(gram(transpose(q)), identity(columns))).toBeLessThan(rounding);
      const r = multiply(transpose(q), m);
      expect(distance(multiply(q, r), m)).toBeLessThan(rounding * Math.sqrt(frobeniusSquared(m)));
      for (let i = 0; i < columns; i++) expect(r.data[i * columns + i]).toBeGreaterThan(0);
    }),
    { seed: 7 },
  );
});

test('empty, dependent and non-finite input is answered or refused', () => {
  expect(singularValueDecomposition(zeros(3, 0)).s).toEqual([]);
  expect(orthonormalBasis(zeros(3, 0)).columns).toBe(0);
  expect(toRows(pseudoInverse(zeros(2, 3)))).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(() =>
    singularValueDecomposition(
      fromRows([
        [1, 2],
        [3, Number.NaN],
      ]),
    ),
  ).toThrow('entry (1, 1) of the matrix is NaN');
  expect(() => pseudoInverse(fromRows([[Infinity]]))).toThrow('entry (0, 0) of the matrix is Infinity');
  expect(() =>
    orthonormalBasis(
      fromRows([
        [1, 2],
        [2, 4],
      ]),
    ),
  ).toThrow('column 1 is a combination');
  expect(() => orthonormalBasis(fromRows([[1, 2]]))).toThrow('2 vectors in dimension 1');
});
