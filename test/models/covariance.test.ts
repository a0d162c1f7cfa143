import { describe, expect, test } from 'vitest';
import {
  correlatedDesign,
  excessRiskUnderCovariance,
  missedEnergyUnder,
  randomCovariance,
  traceUnderCovariance,
} from '../../src/models/covariance.ts';
import { fullFineTuning, residual } from '../../src/models/estimators.ts';
import { haarOrthonormalRows, orthonormalizeRows } from '../../src/models/haar.ts';
import { referenceRoad } from '../../src/models/least-squares.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  copy,
  frobeniusSquared,
  identity,
  type Matrix,
  multiply,
  multiplyTransposed,
  subtract,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { drawRegression } from '../../src/models/regression.ts';
import { excessRiskUnder } from '../../src/models/risk.ts';
import { distance, gaussian, norm, standardErrorsFrom } from './matrices.ts';

const stream = randomStream('covariance');

describe.each([1, 10, 10_000])('condition number %d', (kappa) => {
  test('a random covariance has it, with the largest eigenvalue 1, and its root', () => {
    const { matrix, root } = randomCovariance(7, kappa, stream);
    const { s } = singularValueDecomposition(matrix);
    expect(s[0]).toBeCloseTo(1, 12);
    expect(s.at(-1)! * kappa).toBeCloseTo(1, 8);
    expect(distance(multiply(root, root), matrix)).toBeLessThan(1e-14);
    expect(distance(matrix, multiplyTransposed(identity(7), matrix))).toBeLessThan(1e-15);
  });

  test('the design has it: E XXᵀ/n = Σ', () => {
    const covariance = randomCovariance(4, kappa, stream);
    const draw = correlatedDesign(covariance);
    const X = zeros(4, 5);
    for (let i = 0; i < 4; i++) {
      const one = (s: typeof stream) => {
        draw(X, s);
        return X.data.subarray(i * 5, i * 5 + 5).reduce((sum, x) => sum + x * x, 0) / 5;
      };
      expect(Math.abs(standardErrorsFrom(covariance.matrix.data[i * 5]!, one, 4000, stream))).toBeLessThan(5);
    }
  });

  // The bound in the docstring of covariance.ts.
  test('the fast fit is the reference fit in the Σ-norm, to its stated bound', () => {
    const [n, dx, dy] = [24, 16, 3];
    const covariance = randomCovariance(dx, kappa, stream);
    const pretrained = gaussian(dy, dx, stream);
    const downstream = gaussian(dy, dx, stream);
    const drawDesign = correlatedDesign(covariance);
    for (let k = 0; k < 20; k++) {
      const data = drawRegression({ n, dx, dy, sigma: 1, pretrained, downstream, drawDesign }, stream);
      const fast = fullFineTuning(data);
      const reference = fullFineTuning(data, { road: referenceRoad });
      const D = subtract(reference, pretrained);
      // Z = Σ^{-1/2}X by a solve that is exact to κ^{1/2}ε.
      const inverse = multiply(covariance.root, multiply(referenceInverse(covariance.matrix), data.X));
      const z = singularValueDecomposition(inverse).s;
      const size = norm(D) + norm(residual(data)) / singularValueDecomposition(data.X).s[0]!;
      const bound = dx * (n + dx) * Number.EPSILON * Math.sqrt(kappa) * (z[0]! / z.at(-1)!) ** 2 * size;
      expect(norm(multiply(subtract(fast, reference), covariance.root))).toBeLessThan(bound);
    }
  });

  test('the trace of Σ(XXᵀ)⁻¹ has the mean d/(n − d − 1)', () => {
    const draw = traceUnderCovariance(randomCovariance(3, kappa, stream).matrix, 15);
    expect(Math.abs(standardErrorsFrom(3 / 11, draw, 5000, stream))).toBeLessThan(5);
  });

  test('what A misses is the distance from its rows in the Σ-norm', () => {
    const covariance = randomCovariance(8, kappa, stream);
    const [shift, A] = [gaussian(3, 8, stream), haarOrthonormalRows(3, 8, stream)];
    const rows = orthonormalizeRows(multiply(A, covariance.root));
    const weighted = multiply(shift, covariance.root);
    const left = subtract(weighted, multiply(multiplyTransposed(weighted, rows), rows));
    const expected = frobeniusSquared(left);
    expect(missedEnergyUnder(shift, A, covariance) / expected).toBeCloseTo(1, 9);
  });
});

const referenceInverse = (m: Matrix) => referenceRoad.fit(m, identity(m.rows), () => zeros(0, 0));

test('the risk is measured in the Σ-norm, not in the Euclidean one', () => {
  const [n, dx, dy, sigma] = [12, 4, 2, 0.5];
  const covariance = randomCovariance(dx, 100, stream);
  const maps = { pretrained: gaussian(dy, dx, stream), downstream: gaussian(dy, dx, stream) };
  const draw = excessRiskUnderCovariance(fullFineTuning, { n, dx, dy, sigma, ...maps }, covariance);
  const key = ['same draws'];
  const data = drawRegression(
    { n, dx, dy, sigma, ...maps, drawDesign: correlatedDesign(covariance) },
    stream.substream(...key),
  );
  const risk = excessRiskUnder(fullFineTuning(data), maps.downstream, copy(covariance.matrix));
  expect(draw(stream.substream(...key)) / risk).toBeCloseTo(1, 9);
});

test('impossible covariances are refused by their offending number', () => {
  expect(() => randomCovariance(0, 1, stream)).toThrow(/dimension.*0/);
  expect(() => randomCovariance(2, 0.5, stream)).toThrow(/condition number.*0.5/);
  expect(() => randomCovariance(2, Number.POSITIVE_INFINITY, stream)).toThrow(/Infinity/);
});
