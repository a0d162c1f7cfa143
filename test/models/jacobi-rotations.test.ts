import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrthogonalRows, rotateToOrthogonalRows } from '../../src/models/jacobi-rotations.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import { fromRows, type Matrix, multiply, scale, transpose, zeros } from '../../src/models/matrix.ts';
import { createScratch } from '../../src/models/scratch.ts';
import {
  departureFromOrthonormal,
  distance,
  gamma,
  gaussian,
  hardSpectra,
  norm,
  size,
  streams,
  withSingularValues,
} from './matrices.ts';

/**
 * Ten sweeps at most take each of m rows through m − 1 rotations, each within 4 roundings of an orthogonal one (of the
 * sine and cosine, two products and a sum): ‖JᵀW − M‖_F ≤ γ_{40m}‖M‖_F, and ‖JJᵀ − I‖_F ≤ 2√m·γ_{40m}.
 */
const rounding = (m: number) => gamma(40 * m);

function reproduced({ J, W, isTransposed }: OrthogonalRows): Matrix {
  const product = multiply(transpose(J), W);
  return isTransposed ? transpose(product) : product;
}

function expectDecomposition(M: Matrix, result: OrthogonalRows): void {
  const m = Math.min(M.rows, M.columns);
  const { J, W, s } = result;
  expect(distance(reproduced(result), M)).toBeLessThanOrEqual(rounding(m) * norm(M));
  expect(departureFromOrthonormal(J)).toBeLessThanOrEqual(2 * Math.sqrt(m) * rounding(m));
  for (let p = 0; p < m; p++) {
    const row = W.data.subarray(p * W.columns, (p + 1) * W.columns);
    expect(s[p]).toBeCloseTo(Math.hypot(...row), -Math.log10(norm(M)) + 12);
    if (p > 0) expect(s[p]).toBeLessThanOrEqual(s[p - 1]!);
    for (let q = 0; q < p; q++) {
      const other = W.data.subarray(q * W.columns, (q + 1) * W.columns);
      // To each other's size, not to that of the matrix: with what the rotations stop at and as much for this sum.
      const inner = row.reduce((sum, x, k) => sum + (x / (s[p]! || 1)) * (other[k]! / (s[q]! || 1)), 0);
      expect(Math.abs(inner)).toBeLessThanOrEqual(2 * (W.columns + 8) * Number.EPSILON);
    }
  }
}

const scratch = createScratch();

test('rows become orthogonal, in falling order, and turn back into the matrix, tall or wide, of full rank or not', () => {
  fc.assert(
    fc.property(size(12), size(16), size(12), streams, (rows, columns, inner, stream) => {
      const product = multiply(gaussian(rows, inner, stream), gaussian(inner, columns, stream));
      for (const m of [gaussian(rows, columns, stream), product]) {
        expectDecomposition(m, rotateToOrthogonalRows(m, scratch));
      }
    }),
    { seed: 41, numRuns: 60 },
  );
});

/** Weyl: a singular value is off by no more than the matrix is; building the matrix from reflections takes γ_{4(rows + columns)}. */
test.each(hardSpectra.map((s) => ({ s })))(
  'singular values $s, at every scale and as the reference road has them',
  ({ s }) => {
    fc.assert(
      fc.property(fc.constantFrom(1e-150, 1, 1e150), fc.boolean(), streams, (factor, isTall, stream) => {
        const [rows, columns] = isTall ? [9, 6] : [6, 8];
        const M = scale(withSingularValues(s, rows, columns, stream), factor);
        const result = rotateToOrthogonalRows(M);
        if (s[0]! > 0) expectDecomposition(M, result);
        const reference = singularValueDecomposition(M).s;
        const tolerance = (gamma(4 * (rows + columns)) + rounding(6)) * s[0]! * factor;
        for (const [k, value] of s.entries()) {
          expect(Math.abs(result.s[k]! - value * factor)).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(result.s[k]! - reference[k]!)).toBeLessThanOrEqual(2 * tolerance);
        }
      }),
      { seed: 42, numRuns: 30 },
    );
  },
);

/** Rows of very different sizes times a well-conditioned matrix of integers, whose last row is given. */
const graded = (last: readonly number[]) =>
  fromRows([[1, 1, 2], [1, 2, 2].map((x) => 1e-9 * x), last.map((x) => 1e-18 * x)]);

test('small singular values are found to their own size where rows are small, which no Gram matrix allows', () => {
  // Relative accuracy (Demmel & Veselić 1992): their product is the determinant, 2e-27, to a few roundings.
  const { s } = rotateToOrthogonalRows(graded([2, 5, 6]));
  expect(Math.abs((s[0]! * s[1]! * s[2]!) / 2e-27 - 1)).toBeLessThan(1e-14);
});

test('rows that depend on each other at different sizes come to an end', () => {
  const { s } = rotateToOrthogonalRows(graded([2, 5, 4]));
  expect(s[0]).toBeGreaterThan(2);
  expect(s[1]).toBeGreaterThan(1e-10);
  expect(s[2]).toBeLessThan(1e-33);
});

test('by hand: [[3, 0], [4, 5]] has the singular values √45 and √5', () => {
  const M = fromRows([
    [3, 0],
    [4, 5],
  ]);
  const { s } = rotateToOrthogonalRows(M);
  expect(s[0]).toBeCloseTo(Math.sqrt(45), 14);
  expect(s[1]).toBeCloseTo(Math.sqrt(5), 14);
  expect(rotateToOrthogonalRows(zeros(0, 3)).s).toHaveLength(0);
  expect([...rotateToOrthogonalRows(zeros(2, 3)).s]).toEqual([0, 0]);
});

test('the bounds are broken by a rotation with one wrong sign', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const M = gaussian(4, 6, stream);
      const result = rotateToOrthogonalRows(M);
      const wrong = { ...result, J: scale(result.J, 1) };
      wrong.J.data[5]! *= -1;
      expect(() => expectDecomposition(M, wrong)).toThrow();
      const swapped = { ...result, s: result.s.slice().reverse() };
      expect(() => expectDecomposition(M, swapped)).toThrow();
    }),
    { seed: 43, numRuns: 5 },
  );
});

test('an entry that is not finite is named', () => {
  for (const bad of [Number.NaN, Infinity, -Infinity]) {
    const M = fromRows([
      [1, 2, 3],
      [4, bad, 6],
    ]);
    expect(() => rotateToOrthogonalRows(M)).toThrow(`entry (1, 1) of the matrix is ${bad}`);
    expect(() => rotateToOrthogonalRows(transpose(M))).toThrow(`entry (1, 1) of the matrix is ${bad}`);
  }
});
