import { expect, test } from 'vitest';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import { noiseSingularValue } from '../../src/models/marchenko-pastur.ts';
import { zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';

/** The part of the density above λ = y²/q, by Simpson's rule in the angle at the middle of the support. */
function partAbove(p: number, q: number, y: number): number {
  const gamma = p / q;
  const lambda = y ** 2 / q;
  const end = Math.acos((lambda - 1 - gamma) / (2 * Math.sqrt(gamma)));
  const density = (t: number) =>
    (2 / Math.PI) * (Math.sin(t) ** 2 / (1 + gamma + 2 * Math.sqrt(gamma) * Math.cos(t)));
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const [from, to] = [(end * i) / steps, (end * (i + 1)) / steps];
    sum += ((to - from) / 6) * (density(from) + 4 * density((from + to) / 2) + density(to));
  }
  return sum;
}

test.each([
  [100, 100],
  [50, 200],
  [3, 4],
  [2, 300],
])('the quantiles of %i × %i noise have the part above them that they are asked for', (p, q) => {
  for (const part of [0.001, 0.005, 0.1, 0.5, 0.9, 0.99]) {
    expect(partAbove(p, q, noiseSingularValue(p, q, part))).toBeCloseTo(part, 9);
    expect(noiseSingularValue(q, p, part)).toBe(noiseSingularValue(p, q, part));
  }
});

test('the edges are √q ± √p', () => {
  expect(noiseSingularValue(9, 25, 0)).toBeCloseTo(8, 12);
  expect(noiseSingularValue(9, 25, 1)).toBeCloseTo(2, 7);
  expect(noiseSingularValue(16, 16, 1)).toBeCloseTo(0, 6);
  expect(noiseSingularValue(1, 1, 0)).toBeCloseTo(2, 12);
});

test('the singular values of a simulated matrix are near their quantiles', () => {
  const m = zeros(60, 90);
  randomStream('marchenko-pastur').fillNormal(m.data);
  const { s } = singularValueDecomposition(m);
  // Inside the spectrum they are rigid, within about a spacing, (2√60)/60 on average.
  for (const k of [10, 20, 30, 40, 50]) {
    expect(Math.abs(s[k - 1]! - noiseSingularValue(60, 90, (k - 0.5) / 60))).toBeLessThan(0.4);
  }
});

test('sizes and parts that cannot be are named', () => {
  expect(() => noiseSingularValue(0, 3, 0.5)).toThrow('p must be a positive integer, got 0');
  expect(() => noiseSingularValue(2, 1.5, 0.5)).toThrow('q must be a positive integer, got 1.5');
  expect(() => noiseSingularValue(2, 3, 1.1)).toThrow('between 0 and 1, got 1.1');
  expect(() => noiseSingularValue(2, 3, Number.NaN)).toThrow('between 0 and 1, got NaN');
});
