import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loraTrained } from '../../src/models/estimators.ts';
import { gradientDescent } from '../../src/models/gradient-descent.ts';
import { referenceRoad } from '../../src/models/least-squares.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import { add, multiply, subtract } from '../../src/models/matrix.ts';
import { type RandomStream, randomStream } from '../../src/models/random.ts';
import { drawRegression, type RegressionData } from '../../src/models/regression.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import { distance, gaussian, norm, size, streams } from './matrices.ts';

function problem(n: number, dx: number, dy: number, stream: RandomStream): RegressionData {
  const pretrained = gaussian(dy, dx, stream);
  const spectrum = [2, 1.2, 0.6, 0.3, 0.1, 0].slice(0, Math.min(dx, dy));
  const downstream = add(pretrained, shiftWithSpectrum(dy, dx, spectrum, stream));
  return drawRegression({ n, dx, dy, sigma: 0.3, pretrained, downstream }, stream);
}

/** κ(X) ≤ 10, and a gap of at least a fifth between singular values r and r+1 of P. */
function isWellPosed(data: RegressionData, r: number): boolean {
  const { s, V } = singularValueDecomposition(data.X);
  const p = singularValueDecomposition(multiply(subtract(data.Y, multiply(data.pretrained, data.X)), V)).s;
  return s[0] <= 10 * s[s.length - 1] && (r >= p.length || p[r] <= 0.8 * p[r - 1]);
}

const problems = fc.record({ n: size(20), dx: size(6), dy: size(6), r: size(3), stream: streams });

/** The closed form is itself known to about 100·ε·κ(X)²·(gap)⁻¹ ≤ 1e-11 here. */
const rounding = (data: RegressionData) => 1e-10 * (norm(data.Y) + norm(data.X));

test('descent reaches the closed form, to within the error bound that it states', () => {
  let undecided = 0;
  fc.assert(
    fc.property(problems, ({ n, dx, dy, r, stream }) => {
      const data = problem(n, dx, dy, stream);
      fc.pre(isWellPosed(data, r));
      const result = gradientDescent(data, { r, startInColumnSpace: true }, stream);
      const closed = loraTrained(data, r, { road: referenceRoad });
      if (result.predictionErrorBound === Infinity) undecided++;
      const predictionError = norm(multiply(subtract(result.estimate, closed), data.X));
      expect(predictionError).toBeLessThanOrEqual(result.predictionErrorBound + rounding(data));
      expect(distance(result.estimate, closed)).toBeLessThanOrEqual(
        result.estimateErrorBound + rounding(data),
      );
      // A bound that says something: descent was told to stop at 1e-9 relative gradients, which κ magnifies.
      if (result.predictionErrorBound < Infinity) {
        expect(result.predictionErrorBound).toBeLessThan(1e-4 * norm(data.Y));
      }
    }),
    { seed: 23, numRuns: 100 },
  );
  expect(undecided).toBeLessThanOrEqual(2);
});

test('stopped early, the bound still holds', () => {
  let finite = 0;
  fc.assert(
    fc.property(problems, fc.nat({ max: 400 }), ({ n, dx, dy, r, stream }, maximumSteps) => {
      const data = problem(n, dx, dy, stream);
      fc.pre(isWellPosed(data, r));
      const result = gradientDescent(data, { r, maximumSteps }, stream);
      const closed = loraTrained(data, r, { road: referenceRoad });
      expect(result.steps).toBeLessThanOrEqual(maximumSteps);
      if (result.predictionErrorBound < Infinity) finite++;
      expect(norm(multiply(subtract(result.estimate, closed), data.X))).toBeLessThanOrEqual(
        result.predictionErrorBound + rounding(data),
      );
    }),
    { seed: 24, numRuns: 100 },
  );
  expect(finite).toBeGreaterThan(20);
});

test('the bound is sharp enough to tell the closed form of another rank apart', () => {
  const data = problem(12, 5, 4, randomStream('another rank'));
  const result = gradientDescent(data, { r: 2 }, randomStream('start'));
  for (const wrong of [1, 3]) {
    const other = loraTrained(data, wrong);
    expect(norm(multiply(subtract(result.estimate, other), data.X))).toBeGreaterThan(
      1e3 * result.predictionErrorBound,
    );
  }
});

test('with fewer samples than inputs the null space keeps what A started with, in proportion', () => {
  const data = problem(3, 6, 3, randomStream('null space'));
  const closed = loraTrained(data, 2);
  const errorAt = (initialScale: number) => {
    const result = gradientDescent(data, { r: 2, initialScale }, randomStream('start'));
    const error = distance(result.estimate, closed);
    expect(error).toBeLessThanOrEqual(result.estimateErrorBound + rounding(data));
    expect(result.predictionErrorBound).toBeLessThan(1e-5);
    return error;
  };
  expect(errorAt(1e-2) / errorAt(1e-3)).toBeCloseTo(10, 0);
  const inside = gradientDescent(data, { r: 2, startInColumnSpace: true }, randomStream('start'));
  expect(distance(inside.estimate, closed)).toBeLessThan(1e-2 * errorAt(1e-3));
});

test('ranks that are no rank are refused', () => {
  const data = problem(4, 2, 2, randomStream('refused'));
  expect(() => gradientDescent(data, { r: 0 }, randomStream('start'))).toThrow('positive integer, got 0');
});
