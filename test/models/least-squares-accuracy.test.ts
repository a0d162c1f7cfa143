/** Least squares on ill-conditioned designs, against the exact rational solution Z Xᵀ (X Xᵀ)⁻¹. */
import { expect, test } from 'vitest';
import {
  cholesky,
  divideByGram,
  divideByTransposedFactor,
  growthOfInverse,
} from '../../src/models/cholesky.ts';
import { choleskyRoad, referenceRoad } from '../../src/models/least-squares.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  fromRows,
  gram,
  identity,
  type Matrix,
  multiplyTransposed,
  scale,
  transpose,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { createScratch } from '../../src/models/scratch.ts';
import {
  exactDifference,
  exactInverse,
  exactly,
  exactProduct,
  exactTranspose,
  rounded,
} from './exact-matrices.ts';
import { distance, gamma, gaussian, norm, withSingularValues } from './matrices.ts';

const stream = randomStream('least squares accuracy');
const [dx, n, dy] = [5, 8, 3];
const Z = gaussian(dy, n, stream);
const noiseless = (X: Matrix) => ({
  X,
  Z: rounded(exactProduct(exactly(gaussian(dy, X.rows, stream)), exactly(X))),
});

/** Singular values from 1 to 1/κ in equal ratios. */
const spread = (condition: number, factor = 1) =>
  scale(
    withSingularValues(
      Array.from({ length: dx }, (_, k) => condition ** (-k / (dx - 1))),
      dx,
      n,
      stream,
    ),
    factor,
  );
/** Each row but the first nearly a combination of the ones before, none of them alone: all pivots are 1e-8 or more. */
const chain = fromRows([
  [1, 0, 0, 0, 0, 0, 0, 0],
  [1, 1e-4, 0, 0, 0, 0, 0, 0],
  [0, 1, 1e-4, 0, 0, 0, 0, 0],
]);
const powers = fromRows(
  Array.from({ length: 5 }, (_, i) => Array.from({ length: n }, (_, j) => (j + 1) ** i)),
);

/** How far a fit is from the exact one, in Frobenius norm; the difference is taken before rounding. */
function errorOf(D: Matrix, X: Matrix, Z: Matrix): number {
  const [x, z] = [exactly(X), exactly(Z)];
  const exact = exactProduct(
    exactProduct(z, exactTranspose(x)),
    exactInverse(exactProduct(x, exactTranspose(x))),
  );
  return norm(rounded(exactDifference(exactly(D), exact)));
}

/**
 * The bound at `nearlySingular` in least-squares.ts, times 2 for second orders where it is far below ‖D‖; and what a
 * backward stable decomposition allows (Higham 2002, theorem 20.1), 1000 roundings of a matrix of 8 × 8 being ample.
 */
function bounds(X: Matrix, Z: Matrix, D: Matrix) {
  const { s } = singularValueDecomposition(X);
  const [condition, pseudoInverse] = [s[0]! / s.at(-1)!, 1 / s.at(-1)!];
  // ‖X‖_F ≤ √rows·s_1, without squares that could underflow.
  const size = Math.sqrt(X.rows) * condition;
  const gramRoad =
    2 * (gamma(n) * norm(Z) * size * pseudoInverse + gamma(n + 3 * X.rows + 1) * size ** 2 * norm(D));
  const reference = gamma(1000) * condition * norm(Z) * pseudoInverse;
  return { gramRoad, reference };
}

const cases: readonly { name: string; X: Matrix; isGramRoad: boolean }[] = [
  { name: 'κ = 1', X: spread(1), isGramRoad: true },
  { name: 'κ = 100', X: spread(100), isGramRoad: true },
  { name: 'κ = 1000', X: spread(1e3), isGramRoad: true },
  { name: 'κ = 1e6', X: spread(1e6), isGramRoad: false },
  { name: 'κ = 1e8', X: spread(1e8), isGramRoad: false },
  { name: 'κ = 1e10', X: spread(1e10), isGramRoad: false },
  { name: 'κ = 1e8 with no small pivot', X: chain, isGramRoad: false },
  { name: 'powers of integers, graded but not nearly singular', X: powers, isGramRoad: true },
  { name: 'κ = 100, tiny', X: spread(100, 1e-150), isGramRoad: false },
  { name: 'κ = 100, too small to be squared', X: spread(100, 1e-160), isGramRoad: false },
  { name: 'κ = 100, huge', X: spread(100, 1e150), isGramRoad: true },
  { name: 'κ = 1e10, tiny', X: spread(1e10, 1e-150), isGramRoad: false },
];

