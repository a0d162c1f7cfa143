import { expect, test } from 'vitest';
import { add, multiply, toRows, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import {
  drawRegression,
  type RegressionSettings,
  regressionData,
  regressionSampler,
} from '../../src/models/regression.ts';
import { distance, gaussian, standardErrorsFrom } from './matrices.ts';

const fixed = randomStream('regression', 'fixed');
const settings: RegressionSettings = {
  n: 7,
  dx: 3,
  dy: 2,
  sigma: 0.5,
  pretrained: gaussian(2, 3, fixed),
  downstream: gaussian(2, 3, fixed),
};

test('outputs are the downstream map of the inputs plus the noise', () => {
  const data = drawRegression(settings, randomStream('regression'));
  expect([data.X.rows, data.X.columns, data.E.rows, data.E.columns]).toEqual([3, 7, 2, 7]);
  expect(distance(data.Y, add(multiply(settings.downstream, data.X), data.E))).toBeLessThan(1e-14);
  expect(toRows(regressionData(data).Y)).toEqual(toRows(data.Y));
});

test('the sampler for many draws gives the same data sets in the same buffers', () => {
  const [one, other] = [randomStream('many'), randomStream('many')];
  const sample = regressionSampler(settings);
  for (let i = 0; i < 3; i++) {
    const [again, fresh] = [sample(one), drawRegression(settings, other)];
    expect(toRows(again.Y)).toEqual(toRows(fresh.Y));
    expect(toRows(again.X)).toEqual(toRows(fresh.X));
  }
  const { Y } = sample(one);
  expect(sample(one).Y).toBe(Y);
});

test('inputs have variance 1 and noise has variance sigma², within five standard errors', () => {
  const sample = regressionSampler(settings);
  const stream = randomStream('variances');
  expect(Math.abs(standardErrorsFrom(1, (s) => sample(s).X.data[4] ** 2, 20_000, stream))).toBeLessThan(5);
  expect(Math.abs(standardErrorsFrom(0.25, (s) => sample(s).E.data[4] ** 2, 20_000, stream))).toBeLessThan(5);
  expect(standardErrorsFrom(0.2, (s) => sample(s).E.data[4] ** 2, 20_000, stream)).toBeGreaterThan(5);
});

test('another design and another noise can be put in', () => {
  const data = drawRegression(
    {
      ...settings,
      drawDesign: (X, stream) => X.data.set(X.data.map(() => stream.rademacher())),
      drawNoise: (E, X, sigma) => E.data.set(X.data.subarray(0, E.data.length).map((x) => sigma * x)),
    },
    randomStream('other'),
  );
  expect(data.X.data.every((x) => Math.abs(x) === 1)).toBe(true);
  expect(data.E.data.every((e, k) => e === 0.5 * data.X.data[k])).toBe(true);
});

test('impossible sizes, noise and maps are refused by name and value', () => {
  const draw = (change: Partial<RegressionSettings>) => () => regressionSampler({ ...settings, ...change });
  expect(draw({ n: 0 })).toThrow('n must be a positive integer, got 0');
  expect(draw({ dx: 2.5 })).toThrow('dx must be a positive integer, got 2.5');
  expect(draw({ dy: Number.NaN })).toThrow('dy must be a positive integer, got NaN');
  expect(draw({ sigma: -1 })).toThrow('sigma must be a finite number >= 0, got -1');
  expect(draw({ sigma: Number.NaN })).toThrow('got NaN');
  expect(draw({ pretrained: zeros(3, 2) })).toThrow('the pretrained map must be dy × dx = 2 × 3, got 3 × 2');
});
