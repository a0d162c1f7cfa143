import { describe, expect, test } from 'vitest';
import {
  autocorrelatedDesign,
  correlatedNoise,
  covarianceDesign,
  covarianceRoot,
  designAlongShift,
  heteroscedasticNoise,
  rademacherDesign,
  studentDesign,
  studentNoise,
} from '../../src/models/alternative-laws.ts';
import { type DataLaw, designSampler, drawNoise, withDataLaw } from '../../src/models/data-law.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  frobeniusSquared,
  gram,
  type Matrix,
  multiplyTransposed,
  trace,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { gaussian, standardErrorsFrom } from './matrices.ts';

const [dx, n, dy] = [4, 6, 3];
const fixed = randomStream('alternative laws', 'fixed');
const shift = gaussian(dy, dx, fixed);

/** Standard errors between a mean over designs and its value. Five have probability 6e-7. */
function designScore(law: DataLaw, value: number, of: (X: Matrix) => number): number {
  const fill = designSampler({ dx, n, shift: () => shift });
  const X = zeros(dx, n);
  const stream = withDataLaw(randomStream('alternative laws', 'designs'), law);
  const draw = (from: typeof stream) => {
    fill(X, from);
    return of(X);
  };
  return Math.abs(standardErrorsFrom(value, draw, 20_000, stream));
}

function noiseScore(law: DataLaw, value: number, of: (E: Matrix, X: Matrix) => number): number {
  const [E, X] = [zeros(dy, n), gaussian(dx, n, fixed)];
  const stream = withDataLaw(randomStream('alternative laws', 'noise'), law);
  const draw = (from: typeof stream) => {
    drawNoise(E, X, 0.5, from);
    return of(E, X);
  };
  return Math.abs(standardErrorsFrom(value, draw, 20_000, stream));
}

const entry = (m: Matrix, i: number, t: number) => m.data[i * m.columns + t]!;

describe.each([
  ['Student', studentDesign(5)],
  ['autocorrelated', autocorrelatedDesign(0.5)],
  ['along the shift', designAlongShift],
  ['with a covariance', covarianceDesign(100, fixed)],
] as const)('a design that is %s', (_name, law) => {
  test('has mean 0, and variance 1 on average over its coordinates', () => {
    expect(designScore(law, 1, (X) => frobeniusSquared(X) / X.data.length)).toBeLessThan(5);
    expect(designScore(law, 0, (X) => entry(X, 1, 2))).toBeLessThan(5);
  });

  test('is no other law of the same variance', () => {
    expect(designScore(law, 1.05, (X) => frobeniusSquared(X) / X.data.length)).toBeGreaterThan(5);
  });
});

/** Whether something holds for every one of many designs. */
function always(law: DataLaw, holds: (X: Matrix) => boolean): boolean {
  const fill = designSampler({ dx, n, shift: () => shift });
  const X = zeros(dx, n);
  const stream = withDataLaw(randomStream('alternative laws', 'always'), law);
  return Array.from({ length: 500 }).every(() => {
    fill(X, stream);
    return holds(X);
  });
}

test('Rademacher entries are −1 and 1, as often', () => {
  expect(always(rademacherDesign, (X) => X.data.every((x) => Math.abs(x) === 1))).toBe(true);
  expect(designScore(rademacherDesign, 0, (X) => entry(X, 1, 2))).toBeLessThan(5);
  expect(designScore(rademacherDesign, 0, (X) => entry(X, 1, 2) * entry(X, 0, 2))).toBeLessThan(5);
});

test('Student-t₅ entries have the mean size of Student-t₅', () => {
  // E|t₅| = 2√5/(4 B(5/2, 1/2)) = 4√5/(3π), and the variance is 5/3.
  const meanSize = ((4 * Math.sqrt(5)) / (3 * Math.PI)) * Math.sqrt(3 / 5);
  const size = (X: Matrix) => Math.abs(entry(X, 2, 1));
  expect(designScore(studentDesign(5), meanSize, size)).toBeLessThan(5);
  // That of a Gaussian entry is √(2/π).
  expect(designScore(studentDesign(5), Math.sqrt(2 / Math.PI), size)).toBeGreaterThan(5);
});

