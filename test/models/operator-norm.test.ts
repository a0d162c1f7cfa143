import fc from 'fast-check';
import { expect, test } from 'vitest';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import { diagonal, fromRows, multiply, scale, transpose, zeros } from '../../src/models/matrix.ts';
import { operatorNorm } from '../../src/models/operator-norm.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { gaussian, hardSpectra, size, streams, withSingularValues } from './matrices.ts';

test('it is the largest singular value of the reference decomposition, tall or wide, of full rank or not', () => {
  const scratch = createScratch();
  fc.assert(
    fc.property(size(30), size(30), size(30), streams, (rows, columns, inner, stream) => {
      const full = gaussian(rows, columns, stream);
      const product = multiply(gaussian(rows, inner, stream), gaussian(inner, columns, stream));
      for (const m of [full, product]) {
        const expected = singularValueDecomposition(m).s[0]!;
        expect(Math.abs(operatorNorm(m, scratch) / expected - 1)).toBeLessThan(1e-13 * (rows + columns));
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('known norms: diagonal, equal singular values, rank 1, one entry, nothing', () => {
  expect(operatorNorm(diagonal([1, -3, 2]))).toBeCloseTo(3, 13);
  expect(operatorNorm(diagonal([2, 2, 2, 2]))).toBeCloseTo(2, 13);
  expect(operatorNorm(fromRows([[3], [4]]))).toBeCloseTo(5, 13);
  expect(operatorNorm(multiply(fromRows([[1], [2], [2]]), fromRows([[3, 0, 4, 0]])))).toBeCloseTo(15, 12);
  expect(operatorNorm(fromRows([[-7]]))).toBe(7);
  expect(operatorNorm(zeros(4, 3))).toBe(0);
  expect(operatorNorm(zeros(0, 3))).toBe(0);
});

test('a matrix is left as it was', () => {
  const m = fromRows([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const before = [...m.data];
  expect(operatorNorm(m)).toBeCloseTo(operatorNorm(transpose(m)), 12);
  expect([...m.data]).toEqual(before);
});

test('an entry that is not finite is refused, not compared', () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() =>
      operatorNorm(
        fromRows([
          [1, bad],
          [0, 1],
        ]),
      ),
    ).toThrow(`entry (0, 1) of the matrix is ${bad}`);
  }
});

test.each(hardSpectra.map((s) => ({ s })))('singular values $s, at every scale', ({ s }) => {
  fc.assert(
    fc.property(fc.constantFrom(1e-300, 1e-160, 1e-150, 1, 1e150, 1e300), streams, (factor, stream) => {
      const m = scale(withSingularValues(s, 6, 9, stream), factor);
      expect(Math.abs(operatorNorm(m) / factor - s[0]!)).toBeLessThanOrEqual(1e-13 * 15 * s[0]!);
      expect(Math.abs(operatorNorm(m) - singularValueDecomposition(m).s[0]!)).toBeLessThanOrEqual(
        1e-13 * 15 * factor * s[0]!,
      );
      // The second largest would not do.
      if (s[1]! < s[0]! - 1e-6) {
        expect(operatorNorm(m) / factor - s[1]!).toBeGreaterThan(1e-7);
      }
    }),
    { seed: 2, numRuns: 30 },
  );
});
