import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundDescentError, reducedProblem } from '../../src/models/gradient-descent-error.ts';
import { referenceRoad } from '../../src/models/least-squares.ts';
import { add, diagonal, fromRows, identity, multiply, scale, subtract } from '../../src/models/matrix.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { truncateRank } from '../../src/models/truncation.ts';
import { gaussian, norm, size, streams } from './matrices.ts';

test('the bound holds at every matrix of rank r, near the closed form or far', () => {
  let finite = 0;
  fc.assert(
    fc.property(
      size(8, 5),
      size(5, 2),
      size(4, 2),
      fc.integer({ min: -9, max: 0 }),
      streams,
      (n, dx, dy, exponent, stream) => {
        const [X, Z] = [gaussian(dx, n, stream), gaussian(dy, n, stream)];
        const r = 1 + (dy > 2 && dx > 2 ? stream.integer(0, 1) : 0);
        const closed = referenceRoad.fitOfRank(X, Z, r, createScratch());
        const moved = add(closed, scale(gaussian(dy, dx, stream), 10 ** exponent));
        const D = truncateRank(moved, r);
        const { predictionErrorBound } = boundDescentError(D, r, reducedProblem(X, Z));
        const error = norm(multiply(subtract(D, closed), X));
        expect(error).toBeLessThanOrEqual(predictionErrorBound + 1e-10 * norm(Z));
        if (predictionErrorBound < Infinity) finite++;
      },
    ),
    { seed: 25, numRuns: 200 },
  );
  expect(finite).toBeGreaterThan(100);
});

test('a saddle point, where the gradients vanish at the wrong singular direction, gets no bound', () => {
  const problem = reducedProblem(identity(2), diagonal([2, 1]));
  expect(boundDescentError(diagonal([0, 1]), 1, problem).predictionErrorBound).toBe(Infinity);
  expect(boundDescentError(diagonal([0, 0]), 1, problem).predictionErrorBound).toBe(Infinity);
  expect(boundDescentError(diagonal([2, 0]), 1, problem).predictionErrorBound).toBeLessThan(1e-12);
});

test('a tie at the cut gets no bound', () => {
  const problem = reducedProblem(identity(2), diagonal([1, 1]));
  expect(boundDescentError(diagonal([1, 0]), 1, problem).predictionErrorBound).toBe(Infinity);
});

test('what a map has in the null space of the design counts in full', () => {
  const problem = reducedProblem(fromRows([[2], [0]]), fromRows([[6]]));
  const { predictionErrorBound, estimateErrorBound } = boundDescentError(fromRows([[3, 0.5]]), 1, problem);
  expect(predictionErrorBound).toBeLessThan(1e-12);
  expect(estimateErrorBound).toBeCloseTo(0.5, 12);
});
