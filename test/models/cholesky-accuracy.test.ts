/**
 * Backward errors of the Cholesky kernels, without rounding in the test itself: what they return is taken as exact
 * rational numbers, and held to the bounds of Higham 2002, sections 8.1 and 10.1, entry by entry.
 */
import { expect, test } from 'vitest';
import { divide, subtract, toNumber } from '../../src/algebra/rational-number.ts';
import {
  cholesky,
  divideByFactor,
  divideByGram,
  divideByTransposedFactor,
  invertLower,
  traceOfInverse,
  traceOfSquaredInverse,
} from '../../src/models/cholesky.ts';
import { copy, fromRows, gram, type Matrix, multiply, scale, trace } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import {
  exactDifference,
  exactIdentity,
  exactInverse,
  exactly,
  exactNumber,
  exactProduct,
  exactTrace,
  exactTranspose,
  magnitudes,
  worstRatio,
} from './exact-matrices.ts';
import { gamma, gaussian, withSingularValues } from './matrices.ts';

/** 1/(i + j + 1) times the least common multiple of the denominators: integers, and κ = 1.5e10 at size 8. */
function hilbert(size: number): Matrix {
  return fromRows(
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => 360360 / (i + j + 1))),
  );
}

const powers = (size: number, samples: number) =>
  fromRows(Array.from({ length: size }, (_, i) => Array.from({ length: samples }, (_, j) => (j + 1) ** i)));

const stream = randomStream('cholesky accuracy');
/** κ is that of the Gram matrix. */
const cases: readonly [string, Matrix][] = [
  ['1 × 1', fromRows([[2]])],
  ['3 × 3, κ = 524', hilbert(3)],
  ['6 × 6, κ = 1.5e7', hilbert(6)],
  ['8 × 8, κ = 1.5e10', hilbert(8)],
  ['powers of integers, κ = 4e9', gram(powers(5, 7))],
  ['κ = 1e10 by reflections', gram(withSingularValues([1, 1, 1e-3, 1e-5, 1e-5], 5, 6, stream))],
  ['tiny', scale(hilbert(5), 1e-300)],
  ['huge', scale(hilbert(5), 1e300)],
  ['7 × 7', gram(gaussian(7, 12, stream))],
];

test.each(cases)('%s: |L Lᵀ − G| ≤ γ_{d+1}|L||Lᵀ| (theorem 10.3)', (_name, G) => {
  const L = exactly(cholesky(copy(G)));
  const size = exactProduct(magnitudes(L), exactTranspose(magnitudes(L)));
  const ratio = (factor: typeof L) =>
    worstRatio(
      exactDifference(exactProduct(factor, exactTranspose(factor)), exactly(G)),
      size,
      gamma(G.rows + 1),
    );
  expect(ratio(L)).toBeLessThanOrEqual(1);
  // A first pivot that is off by 1e-14 of itself is seen.
  const wrong = cholesky(copy(G));
  wrong.data[0]! *= 1 + 1e-14;
  expect(ratio(exactly(wrong))).toBeGreaterThan(1);
});

