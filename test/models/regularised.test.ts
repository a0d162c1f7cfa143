import { expect, test } from 'vitest';
import { fullFineTuning, residual } from '../../src/models/estimators.ts';
import { symmetricEigen } from '../../src/models/linear-algebra.ts';
import {
  add,
  addProduct,
  copy,
  diagonal,
  gram,
  identity,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  subtract,
  subtractProduct,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { drawRegression } from '../../src/models/regression.ts';
import { designEigen, gradientFlow, interpolated, ridge } from '../../src/models/regularised.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { distance, gaussian, norm } from './matrices.ts';

const stream = randomStream('regularised');

/** Both sides of n = dx. */
const sizes = [
  { n: 11, dx: 5, dy: 3 },
  { n: 4, dx: 9, dy: 2 },
];

function task(size: (typeof sizes)[number]) {
  const { dy, dx } = size;
  const maps = { pretrained: gaussian(dy, dx, stream), downstream: gaussian(dy, dx, stream) };
  return drawRegression({ ...size, sigma: 0.7, ...maps }, stream);
}

test('symmetric eigenvalues and vectors give the matrix back', () => {
  const m = gram(gaussian(6, 4, stream));
  const { values, vectors } = symmetricEigen(m);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  const back = multiplyTransposed(multiply(vectors, diagonal(values)), vectors);
  expect(distance(back, m)).toBeLessThan(1e-13);
  expect(distance(multiplyTransposed(vectors, vectors), identity(6))).toBeLessThan(1e-13);
});

test.each(sizes)('ridge at $n × $dx has a vanishing gradient', (size) => {
  const data = task(size);
  for (const penalty of [0.01, 1, 100]) {
    const D = subtract(ridge(data, penalty, { scratch: createScratch() }), data.pretrained);
    const misfit = subtractProduct(residual(data), D, data.X);
    const gradient = subtract(multiplyTransposed(misfit, data.X), scale(D, penalty));
    expect(norm(gradient)).toBeLessThan(1e-11);
  }
});

test.each(sizes)('a vanishing penalty and a long time at $n × $dx give full fine-tuning', (size) => {
  const data = task(size);
  const full = fullFineTuning(data);
  expect(distance(ridge(data, 1e-10), full)).toBeLessThan(1e-8);
  expect(distance(gradientFlow(data, 1e6), full)).toBeLessThan(1e-9);
  expect(distance(gradientFlow(data, 0), data.pretrained)).toBe(0);
});

/*
 * Along an eigenvector of XXᵀ what is left after k steps h is (1 − hl)^k of the shift that is learnt in the end, and
 * after the time t = kh of the flow e^{−tl}. For 0 ≤ hl ≤ 1 both factors of a step lie in [0, 1] and differ by at most
 * (hl)²/2, hence the k-th powers by at most k(hl)²/2 = t h l²/2.
 */
test.each(sizes)('small steps of gradient descent at $n × $dx follow the flow', (size) => {
  const data = task(size);
  const learnt = norm(subtract(fullFineTuning(data), data.pretrained));
  const largest = designEigen(data.X).values.at(-1)!;
  const time = 0.5 / largest;
  for (const steps of [100, 1000]) {
    const h = time / steps;
    const bound = (learnt * time * h * largest ** 2) / 2;
    const descended = descend(data.pretrained, data.X, data.Y, h, steps);
    const flow = gradientFlow(data, time, { scratch: createScratch() });
    expect(distance(descended, flow)).toBeLessThan(bound);
    // Half or twice the time is far outside of that.
    expect(distance(descended, gradientFlow(data, time / 2))).toBeGreaterThan(10 * bound);
  }
});

function descend(pretrained: Matrix, X: Matrix, Y: Matrix, step: number, steps: number): Matrix {
  const D = zeros(pretrained.rows, pretrained.columns);
  for (let k = 0; k < steps; k++) {
    const misfit = subtractProduct(copy(Y), add(pretrained, D), X);
    addProduct(D, scale(misfit, step), transpose(X));
  }
  return add(pretrained, D);
}

test('a part of the way lies between A_0 and full fine-tuning', () => {
  const data = task(sizes[0]!);
  const full = fullFineTuning(data);
  expect(distance(interpolated(data, 0), data.pretrained)).toBe(0);
  expect(distance(interpolated(data, 1), full)).toBe(0);
  const half = interpolated(data, 0.5);
  expect(distance(half, data.pretrained)).toBeCloseTo(distance(half, full), 12);
});

test('what is no penalty and no time is refused', () => {
  const data = task(sizes[0]!);
  expect(() => ridge(data, 0)).toThrow(/penalty.*0/);
  expect(() => gradientFlow(data, -1)).toThrow(/time.*-1/);
});
