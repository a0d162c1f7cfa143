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
  squaredDistance,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';

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
});
