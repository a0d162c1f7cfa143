import { expect, test } from 'vitest';
import { eigenvectorFor, largestEigenvalues } from '../../src/models/tridiagonal.ts';

test('the second difference matrix has the eigenvalues 2 − 2 cos(kπ/(m+1)) and sines for vectors', () => {
  const m = 12;
  const diagonal = new Float64Array(m).fill(2);
  const off = new Float64Array(m).fill(-1);
  const values = largestEigenvalues(diagonal, off, m, 5);
  expect(values).toHaveLength(5);
  for (const [i, value] of values.entries()) {
    const k = m - i;
    expect(value).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (m + 1)), 13);
    const vector = eigenvectorFor(diagonal, off, m, value);
    const sines = Array.from({ length: m }, (_, j) => Math.sin(((j + 1) * k * Math.PI) / (m + 1)));
    const norm = Math.sqrt(sines.reduce((sum, x) => sum + x * x, 0));
    const overlap = sines.reduce((sum, x, j) => sum + (x * vector[j]!) / norm, 0);
    expect(Math.abs(overlap)).toBeCloseTo(1, 12);
  }
});

test('no more eigenvalues than there are, of a leading block if the size says so', () => {
  const diagonal = Float64Array.of(3, 1, 7);
  const off = Float64Array.of(0.5, 0.25);
  expect(largestEigenvalues(diagonal, off, 1, 4)).toEqual([expect.closeTo(3, 12)]);
  const [a, b] = largestEigenvalues(diagonal, off, 2, 2);
  expect(a! + b!).toBeCloseTo(4, 12);
  expect(a! * b!).toBeCloseTo(3 - 0.25, 12);
});
