import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  addProduct,
  copy,
  diagonal,
  firstColumns,
  frobeniusSquared,
  fromRows,
  gram,
  identity,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  squaredDistance,
  subtract,
  subtractProduct,
  toRows,
  trace,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { gaussian, size, streams } from './matrices.ts';

const A = fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);
const B = fromRows([
  [1, 0],
  [2, -1],
  [0, 3],
]);

test('products of small matrices are what they are by hand', () => {
  expect(toRows(multiply(A, B))).toEqual([
    [5, 7],
    [14, 13],
  ]);
  expect(toRows(multiplyTransposed(A, transpose(B)))).toEqual(toRows(multiply(A, B)));
  expect(toRows(gram(A))).toEqual([
    [14, 32],
    [32, 77],
  ]);
  expect(trace(gram(A))).toBe(91);
  expect(frobeniusSquared(A)).toBe(91);
  expect(toRows(diagonal([2, 3], 2, 3))).toEqual([
    [2, 0, 0],
    [0, 3, 0],
  ]);
  expect(toRows(firstColumns(A, 2))).toEqual([
    [1, 2],
    [4, 5],
  ]);
  expect(toRows(scale(A, 2))[1]).toEqual([8, 10, 12]);
});

/** Every sum below has at most k = 7 products, each within ε/2 of its value: the error of an entry is ≤ (k+1)ε‖A‖‖B‖. */
function expectClose(a: Matrix, b: Matrix, magnitude: number): void {
  expect(Math.sqrt(squaredDistance(a, b))).toBeLessThanOrEqual(16 * Number.EPSILON * magnitude);
}

test('multiplication is associative, and transposition reverses it', () => {
  fc.assert(
    fc.property(size(7), size(7, 0), size(7), size(7), streams, (i, j, k, l, stream) => {
      const [a, b, c] = [gaussian(i, j, stream), gaussian(j, k, stream), gaussian(k, l, stream)];
      const magnitude = Math.sqrt(frobeniusSquared(a) * frobeniusSquared(b) * frobeniusSquared(c));
      expectClose(multiply(multiply(a, b), c), multiply(a, multiply(b, c)), 7 * magnitude);
      expect(toRows(transpose(multiply(a, b)))).toEqual(toRows(multiply(transpose(b), transpose(a))));
    }),
    { seed: 1 },
  );
});

test('sums with products, Gram matrices and distances agree with their definitions', () => {
  fc.assert(
    fc.property(size(7), size(7), size(7), streams, (i, j, k, stream) => {
      const [a, b, c] = [gaussian(i, j, stream), gaussian(j, k, stream), gaussian(i, k, stream)];
      const magnitude = Math.sqrt(frobeniusSquared(a) * frobeniusSquared(b)) + Math.sqrt(frobeniusSquared(c));
      expectClose(addProduct(c, a, b, zeros(i, k)), add(c, multiply(a, b)), magnitude);
      expectClose(subtractProduct(copy(c), a, b), subtract(c, multiply(a, b)), magnitude);
      expectClose(gram(a), multiply(a, transpose(a)), frobeniusSquared(a));
      expect(squaredDistance(c, scale(c, -1))).toBeCloseTo(4 * frobeniusSquared(c), 9);
      expect(toRows(multiply(a, identity(j)))).toEqual(toRows(a));
    }),
    { seed: 2 },
  );
});

test('what does not fit is refused with both sizes', () => {
  expect(() => multiply(A, A)).toThrow('cannot multiply: 2 × 3 and 2 × 3');
  expect(() => multiplyTransposed(A, B)).toThrow('2 × 3 and 3 × 2');
  expect(() => add(A, B)).toThrow('cannot add');
  expect(() => addProduct(zeros(2, 3), A, B)).toThrow('cannot add a product to');
  expect(() => copy(A, B)).toThrow('cannot copy');
  expect(() => trace(A)).toThrow('cannot take the trace');
  expect(() => zeros(2, -1)).toThrow('the size 2 × -1');
  expect(() => zeros(Number.NaN, 1)).toThrow('NaN');
  expect(() => fromRows([[1, 2], [3]])).toThrow('row 1 has 1 entries, row 0 has 2');
  expect(() => diagonal([1, 2, 3], 2, 2)).toThrow('3 numbers do not fit');
  expect(() => firstColumns(A, 4)).toThrow('3 columns does not have 4');
});
