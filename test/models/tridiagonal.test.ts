import { expect, test } from 'vitest';
import { symmetricEigen } from '../../src/models/linear-algebra.ts';
import { zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
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

/** Bisection ends at 4ε·bound, and Sturm counts are those of a matrix within a few ε of it (Higham 2002, section 3). */
test.each([1, 1e-5, 1e-10])('graded by %f from row to row, as the reference road has it', (ratio) => {
  const m = 8;
  const stream = randomStream('tridiagonal', ratio);
  const diagonal = Float64Array.from({ length: m }, (_, i) => ratio ** (i / 2) * stream.normal());
  const off = Float64Array.from({ length: m }, (_, i) => ratio ** (i / 2) * stream.normal());
  const full = zeros(m, m);
  for (let i = 0; i < m; i++) {
    full.data[i * m + i] = diagonal[i]!;
    if (i + 1 < m) full.data[i * m + i + 1] = full.data[(i + 1) * m + i] = off[i]!;
  }
  const reference = [...symmetricEigen(full).values].reverse();
  const bound = Math.max(...reference.map(Math.abs));
  const values = largestEigenvalues(diagonal, off, m, m);
  for (const [k, value] of values.entries()) {
    expect(Math.abs(value - reference[k]!)).toBeLessThan(100 * Number.EPSILON * bound);
    const v = eigenvectorFor(diagonal, off, m, value);
    // ‖T v − λ v‖ ≤ m·(the error of λ), for a vector joined where it leaves the least (Fernando 1997).
    const residual = v.map(
      (x, i) =>
        (diagonal[i]! - value) * x +
        (i > 0 ? off[i - 1]! * v[i - 1]! : 0) +
        (i + 1 < m ? off[i]! * v[i + 1]! : 0),
    );
    expect(Math.hypot(...residual)).toBeLessThan(100 * m * Number.EPSILON * bound);
  }
});