test('neighbours in time are correlated by the coefficient, and by its square two steps apart', () => {
  const law = autocorrelatedDesign(0.5);
  expect(designScore(law, 0.5, (X) => entry(X, 1, 2) * entry(X, 1, 3))).toBeLessThan(5);
  expect(designScore(law, 0.25, (X) => entry(X, 1, 1) * entry(X, 1, 3))).toBeLessThan(5);
  expect(designScore(law, 0, (X) => entry(X, 0, 2) * entry(X, 1, 3))).toBeLessThan(5);
});

test('the covariance has the stated condition number and mean eigenvalue 1, and is the same for every draw', () => {
  const root = covarianceRoot(dx, 100, fixed.substream('covariance', dx));
  const { s } = singularValueDecomposition(root);
  expect((s[0]! / s.at(-1)!) ** 2).toBeCloseTo(100, 8);
  expect(trace(gram(root))).toBeCloseTo(dx, 12);
  const sigma = gram(root);
  const covariance = (X: Matrix) => entry(X, 0, 1) * entry(X, 1, 1);
  expect(designScore(covarianceDesign(100, fixed), sigma.data[1]!, covariance)).toBeLessThan(5);
  expect(designScore(covarianceDesign(100, fixed), sigma.data[1]! + 0.1, covariance)).toBeGreaterThan(5);
  expect(() => covarianceRoot(dx, 0.5, fixed)).toThrow('a condition number must be a finite number >= 1');
});

test('the first sample lies along the leading direction of the shift; the singular values keep their law', () => {
  const first = (X: Matrix) => ({
    rows: 1,
    columns: dx,
    data: Float64Array.from({ length: dx }, (_, i) => entry(X, i, 0)),
  });
  const { V } = singularValueDecomposition(shift);
  const direction = {
    rows: 1,
    columns: dx,
    data: Float64Array.from({ length: dx }, (_, i) => entry(V, i, 0)),
  };
  const across = (X: Matrix) =>
    frobeniusSquared(first(X)) - multiplyTransposed(direction, first(X)).data[0]! ** 2;
  expect(always(designAlongShift, (X) => across(X) < 1e-12)).toBe(true);
  expect(always({}, (X) => across(X) < 1e-12)).toBe(false);
  // E tr (XXᵀ)² = n dx (n + dx + 1) for a Gaussian design.
  expect(designScore(designAlongShift, n * dx * (n + dx + 1), (X) => frobeniusSquared(gram(X)))).toBeLessThan(
    5,
  );
  expect(designAlongShift.design!({ dx, n })).toBeNull();
});

describe.each([
  ['Student', studentNoise(5)],
  ['heteroscedastic', heteroscedasticNoise],
  ['correlated', correlatedNoise(0.8)],
] as const)('noise that is %s', (_name, law) => {
  test('has mean 0, and variance sigma² on average over the samples', () => {
    expect(noiseScore(law, 0.25, (E) => frobeniusSquared(E) / E.data.length)).toBeLessThan(5);
    expect(noiseScore(law, 0.26, (E) => frobeniusSquared(E) / E.data.length)).toBeGreaterThan(5);
    expect(noiseScore(law, 0, (E) => entry(E, 1, 2))).toBeLessThan(5);
  });
});

test('heteroscedastic noise has the variance that the size of its x gives it', () => {
  const expected = (X: Matrix) => {
    const sizes = Array.from({ length: n }, (_, t) =>
      Array.from({ length: dx }, (_, i) => entry(X, i, t) ** 2).reduce((a, b) => a + b),
    );
    return (0.25 * sizes[3]! * n) / sizes.reduce((a, b) => a + b);
  };
  expect(noiseScore(heteroscedasticNoise, 0, (E, X) => entry(E, 1, 3) ** 2 - expected(X))).toBeLessThan(5);
});

test('two outputs of one sample are correlated, two samples are not', () => {
  const law = correlatedNoise(0.8);
  expect(noiseScore(law, 0.2, (E) => entry(E, 0, 2) * entry(E, 2, 2))).toBeLessThan(5);
  expect(noiseScore(law, 0, (E) => entry(E, 0, 2) * entry(E, 2, 3))).toBeLessThan(5);
});

test('a law without a variance is refused', () => {
  expect(() => studentDesign(2)).toThrow('a variance needs more than 2 degrees of freedom, got 2');
});