test.each(cases)('$name: the fit is exact to the bound of the road that it takes', ({ X, isGramRoad }) => {
  const D = choleskyRoad.fit(X, Z, createScratch());
  const plain = referenceRoad.fit(X, Z, createScratch());
  const { gramRoad, reference } = bounds(X, Z, D);
  const allowed = isGramRoad ? gramRoad : reference;
  const error = errorOf(D, X, Z);
  expect(error).toBeLessThanOrEqual(allowed);
  expect(errorOf(plain, X, Z)).toBeLessThanOrEqual(reference);
  expect(distance(D, plain)).toBeLessThanOrEqual(allowed + reference);
  // Which road was taken shows in the bits.
  expect(D.data.every((value, k) => value === plain.data[k])).toBe(!isGramRoad);
});

test.each([
  { name: 'κ = 1e6', X: spread(1e6) },
  { name: 'κ = 1e7 with no small pivot', X: chain },
])('$name: without the reference road the square of κ would show', ({ X: design }) => {
  const { X, Z } = noiseless(design);
  const byGram = divideByGram(cholesky(gram(X)), multiplyTransposed(Z, X));
  const D = choleskyRoad.fit(X, Z, createScratch());
  expect(errorOf(byGram, X, Z)).toBeGreaterThan(100 * errorOf(D, X, Z));
});

test('fewer samples than inputs: the same bounds by the dual Gram matrix', () => {
  for (const condition of [1, 100, 1e3, 1e10]) {
    const X = transpose(spread(condition));
    const targets = gaussian(dy, X.columns, stream);
    const [D, plain] = [choleskyRoad, referenceRoad].map((road) => road.fit(X, targets, createScratch())) as [
      Matrix,
      Matrix,
    ];
    const { gramRoad, reference } = bounds(X, targets, D);
    expect(distance(D, plain)).toBeLessThanOrEqual(gramRoad + 2 * reference);
    // It interpolates: D X = Z, to the residual that an error in D leaves.
    expect(distance(multiplyTransposed(D, transpose(X)), targets)).toBeLessThanOrEqual(
      (condition < 1e4 ? gramRoad : reference) * norm(X),
    );
  }
});

test('the growth of an inverse is within its two bounds, and does not see scales', () => {
  for (const condition of [1, 10, 1e3, 1e5]) {
    const X = spread(condition);
    const unit = fromRows(
      Array.from({ length: dx }, (_, i) => {
        const row = [...X.data.subarray(i * n, (i + 1) * n)];
        return row.map((x) => x / Math.hypot(...row));
      }),
    );
    const smallest = singularValueDecomposition(unit).s.at(-1)! ** 2;
    const l = cholesky(gram(unit));
    const growth = growthOfInverse(l);
    expect(growth).toBeLessThanOrEqual((dx / smallest) * (1 + 1e-4));
    const pivots = Array.from({ length: dx }, (_, j) => l.data[j * dx + j]! ** 2);
    expect(growth).toBeGreaterThanOrEqual((1 - 1e-10) / Math.min(...pivots));
    const graded = transpose(scale(transpose(unit), 1));
    for (let k = 0; k < graded.data.length; k++) graded.data[k]! *= 2 ** (-10 * Math.floor(k / n));
    expect(growthOfInverse(cholesky(gram(graded))) / growth).toBeCloseTo(1, 3);
  }
  expect(growthOfInverse(identity(4))).toBe(1);
  // Rows that are orthogonal by themselves leave nothing to gain; one wrong sign in y would give less.
  const l = fromRows([
    [1, 0],
    [-1, 0.5],
  ]);
  expect(growthOfInverse(l)).toBeCloseTo((Math.sqrt(1.25) + 1) ** 2 / 0.25, 12);
  expect(divideByTransposedFactor(l, fromRows([[1, Math.sqrt(1.25)]])).data[1]! ** 2).toBeCloseTo(
    growthOfInverse(l),
    12,
  );
});
