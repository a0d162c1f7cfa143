import { expect, test } from 'vitest';
import {
  leadingSingularVectors,
  residualBound,
  truncateRankFast,
} from '../../src/models/leading-singular-vectors.ts';
import { singularValueDecomposition, truncateRankPlainly } from '../../src/models/linear-algebra.ts';
import {
  frobeniusSquared,
  gram,
  identity,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  squaredDistance,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { departureFromOrthonormal, withSingularValues } from './matrices.ts';

function gaussian(rows: number, columns: number): Matrix {
  const m = zeros(rows, columns);
  randomStream('leading', rows, columns).fillNormal(m.data);
  return m;
}

test.each([
  [1, 1, 1],
  [1, 6, 1],
  [7, 2, 2],
  [20, 30, 3],
  [30, 20, 20],
  [60, 60, 5],
  [90, 40, 12],
])('%i × %i at rank %i: the reference road gives the same truncation', (rows, columns, r) => {
  const m = gaussian(rows, columns);
  const { s, left, right } = leadingSingularVectors(m, r);
  const reference = singularValueDecomposition(m).s.slice(0, r);
  expect(s).toHaveLength(r);
  for (const [k, value] of s.entries()) expect(value / reference[k]!).toBeCloseTo(1, 11);
  expect(squaredDistance(gram(left), identity(r))).toBeLessThan(1e-18);
  expect(squaredDistance(gram(right), identity(r))).toBeLessThan(1e-12);
  const distance = squaredDistance(truncateRankFast(m, r), truncateRankPlainly(m, r));
  expect(Math.sqrt(distance / frobeniusSquared(m))).toBeLessThan(1e-8);
});

test('every vector satisfies the residual bound', () => {
  const m = gaussian(50, 80);
  const { s, left } = leadingSingularVectors(m, 4);
  const image = multiplyTransposed(multiply(left, m), m); // rows (G u)ᵀ
  for (const [k, value] of s.entries()) {
    let residual = 0;
    for (let i = 0; i < 50; i++) {
      residual += (image.data[k * 50 + i]! - value ** 2 * left.data[k * 50 + i]!) ** 2;
    }
    expect(Math.sqrt(residual)).toBeLessThan(2 * residualBound * s[0]! ** 2);
  }
});

test('a matrix of low rank has no more singular values than that, and rank 0 has none', () => {
  const product = multiply(gaussian(30, 3), gaussian(3, 25));
  for (const m of [product, transpose(product)]) {
    expect(leadingSingularVectors(m, 5).s).toHaveLength(3);
    expect(squaredDistance(truncateRankFast(m, 5), m) / frobeniusSquared(m)).toBeLessThan(1e-18);
  }
  expect(leadingSingularVectors(product, 0).s).toEqual([]);
  expect(frobeniusSquared(truncateRankFast(product, 0))).toBe(0);
  expect(leadingSingularVectors(zeros(4, 6), 2).s).toEqual([]);
  expect(leadingSingularVectors(zeros(0, 6), 2).s).toEqual([]);
});

test('NaN is an error', () => {
  const m = gaussian(3, 4);
  m.data[5] = Number.NaN;
  expect(() => leadingSingularVectors(m, 1)).toThrow('entry (1, 1) of the matrix is NaN');
  const large = gaussian(20, 30);
  large.data[31] = -Infinity;
  expect(() => leadingSingularVectors(large, 1)).toThrow('entry (1, 1) of the matrix is -Infinity');
});

/** An eigenvalue of the Gram matrix is off by `residualBound`·s_1² and its rounding at most, so s_k by that over 2 s_k. */
test.each([
  [9, 12, 1e-150],
  [9, 12, 1e150],
  [30, 24, 1e-160],
  [24, 30, 1],
  [24, 30, 1e160],
])('%i × %i at the scale %f, κ = 1e10 and two values that differ by 1e-6', (rows, columns, factor) => {
  const least = Math.min(rows, columns);
  const s = Array.from({ length: least }, (_, k) => (k === 1 ? 1 - 1e-6 : 1e-10 ** (k / (least - 1))));
  s.sort((a, b) => b - a);
  const m = scale(withSingularValues(s, rows, columns, randomStream('hard', rows)), factor);
  const found = leadingSingularVectors(m, 3);
  const reference = singularValueDecomposition(m).s;
  for (const [k, value] of found.s.entries()) {
    const tolerance = (2 * residualBound) / s[k]!;
    expect(Math.abs(value / factor - s[k]!)).toBeLessThan(tolerance);
    expect(Math.abs(value - reference[k]!) / factor).toBeLessThan(tolerance);
  }
  expect(found.s[0]! / factor - s[1]!).toBeGreaterThan(5e-7);
  expect(departureFromOrthonormal(found.left)).toBeLessThan(1e-5);
  expect(departureFromOrthonormal(found.right)).toBeLessThan(1e-5);
});
