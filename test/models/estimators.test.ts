import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type EstimatorOptions,
  fullFineTuning,
  loraFrozenA,
  loraFrozenB,
  loraTrained,
} from '../../src/models/estimators.ts';
import { haarOrthonormalColumns, haarOrthonormalRows } from '../../src/models/haar.ts';
import { choleskyRoad, referenceRoad } from '../../src/models/least-squares.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  add,
  copy,
  identity,
  type Matrix,
  multiply,
  scale,
  subtract,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { drawRegression, type RegressionData, regressionData } from '../../src/models/regression.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import { distance, gaussian, norm, size, streams } from './matrices.ts';

function problem(n: number, dx: number, dy: number, stream: RandomStream): RegressionData {
  const [pretrained, downstream] = [gaussian(dy, dx, stream), gaussian(dy, dx, stream)];
  return drawRegression({ n, dx, dy, sigma: 0.5, pretrained, downstream }, stream);
}

/** As in least-squares.test.ts: 100·ε·κ(X)²·‖Z‖·‖X⁺‖. */
function rounding(X: Matrix, data: RegressionData): number {
  const { s } = singularValueDecomposition(X);
  const smallest = s[s.length - 1];
  return (
    (100 * Number.EPSILON * (s[0] / smallest) ** 2 * (norm(data.Y) + norm(data.X) * norm(data.pretrained))) /
    smallest
  );
}

const problems = fc.record({
  n: size(12),
  dx: size(6),
  dy: size(4),
  r: size(6),
  stream: streams,
});

test('full fine-tuning on the two roads agrees on the same data', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, stream }) => {
      const data = problem(n, dx, dy, stream);
      const [fast, plain] = [fullFineTuning(data), fullFineTuning(data, { road: referenceRoad })];
      expect(distance(fast, plain)).toBeLessThan(rounding(data.X, data));
    }),
    { seed: 15 },
  );
});

test('frozen A and frozen B on the two roads agree on the same data', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, r, stream }) => {
      const data = problem(n, dx, dy, stream);
      const A = haarOrthonormalRows(Math.min(r, dx), dx, stream);
      const [fastA, plainA] = [loraFrozenA(data, A), loraFrozenA(data, A, { road: referenceRoad })];
      expect(distance(fastA, plainA)).toBeLessThan(rounding(multiply(A, data.X), data));
      const Q = haarOrthonormalColumns(dy, Math.min(r, dy), stream);
      const [fastB, plainB] = [loraFrozenB(data, Q), loraFrozenB(data, Q, { road: referenceRoad })];
      expect(distance(fastB, plainB)).toBeLessThan(rounding(data.X, data));
    }),
    { seed: 16 },
  );
});

test('trained LoRA on the two roads agrees on the same data', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, r, stream }) => {
      const data = problem(n, dx, dy, stream);
      const Z = subtract(data.Y, multiply(data.pretrained, data.X));
      const p = singularValueDecomposition(multiply(Z, singularValueDecomposition(data.X).V)).s;
      const magnified = r < p.length ? p[r - 1] / (p[r - 1] - p[r]) : 1;
      const [fast, plain] = [loraTrained(data, r), loraTrained(data, r, { road: referenceRoad })];
      expect(distance(fast, plain)).toBeLessThan(rounding(data.X, data) * magnified);
    }),
    { seed: 17 },
  );
});

test('without noise, and with enough samples, each finds the downstream map that it can represent', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const [n, dx, dy, r] = [14, 5, 4, 2];
      const pretrained = gaussian(dy, dx, stream);
      const A = haarOrthonormalRows(r, dx, stream);
      const Q = haarOrthonormalColumns(dy, r, stream);
      const noiseless = (shift: Matrix) =>
        drawRegression({ n, dx, dy, sigma: 0, pretrained, downstream: add(pretrained, shift) }, stream);
      const throughA = noiseless(multiply(gaussian(dy, r, stream), A));
      const throughQ = noiseless(multiply(Q, gaussian(r, dx, stream)));
      // The tolerance of the two-road tests, far above rounding and far below any shift: κ(X) < 100 here.
      const found = (estimate: Matrix, data: RegressionData) =>
        expect(distance(estimate, data.downstream)).toBeLessThan(1e-8);
      found(fullFineTuning(throughA), throughA);
      found(loraFrozenA(throughA, A), throughA);
      found(loraFrozenB(throughQ, Q), throughQ);
      found(loraTrained(throughA, r), throughA);
      expect(distance(loraTrained(throughA, r - 1), throughA.downstream)).toBeGreaterThan(1e-3);
    }),
    { seed: 18, numRuns: 30 },
  );
});

test('each changes the pretrained map only within its reach', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, r, stream }) => {
      const data = problem(n, dx, dy, stream);
      const A = haarOrthonormalRows(Math.min(r, dx), dx, stream);
      const shiftA = subtract(loraFrozenA(data, A), data.pretrained);
      expect(distance(multiply(multiply(shiftA, transpose(A)), A), shiftA)).toBeLessThan(
        1e-12 * (1 + norm(shiftA)),
      );
      const Q = haarOrthonormalColumns(dy, Math.min(r, dy), stream);
      const shiftB = subtract(loraFrozenB(data, Q), data.pretrained);
      expect(distance(multiply(Q, multiply(transpose(Q), shiftB)), shiftB)).toBeLessThan(
        1e-12 * (1 + norm(shiftB)),
      );
      const shift = subtract(loraTrained(data, r), data.pretrained);
      const tail = singularValueDecomposition(shift).s[r] ?? 0;
      expect(tail).toBeLessThan(1e-12 * (1 + norm(shift)) + rounding(data.X, data));
    }),
    { seed: 19 },
  );
});