test.each(cases)('%s: substitutions leave |x L − b| ≤ γ_d|x||L| (theorem 8.5)', (_name, G) => {
  const d = G.rows;
  const l = cholesky(copy(G));
  const L = exactly(l);
  const rows = gaussian(3, d, randomStream('right-hand sides', d));
  const B = exactly(rows);
  const forward = exactly(divideByTransposedFactor(l, copy(rows)));
  const back = exactly(divideByFactor(l, copy(rows)));
  const ratioOf = (X: typeof L, factor: typeof L) =>
    worstRatio(
      exactDifference(exactProduct(X, factor), B),
      exactProduct(magnitudes(X), magnitudes(factor)),
      gamma(d),
    );
  expect(ratioOf(forward, exactTranspose(L))).toBeLessThanOrEqual(1);
  expect(ratioOf(back, L)).toBeLessThanOrEqual(1);
  // The two are told apart, and from a solution with one wrong sign.
  if (d > 1) expect(ratioOf(forward, L)).toBeGreaterThan(1);
  const wrong = divideByFactor(l, copy(rows));
  wrong.data[d - 1]! *= -1;
  expect(ratioOf(exactly(wrong), L)).toBeGreaterThan(1);
  // Both together solve (G + δG)x = b with |δG| ≤ γ_{3d+1}|L||Lᵀ| (theorem 10.4).
  const both = exactly(divideByGram(l, copy(rows)));
  const size = exactProduct(magnitudes(L), exactTranspose(magnitudes(L)));
  expect(
    worstRatio(
      exactDifference(exactProduct(both, exactly(G)), B),
      exactProduct(magnitudes(both), size),
      gamma(3 * d + 1),
    ),
  ).toBeLessThanOrEqual(1);
});

/** L_ii K_ij = −Σ L_ik K_kj with at most d + 2 roundings in a term: of 1/L_ii, of two products, and of d − 1 sums. */
test.each(cases)('%s: the inverse leaves |L K − I| ≤ γ_{d+2}|L||K|', (_name, G) => {
  const d = G.rows;
  const l = cholesky(copy(G));
  const inverse = invertLower(l);
  const ratio = (k: Matrix) =>
    worstRatio(
      exactDifference(exactProduct(exactly(l), exactly(k)), exactIdentity(d)),
      exactProduct(magnitudes(exactly(l)), magnitudes(exactly(k))),
      gamma(d + 2),
    );
  expect(ratio(inverse)).toBeLessThanOrEqual(1);
  const wrong = copy(inverse);
  wrong.data[(d - 1) * d]! *= -1;
  expect(ratio(wrong)).toBeGreaterThan(1);
});

/**
 * With κ_F = tr G · tr G⁻¹: the factor is that of G + δG with ‖δG‖_F ≤ γ_{d+1} tr G, which moves tr G⁻¹ by at most
 * γ_{d+1}κ_F of itself; K is off by ‖δK‖_F ≤ γ_{d+2}‖L⁻¹‖‖L‖_F‖K‖_F, so ‖K‖_F² by 2γ_{d+2}√κ_F; and d² squares are summed.
 * For tr G⁻² each enters twice. Second orders are covered by the factor 2, as κ_F γ_{d+1} < 1e-4 in all cases.
 */
test.each(cases)('%s: traces are those of the exact inverse', (_name, G) => {
  const d = G.rows;
  const inverse = exactInverse(exactly(G));
  const exact = exactTrace(inverse);
  const exactOfSquare = exactTrace(exactProduct(inverse, inverse));
  const condition = trace(G) * toNumber(exact);
  const tolerance = 2 * (gamma(d + 1) * condition + 2 * gamma(d + 2) * Math.sqrt(condition) + gamma(d * d));
  const l = cholesky(copy(G));
  const error = (found: number, value: typeof exact) =>
    Math.abs(toNumber(divide(subtract(exactNumber(found), value), value)));
  expect(error(traceOfInverse(l), exact)).toBeLessThanOrEqual(tolerance);
  expect(tolerance).toBeLessThan(1e-3);
  // 1e±600 is no number.
  if (Math.abs(Math.log10(G.data[0]!)) < 150) {
    expect(error(traceOfSquaredInverse(l), exactOfSquare)).toBeLessThanOrEqual(2 * tolerance + gamma(d * d));
  }
  expect(error(traceOfInverse(l) * (1 + 2 * tolerance), exact)).toBeGreaterThan(tolerance);
});

test('products are exact where all sums are', () => {
  const [a, b] = [powers(5, 7), powers(7, 9)];
  expect(exactly(multiply(a, b))).toEqual(exactProduct(exactly(a), exactly(b)));
  expect(exactly(gram(a))).toEqual(exactProduct(exactly(a), exactTranspose(exactly(a))));
});
