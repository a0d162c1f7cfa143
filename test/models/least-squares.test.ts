import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choleskyRoad,
  type LeastSquaresRoad,
  lanczosRoad,
  referenceRoad,
} from '../../src/models/least-squares.ts';
import { numericalRank, singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  diagonal,
  fromRows,
  type Matrix,
  multiply,
  multiplyTransposed,
  toRows,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { tailEnergy } from '../../src/models/spectra.ts';
import { truncateRank } from '../../src/models/truncation.ts';
import { distance, gaussian, norm, size, streams } from './matrices.ts';

const fitted = (road: LeastSquaresRoad, X: Matrix, Z: Matrix) => road.fit(X, Z, createScratch());
const fitOfRank = (road: LeastSquaresRoad, X: Matrix, Z: Matrix, r: number) =>
  road.fitOfRank(X, Z, r, createScratch());
const roads = { choleskyRoad, referenceRoad };

/** The largest over the smallest singular value. */
function conditionNumber(X: Matrix): number {
  const { s } = singularValueDecomposition(X);
  return s[0] / s[s.length - 1];
}

/**
 * Normal equations lose κ(X)² times rounding relative to ‖Z‖·‖X⁺‖ (Björck 1996, section 2.2), with a constant that
 * grows with the size; sizes here are at most 10, and 100·ε is ample.
 */
function roundingOf(X: Matrix, Z: Matrix): number {
  const { s } = singularValueDecomposition(X);
  return (100 * Number.EPSILON * conditionNumber(X) ** 2 * norm(Z)) / s[s.length - 1];
}

test('the two roads agree on least squares and on minimum norm', () => {
  fc.assert(
    fc.property(size(10), size(8), size(4), streams, (n, dx, dy, stream) => {
      const [X, Z] = [gaussian(dx, n, stream), gaussian(dy, n, stream)];
      expect(distance(fitted(choleskyRoad, X, Z), fitted(referenceRoad, X, Z))).toBeLessThan(
        roundingOf(X, Z),
      );
    }),
    { seed: 12, numRuns: 300 },
  );
});

test('the two roads agree at every rank, where the rank is not a tie', () => {
  fc.assert(
    fc.property(size(10), size(6), size(4), size(7, 0), streams, (n, dx, dy, r, stream) => {
      const [X, Z] = [gaussian(dx, n, stream), gaussian(dy, n, stream)];
      const p = singularValueDecomposition(multiply(Z, singularValueDecomposition(X).V)).s;
      // Truncation magnifies an error of P by at most p_r/(p_r − p_{r+1}).
      const magnified = r > 0 && r < p.length ? p[r - 1] / (p[r - 1] - p[r]) : 1;
      const [fast, reference] = [fitOfRank(choleskyRoad, X, Z, r), fitOfRank(referenceRoad, X, Z, r)];
      expect(distance(fast, reference)).toBeLessThanOrEqual(roundingOf(X, Z) * magnified);
    }),
    { seed: 13, numRuns: 300 },
  );
});

for (const [name, road] of Object.entries(roads)) {
  test(`${name}: by hand, one input and two samples`, () => {
    // (1·3 + 2·4)/(1² + 2²) = 11/5
    expect(fitted(road, fromRows([[1, 2]]), fromRows([[3, 4]])).data[0]).toBeCloseTo(2.2, 14);
    // One sample, two inputs: the minimum norm is along the input (3, 4)/25 · 10.
    const d = fitted(road, fromRows([[3], [4]]), fromRows([[10]]));
    expect(d.data[0]).toBeCloseTo(1.2, 14);
    expect(d.data[1]).toBeCloseTo(1.6, 14);
  });

  test(`${name}: no matrix of the same rank fits better`, () => {
    fc.assert(
      fc.property(size(8, 2), size(5, 2), size(4, 2), size(3), streams, (n, dx, dy, r, stream) => {
        const [X, Z] = [gaussian(dx, n, stream), gaussian(dy, n, stream)];
        const best = fitOfRank(road, X, Z, r);
        const loss = (D: Matrix) => distance(Z, multiply(D, X));
        for (const step of [1, 1e-2, 1e-4]) {
          const rival = truncateRank(best, r);
          const change = gaussian(dy, dx, stream);
          for (let k = 0; k < rival.data.length; k++) rival.data[k] += step * change.data[k];
          // Losses that agree to rounding are ties, as where both interpolate.
          expect(loss(truncateRank(rival, r))).toBeGreaterThan(loss(best) - 1e-9 * norm(Z));
        }
      }),
      { seed: 14, numRuns: 50 },
    );
  });

  test(`${name}: a rank of min(dx, dy, n) or more is unrestricted, rank 0 is nothing`, () => {
    const stream = randomStream('extreme ranks');
    for (const [n, dx, dy] of [
      [9, 4, 3],
      [3, 5, 4],
      [9, 2, 4],
    ]) {
      const [X, Z] = [gaussian(dx, n, stream), gaussian(dy, n, stream)];
      const full = fitted(road, X, Z);
      expect(distance(fitOfRank(road, X, Z, Math.min(n, dx, dy)), full)).toBeLessThan(1e-12);
      expect(distance(fitOfRank(road, X, Z, 99), full)).toBeLessThan(1e-12);
      expect(norm(fitOfRank(road, X, Z, 0))).toBe(0);
    }
  });

  test(`${name}: a rank-deficient design gives the minimum norm, at any rank`, () => {
    const stream = randomStream('deficient');
    const X = multiply(gaussian(4, 2, stream), gaussian(2, 9, stream));
    const Z = gaussian(3, 9, stream);
    const { U, s, V } = singularValueDecomposition(X);
    expect(numericalRank(s, X)).toBe(2);
    for (const r of [1, 2, 3]) {
      const D = fitOfRank(road, X, Z, r);
      // Nothing in the null space: D equals its projection on the two left singular directions of X.
      const onto = {
        rows: 4,
        columns: 2,
        data: Float64Array.from(toRows(U).flatMap((row) => row.slice(0, 2))),
      };
      expect(distance(multiplyTransposed(multiply(D, onto), onto), D)).toBeLessThan(1e-12);
      // ‖Z − DX‖² = ‖Z‖² − ‖P‖² + T_r(P) by Eckart and Young.
      const P = multiply(Z, {
        rows: 9,
        columns: 2,
        data: Float64Array.from(toRows(V).flatMap((row) => row.slice(0, 2))),
      });
      const best = norm(Z) ** 2 - norm(P) ** 2 + tailEnergy(singularValueDecomposition(P).s, r);
      expect(distance(Z, multiply(D, X)) ** 2).toBeCloseTo(best, 10);
    }
  });

  test(`${name}: a design of zeros gives the zero map`, () => {
    expect(norm(fitted(road, zeros(2, 3), gaussian(1, 3, randomStream('zeros'))))).toBe(0);
    expect(norm(fitOfRank(road, zeros(2, 3), gaussian(2, 3, randomStream('zeros')), 1))).toBe(0);
  });

  test(`${name}: equal singular values at the cut still give a best fit`, () => {
    const Z = diagonal([2, 2, 1]);
    const D = fitOfRank(road, diagonal([1, 1, 1]), Z, 1);
    expect(numericalRank(singularValueDecomposition(D).s, D)).toBe(1);
    expect(distance(Z, D) ** 2).toBeCloseTo(5, 12);
  });

  test(`${name}: bad ranks and inputs that are no numbers are refused`, () => {
    const Z = zeros(2, 3);
    expect(() => fitOfRank(road, gaussian(2, 3, randomStream('x')), Z, -1)).toThrow('integer >= 0, got -1');
    expect(() => fitOfRank(road, gaussian(2, 3, randomStream('x')), Z, 1.5)).toThrow('got 1.5');
    expect(() => fitted(road, fromRows([[1, Number.NaN, 2]]), zeros(1, 3))).toThrow(
      'entry (0, 1) of the matrix is NaN',
    );
  });
}

test.each([
  { n: 60, dx: 30, dy: 20 },
  { n: 25, dx: 40, dy: 30 },
])(
  'by Lanczos the fit of rank r is that of the reference road: $n samples of $dx inputs',
  ({ n, dx, dy }) => {
    const stream = randomStream('lanczos road', n);
    const [X, Z] = [zeros(dx, n), zeros(dy, n)];
    stream.fillNormal(X.data);
    stream.fillNormal(Z.data);
    for (const r of [0, 1, 4, 12, 40]) {
      const [fast, reference] = [lanczosRoad, referenceRoad].map((road) => fitOfRank(road, X, Z, r));
      expect(distance(fast, reference)).toBeLessThan(1e-8 * (1 + norm(reference)));
    }
  },
);