test('at full rank every LoRA is full fine-tuning, and at rank 0 the pretrained map', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, stream }) => {
      const data = problem(n, dx, dy, stream);
      const full = fullFineTuning(data);
      const tolerance = rounding(data.X, data);
      expect(distance(loraFrozenA(data, identity(dx)), full)).toBeLessThan(tolerance);
      expect(distance(loraFrozenB(data, identity(dy)), full)).toBeLessThan(tolerance);
      expect(distance(loraTrained(data, Math.min(n, dx, dy)), full)).toBeLessThan(tolerance);
      expect(distance(loraTrained(data, 0), data.pretrained)).toBe(0);
      expect(distance(loraFrozenA(data, zeros(0, dx)), data.pretrained)).toBe(0);
      expect(distance(loraFrozenB(data, zeros(dy, 0)), data.pretrained)).toBe(0);
    }),
    { seed: 20 },
  );
});

test('buffers used again change nothing', () => {
  fc.assert(
    fc.property(problems, ({ n, dx, dy, r, stream }) => {
      const A = haarOrthonormalRows(Math.min(r, dx), dx, stream);
      const Q = haarOrthonormalColumns(dy, Math.min(r, dy), stream);
      const estimators: ((data: RegressionData, options?: EstimatorOptions) => Matrix)[] = [
        fullFineTuning,
        (data, options) => loraFrozenA(data, A, options),
        (data, options) => loraFrozenB(data, Q, options),
        (data, options) => loraTrained(data, r, options),
      ];
      const [one, other] = [problem(n, dx, dy, stream), problem(n + 3, dx, dy, stream)];
      for (const estimator of estimators) {
        const options = { road: choleskyRoad, scratch: createScratch() };
        for (const data of [one, other, one]) {
          const before = { Y: copy(data.Y), X: copy(data.X), pretrained: copy(data.pretrained) };
          expect(estimator(data, options)).toEqual(estimator(data));
          expect({ Y: data.Y, X: data.X, pretrained: data.pretrained }).toEqual(before);
        }
      }
    }),
    { seed: 21, numRuns: 30 },
  );
});

/** Â of rank ≤ r that fits as well as any: ‖Z − D̂X‖² is the sum of the squares of what the fitted part of Z has beyond r. */
function expectBestFit(data: RegressionData, r: number, estimate: Matrix): void {
  const Z = subtract(data.Y, multiply(data.pretrained, data.X));
  const D = subtract(estimate, data.pretrained);
  const full = subtract(fullFineTuning(data, { road: referenceRoad }), data.pretrained);
  const fitted = singularValueDecomposition(multiply(full, data.X)).s;
  const beyond = fitted.slice(r).reduce((sum, p) => sum + p * p, 0);
  const unfitted = distance(Z, multiply(full, data.X)) ** 2;
  const tolerance = 1e-9 * norm(Z) ** 2 + 1e-20;
  expect(Math.abs(distance(Z, multiply(D, data.X)) ** 2 - unfitted - beyond)).toBeLessThan(tolerance);
  expect(singularValueDecomposition(D).s[r] ?? 0).toBeLessThan(1e-9 * (1 + norm(D)));
}

test('with equal singular values, or fewer than r, trained LoRA is one of the best fits', () => {
  fc.assert(
    fc.property(streams, fc.constantFrom(0, 1, 2, 3, 4, 9), (stream, r) => {
      for (const spectrum of [
        [2, 2, 2, 2],
        [3, 2, 2, 1],
        [2, 0, 0, 0],
        [0, 0, 0, 0],
      ]) {
        const [n, dx, dy] = [12, 5, 4];
        const pretrained = gaussian(dy, dx, stream);
        const downstream = add(pretrained, shiftWithSpectrum(dy, dx, spectrum, stream));
        // An orthogonal design without noise keeps the ties.
        const X = scale(haarOrthonormalRows(dx, n, stream), 2);
        const data = regressionData({ X, E: zeros(dy, n), pretrained, downstream });
        for (const road of [choleskyRoad, referenceRoad]) {
          const estimate = loraTrained(data, r, { road });
          expectBestFit(data, r, estimate);
          if (r >= spectrum.filter((s) => s > 0).length) {
            expect(distance(estimate, downstream)).toBeLessThan(1e-9);
          }
        }
      }
    }),
    { seed: 22, numRuns: 12 },
  );
});

test('for n < r trained LoRA is minimum-norm full fine-tuning, also where a sample comes twice', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const [n, dx, dy] = [3, 6, 5];
      const data = problem(n, dx, dy, stream);
      const X = copy(data.X);
      for (let i = 0; i < dx; i++) X.data[i * n + 2] = X.data[i * n + 1]!;
      for (const one of [data, regressionData({ ...data, X })]) {
        for (const road of [choleskyRoad, referenceRoad]) {
          for (const r of [n, n + 1]) {
            expect(distance(loraTrained(one, r, { road }), fullFineTuning(one, { road }))).toBeLessThan(1e-8);
          }
          expectBestFit(one, 1, loraTrained(one, 1, { road }));
        }
      }
    }),
    { seed: 23, numRuns: 15 },
  );
});
