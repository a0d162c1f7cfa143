import { expect, test } from 'vitest';
import {
  type DataLaw,
  designSampler,
  drawNoise,
  ownDesignSampler,
  transposedDesignSampler,
  withDataLaw,
} from '../../src/models/data-law.ts';
import { type Matrix, toRows, transpose, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { regressionSampler } from '../../src/models/regression.ts';
import { gaussian } from './matrices.ts';

const sizes = { dx: 3, n: 5 };
/** Every entry of X is its place, every entry of E is sigma. */
const counting: DataLaw = {
  design: () => (X) => X.data.set(X.data.map((_, k) => k)),
  noise: (E, _X, sigma) => E.data.fill(sigma),
};
const counted = [
  [0, 1, 2, 3, 4],
  [5, 6, 7, 8, 9],
  [10, 11, 12, 13, 14],
];

function filled(
  fill: ReturnType<typeof designSampler>,
  stream: ReturnType<typeof randomStream>,
  out: Matrix,
) {
  fill(out, stream);
  return toRows(out);
}

test('without a law the draws are those of fillNormal, to the last bit', () => {
  const expected = new Float64Array(15);
  randomStream('gaussian').fillNormal(expected);
  for (const fill of [designSampler(sizes), ownDesignSampler(sizes, designSampler(sizes))]) {
    expect(filled(fill, randomStream('gaussian'), zeros(3, 5)).flat()).toEqual([...expected]);
  }
  expect(filled(transposedDesignSampler(sizes), randomStream('gaussian'), zeros(5, 3)).flat()).toEqual([
    ...expected,
  ]);
  const noise = zeros(3, 5);
  drawNoise(noise, zeros(2, 5), 0.5, randomStream('gaussian'));
  expect([...noise.data]).toEqual([...expected.map((x) => 0.5 * x)]);
});

test('a law travels with the stream, into its substreams and their substreams', () => {
  const stream = withDataLaw(randomStream('law'), counting).substream('one').substream('two');
  expect(filled(designSampler(sizes), stream, zeros(3, 5))).toEqual(counted);
});

test('all else that is drawn from the stream stays as it is', () => {
  const plain = randomStream('else');
  const stream = withDataLaw(randomStream('else'), counting);
  expect([stream.normal(), stream.uniform(), stream.substream('deep').normal()]).toEqual([
    plain.normal(),
    plain.uniform(),
    plain.substream('deep').normal(),
  ]);
});

test('one sampler follows whichever law its stream has', () => {
  const fill = designSampler(sizes);
  const gaussianFirst = filled(fill, randomStream('switch'), zeros(3, 5));
  expect(filled(fill, withDataLaw(randomStream('switch'), counting), zeros(3, 5))).toEqual(counted);
  expect(filled(fill, randomStream('switch'), zeros(3, 5))).toEqual(gaussianFirst);
});

test('a design with a sample a row is the transpose of the same law', () => {
  const rows = filled(
    transposedDesignSampler(sizes),
    withDataLaw(randomStream('rows'), counting),
    zeros(5, 3),
  );
  expect(rows).toEqual(toRows(transpose({ rows: 3, columns: 5, data: Float64Array.from(counted.flat()) })));
});

test('a law that has nothing to change leaves the Gaussian draws', () => {
  const nothing: DataLaw = { design: () => null };
  const draw = (law: DataLaw) =>
    filled(designSampler(sizes), withDataLaw(randomStream('nothing'), law), zeros(3, 5));
  expect(draw(nothing)).toEqual(draw({}));
});

test('a design made of standard normal entries is made of entries of the law instead', () => {
  const twice = ownDesignSampler(sizes, (X, stream) => {
    const Z = new Float64Array(15);
    stream.fillNormal(Z);
    X.data.set(Z.map((z) => 2 * z));
  });
  const stream = withDataLaw(randomStream('own'), counting);
  expect(filled(twice, stream, zeros(3, 5))).toEqual(counted.map((row) => row.map((x) => 2 * x)));
});

test('regression data follow the law of the stream, given the shift', () => {
  const [pretrained, downstream] = [
    gaussian(2, 3, randomStream('maps')),
    gaussian(2, 3, randomStream('more')),
  ];
  let shift: Matrix | undefined;
  const law: DataLaw = {
    ...counting,
    design: (about) => {
      shift = about.shift?.();
      return counting.design!(about);
    },
  };
  const sample = regressionSampler({ ...sizes, dy: 2, sigma: 0.25, pretrained, downstream });
  const { X, E } = sample(withDataLaw(randomStream('regression'), law));
  expect(toRows(X)).toEqual(counted);
  expect([...E.data]).toEqual(new Array(10).fill(0.25));
  expect([...shift!.data]).toEqual([...downstream.data.map((x, k) => x - pretrained.data[k]!)]);
});
