import { expect, test } from 'vitest';
import { symmetricEigen } from '../../src/models/linear-algebra.ts';
import { diagonal } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { tridiagonalEigenvalues } from '../../src/models/tridiagonal-eigenvalues.ts';

function eigenvalues(values: readonly number[], beside: readonly number[]): number[] {
  const found = Float64Array.from(values);
  tridiagonalEigenvalues(found, Float64Array.from([...beside, Number.NaN]));
  return [...found].sort((a, b) => a - b);
}

/** A backward stable method is off by a modest multiple of ε‖T‖, which grows with the size at most. */
const bound = (size: number, norm: number) => 4 * size * Number.EPSILON * norm;

test.each([1, 2, 3, 10, 60])('the second difference of %i points: 2 − 2 cos(kπ/(n+1))', (n) => {
  const found = eigenvalues(new Array(n).fill(2), new Array(n - 1).fill(-1));
  for (const [k, value] of found.entries()) {
    expect(Math.abs(value - (2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1))))).toBeLessThan(bound(n, 4));
  }
});

test.each([5, 40])('random matrices of size %i: as the reference road', (n) => {
  const stream = randomStream('tridiagonal eigenvalues', n);
  const [values, beside] = [n, n - 1].map((size) => Array.from({ length: size }, () => stream.normal()));
  const dense = diagonal(values!);
  for (let i = 0; i + 1 < n; i++) dense.data[i * n + i + 1] = dense.data[(i + 1) * n + i] = beside![i]!;
  const expected = symmetricEigen(dense).values;
  const found = eigenvalues(values!, beside!);
  const norm = Math.max(...expected.map(Math.abs));
  // Both roads are off by as much.
  for (const [k, value] of found.entries()) {
    expect(Math.abs(value - expected[k]!)).toBeLessThan(2 * bound(n, norm));
  }
});

test('blocks, multiple eigenvalues and zeros', () => {
  expect(eigenvalues([1, 1, 7, 4, 4], [0, 0, 0, 2])).toEqual([1, 1, 2, 6, 7]);
  expect(eigenvalues([0, 0, 0], [0, 0])).toEqual([0, 0, 0]);
  expect(eigenvalues([], [])).toEqual([]);
  expect(eigenvalues([-3], [])).toEqual([-3]);
});

test.each([1e-100, 1e100])('scaled by %f', (scale) => {
  const plain = eigenvalues([1, 2, 3, 4], [1, 2, 1]);
  const scaled = eigenvalues(
    [1, 2, 3, 4].map((x) => x * scale),
    [1, 2, 1].map((x) => x * scale),
  );
  for (const [k, value] of scaled.entries()) {
    expect(Math.abs(value / scale - plain[k]!)).toBeLessThan(bound(4, 6));
  }
});

test.each([Number.NaN, Infinity])('%f is an error', (value) => {
  expect(() => eigenvalues([1, value], [1])).toThrow('not finite');
  expect(() => eigenvalues([1, 2], [value])).toThrow('not finite');
});
