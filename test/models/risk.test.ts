import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRows, gram, identity, multiply, subtract, zeros } from '../../src/models/matrix.ts';
import { regressionData } from '../../src/models/regression.ts';
import { excessRisk, excessRiskUnder, inSampleRisk } from '../../src/models/risk.ts';
import { gaussian, norm, size, streams } from './matrices.ts';

test('excess risks are what they are by hand', () => {
  const [estimate, downstream] = [fromRows([[1, 2]]), fromRows([[0, 4]])];
  expect(excessRisk(estimate, downstream)).toBe(5);
  // (1, −2) Σ (1, −2)ᵀ = 2 − 2·2·1 + 4·3
  expect(
    excessRiskUnder(
      estimate,
      downstream,
      fromRows([
        [2, 1],
        [1, 3],
      ]),
    ),
  ).toBe(10);
  const data = regressionData({
    X: fromRows([
      [1, 0, 1],
      [0, 1, 1],
    ]),
    E: zeros(1, 3),
    pretrained: zeros(1, 2),
    downstream,
  });
  // (1 + 4 + 1)/3
  expect(inSampleRisk(estimate, data)).toBe(2);
});

test('the risk under a covariance CCᵀ is the risk of the maps composed with C', () => {
  fc.assert(
    fc.property(size(4), size(5), streams, (dy, dx, stream) => {
      const [a, b, c] = [gaussian(dy, dx, stream), gaussian(dy, dx, stream), gaussian(dx, dx, stream)];
      expect(excessRiskUnder(a, b, identity(dx))).toBeCloseTo(excessRisk(a, b), 12);
      expect(excessRiskUnder(a, b, gram(c))).toBeCloseTo(norm(multiply(subtract(a, b), c)) ** 2, 9);
    }),
    { seed: 22 },
  );
});
