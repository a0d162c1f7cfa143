/** NaN and infinities are refused where they come in, by one line that names the entry or the number. */
import { expect, test } from 'vitest';
import { cholesky, traceOfInverse, traceOfSquaredInverse } from '../../src/models/cholesky.ts';
import { missedEnergyUnder, randomCovariance, traceUnderCovariance } from '../../src/models/covariance.ts';
import { fullFineTuning, loraFrozenA, loraFrozenB, loraTrained } from '../../src/models/estimators.ts';
import { refuseUnlessFinite } from '../../src/models/finite-numbers.ts';
import { gradientDescent } from '../../src/models/gradient-descent.ts';
import { choleskyRoad, lanczosRoad, referenceRoad } from '../../src/models/least-squares.ts';
import {
  orthonormalBasis,
  pseudoInverse,
  singularValueDecomposition,
  symmetricEigen,
  truncateRankPlainly,
} from '../../src/models/linear-algebra.ts';
import {
  copy,
  identity,
  isFiniteMatrix,
  type Matrix,
  refuseNonFinite,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { drawRegression, type RegressionData, regressionData } from '../../src/models/regression.ts';
import { gradientFlow, interpolated, ridge } from '../../src/models/regularised.ts';
import { excessRisk, excessRiskUnder, inSampleRisk } from '../../src/models/risk.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { spikedRisk } from '../../src/models/spiked-risk.ts';
import { gaussian } from './matrices.ts';

const stream = randomStream('finite input');
const [n, dx, dy] = [9, 4, 3];

function spoilt(m: Matrix, row: number, column: number, bad: number): Matrix {
  const out = copy(m);
  out.data[row * m.columns + column] = bad;
  return out;
}

const X = gaussian(dx, n, stream);
const [pretrained, downstream] = [gaussian(dy, dx, stream), gaussian(dy, dx, stream)];
const data = regressionData({ X, E: gaussian(dy, n, stream), pretrained, downstream });
const A = gaussian(2, dx, stream);
const Q = gaussian(dy, 2, stream);

const bads = [Number.NaN, Infinity, -Infinity];

const estimators: Record<string, (data: RegressionData) => unknown> = {
  'full fine-tuning': (given) => fullFineTuning(given),
  'frozen A': (given) => loraFrozenA(given, A),
  'frozen B': (given) => loraFrozenB(given, Q),
  'trained LoRA': (given) => loraTrained(given, 2),
  'trained LoRA of rank 0': (given) => loraTrained(given, 0),
  'by Lanczos': (given) => loraTrained(given, 2, { road: lanczosRoad }),
  'by the reference road': (given) => loraTrained(given, 2, { road: referenceRoad }),
  'full fine-tuning by the reference road': (given) => fullFineTuning(given, { road: referenceRoad }),
  ridge: (given) => ridge(given, 0.5),
  'gradient flow': (given) => gradientFlow(given, 2),
  interpolated: (given) => interpolated(given, 0.5),
  'gradient descent': (given) => gradientDescent(given, { r: 1, maximumSteps: 5 }, stream),
};

test.each(Object.entries(estimators))(
  '%s refuses data with an entry that is not finite, more samples or fewer',
  (_name, estimator) => {
    const few = regressionData({
      X: gaussian(dx, 3, stream),
      E: gaussian(dy, 3, stream),
      pretrained,
      downstream,
    });
    for (const given of [data, few]) {
      expect(() => estimator(given)).not.toThrow();
      for (const bad of bads) {
        for (const name of ['X', 'Y', 'pretrained'] as const) {
          // A_0 and Y enter by the residual Z = Y − A_0 X, in which an infinity may be NaN.
          expect(() => estimator({ ...given, [name]: spoilt(given[name], 1, 2, bad) })).toThrow(
            /^entry \(\d+, \d+\) of .* is (NaN|-?Infinity)$/,
          );
        }
      }
    }
  },
);

test('a data set is refused where it is made', () => {
  const settings = { n, dx, dy, sigma: 1, pretrained, downstream };
  for (const bad of bads) {
    expect(() => drawRegression({ ...settings, sigma: bad }, stream)).toThrow(
      `sigma must be a finite number >= 0, got ${bad}`,
    );
    expect(() => drawRegression({ ...settings, n: bad }, stream)).toThrow(
      `n must be a positive integer, got ${bad}`,
    );
    expect(() => drawRegression({ ...settings, downstream: spoilt(downstream, 2, 1, bad) }, stream)).toThrow(
      `entry (2, 1) of the downstream map is ${bad}`,
    );
    expect(() => drawRegression({ ...settings, pretrained: spoilt(pretrained, 0, 3, bad) }, stream)).toThrow(
      `entry (0, 3) of the pretrained map is ${bad}`,
    );
    for (const name of ['X', 'E', 'pretrained', 'downstream'] as const) {
      expect(() => regressionData({ ...data, [name]: spoilt(data[name], 1, 2, bad) })).toThrow(
        `entry (1, 2) of ${name} is ${bad}`,
      );
    }
  }
});

test('risks refuse estimates, maps and designs', () => {
  for (const bad of bads) {
    const wrong = spoilt(downstream, 1, 0, bad);
    const named = (what: string) => `entry (1, 0) of the ${what} matrix is ${bad}`;
    expect(() => excessRisk(wrong, downstream)).toThrow(named('estimate'));
    expect(() => excessRisk(downstream, wrong)).toThrow(named('downstream'));
    expect(() => excessRiskUnder(downstream, wrong, identity(dx))).toThrow(named('downstream'));
    expect(() => excessRiskUnder(pretrained, downstream, spoilt(identity(dx), 1, 0, bad))).toThrow(
      named('covariance'),
    );
    expect(() => inSampleRisk(pretrained, { ...data, X: spoilt(X, 1, 0, bad) })).toThrow(named('X'));
  }
});

test('decompositions and factors name the entry', () => {
  const square = identity(4);
  for (const bad of bads) {
    const wrong = spoilt(square, 2, 1, bad);
    const named = `entry (2, 1) of the matrix is ${bad}`;
    for (const decompose of [
      singularValueDecomposition,
      symmetricEigen,
      pseudoInverse,
      orthonormalBasis,
      (m: Matrix) => truncateRankPlainly(m, 1),
      (m: Matrix) => cholesky(copy(m)),
    ]) {
      expect(() => decompose(wrong)).toThrow(named);
      expect(() => decompose(square)).not.toThrow();
    }
    expect(() => traceOfInverse(wrong)).toThrow(`entry (2, 1) of the factor is ${bad}`);
    expect(() => traceOfSquaredInverse(wrong)).toThrow(`entry (2, 1) of the factor is ${bad}`);
    for (const road of [choleskyRoad, referenceRoad]) {
      expect(() => road.fit(X, spoilt(data.Y, 2, 1, bad), createScratch())).toThrow(
        `entry (2, 1) of the targets Z is ${bad}`,
      );
    }
  }
  expect(() => traceOfInverse(zeros(2, 2))).toThrow('the factor is singular');
});

test('covariances and formulas refuse what is no number', () => {
  const covariance = randomCovariance(dx, 10, stream);
  for (const bad of bads) {
    expect(() => missedEnergyUnder(spoilt(pretrained, 1, 1, bad), A, covariance)).toThrow(
      `entry (1, 1) of the shift is ${bad}`,
    );
    expect(() => missedEnergyUnder(pretrained, spoilt(A, 1, 1, bad), covariance)).toThrow(/entry \(\d, \d\)/);
    expect(() => traceUnderCovariance(spoilt(covariance.matrix, 3, 1, bad), n)).toThrow(
      `entry (3, 1) of the matrix is ${bad}`,
    );
    expect(() => spikedRisk({ n: 20, dx: 5, dy: 4, r: 1, sigma: bad, s: [1] })).toThrow(
      `sigma must be a finite number, got ${bad}`,
    );
    expect(() => refuseUnlessFinite({ fine: 1, wrong: bad })).toThrow(
      `wrong must be a finite number, got ${bad}`,
    );
  }
  expect(() => refuseUnlessFinite({ huge: 1e308, tiny: -0 })).not.toThrow();
});

test('large and small numbers are numbers', () => {
  const m = zeros(2, 2);
  m.data.set([1e308, -1e308, 5e-324, 0]);
  expect(isFiniteMatrix(m)).toBe(true);
  expect(() => refuseNonFinite(m)).not.toThrow();
  expect(isFiniteMatrix(spoilt(m, 1, 1, Number.NaN))).toBe(false);
});
