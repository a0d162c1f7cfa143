import { expect, test } from 'vitest';
import { leadingEigenvectorSolver } from '../../src/models/leading-eigenvectors.ts';
import { symmetricEigen } from '../../src/models/linear-algebra.ts';
import {
  copy,
  gram,
  identity,
  type Matrix,
  multiply,
  squaredDistance,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';

/** The Gram matrix of d rows in `columns` dimensions. */
function randomGram(d: number, columns: number): Matrix {
  const m = zeros(d, columns);
  randomStream('leading eigenvectors', d, columns).fillNormal(m.data);
  return gram(m);
}

test.each([
  [1, 3, 1],
  [2, 2, 2],
  [12, 20, 12],
  [20, 9, 7],
  [60, 60, 5],
  [90, 40, 16],
])('%i rows in %i dimensions: the %i leading eigenvectors', (d, columns, count) => {
  const a = randomGram(d, columns);
  const { values, vectors } = leadingEigenvectorSolver(d, count)(copy(a));
  const expected = symmetricEigen(a).values.toReversed();
  const norm = expected[0]!;
  // Two backward stable roads, each off by a modest multiple of d·ε‖A‖.
  const bound = 10 * d * Number.EPSILON * norm;
  for (const [k, value] of values.entries()) expect(Math.abs(value - expected[k]!)).toBeLessThan(bound);
  const image = multiply(vectors, a);
  let smallestGap = norm;
  for (let k = 0; k < count; k++) {
    let residual = 0;
    for (let i = 0; i < d; i++) {
      residual += (image.data[k * d + i]! - values[k]! * vectors.data[k * d + i]!) ** 2;
    }
    expect(Math.sqrt(residual)).toBeLessThan(bound);
    if (k + 1 < count) smallestGap = Math.min(smallestGap, values[k]! - values[k + 1]!);
  }
  // Vectors with residuals ρ of eigenvalues δ apart are orthogonal to 2ρ/δ.
  const overlap = Math.sqrt(squaredDistance(gram(vectors), identity(count)));
  expect(overlap).toBeLessThan((2 * count * bound) / smallestGap);
});

test('none at all', () => {
  expect(leadingEigenvectorSolver(4, 0)(randomGram(4, 4)).values).toHaveLength(0);
});

test('NaN is an error', () => {
  const a = randomGram(4, 4);
  a.data[8] = Number.NaN;
  expect(() => leadingEigenvectorSolver(4, 2)(a)).toThrow('not finite');
});
