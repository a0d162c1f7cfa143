import { expect, test } from 'vitest';
import { fillNormal, normalVariate } from '../../src/models/normal.ts';
import { Xoroshiro128Plus } from '../../src/models/xoroshiro.ts';

const draws = 4_000_000;
const [end, width] = [4.5, 0.05];

/** Upper tail of the standard normal law by its continued fraction (Laplace), good to 1e-15 for x ≥ 2. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = 200; k >= 1; k--) fraction = x + k / fraction;
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}

/** The mass of [a, b] by Simpson's rule on the density: its error is (b − a)⁵/2880·max|φ⁗| < 1e-10 for width 0.05. */
function mass(a: number, b: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return ((b - a) / 6) * (density(a) + 4 * density((a + b) / 2) + density(b));
}

/** Pearson's statistic over bins of the given width on [−end, end] and the two tails, and how many of each it has. */
function pearson(draw: () => number): { statistic: number; degrees: number } {
  const bins = Math.round((2 * end) / width);
  const counts = new Float64Array(bins + 2);
  for (let i = 0; i < draws; i++) {
    const bin = Math.floor((draw() + end) / width);
    counts[bin < 0 ? 0 : bin >= bins ? bins + 1 : bin + 1]++;
  }
  let statistic = 0;
  counts.forEach((count, i) => {
    const left = -end + (i - 1) * width;
    const expected = draws * (i === 0 || i > bins ? upperTail(end) : mass(left, left + width));
    statistic += (count - expected) ** 2 / expected;
  });
  return { statistic, degrees: bins + 1 };
}

const generatorOf = (seed: number) => new Xoroshiro128Plus([seed, 0, 0, seed]);
const source = (seed: number) => {
  const generator = generatorOf(seed);
  return () => normalVariate(generator);
};

/** A χ² variate is above degrees + 6·√(2·degrees) with probability below 1e-6 for 181 degrees. */
const threshold = (degrees: number) => degrees + 6 * Math.sqrt(2 * degrees);

test('four million draws fill 182 bins, tails included, as the normal law says', () => {
  const { statistic, degrees } = pearson(source(1));
  expect(statistic).toBeLessThan(threshold(degrees));
});

test('a scale that is off by half a percent is seen', () => {
  // N·∫(δφ)²/φ = 2·N·0.005² = 200 is added to the statistic, against a spread of 19.
  const draw = source(2);
  const { statistic, degrees } = pearson(() => 1.005 * draw());
  expect(statistic).toBeGreaterThan(threshold(degrees));
});

test('beyond the edge of the ziggurat the tail is neither empty nor doubled', () => {
  const draw = source(3);
  for (const edge of [3.4, 3.442619855899, 4]) {
    const expected = upperTail(edge);
    let [above, below] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const x = draw();
      if (x > edge) above++;
      else if (x < -edge) below++;
    }
    const spread = Math.sqrt(draws * expected);
    expect(Math.abs(above - draws * expected)).toBeLessThan(5 * spread);
    expect(Math.abs(below - draws * expected)).toBeLessThan(5 * spread);
  }
});

test('consecutive draws are uncorrelated, in value and in size', () => {
  const draw = source(4);
  let [before, products, sizes] = [draw(), 0, 0];
  for (let i = 0; i < draws; i++) {
    const x = draw();
    products += x * before;
    sizes += (x * x - 1) * (before * before - 1);
    before = x;
  }
  expect(Math.abs(products / Math.sqrt(draws))).toBeLessThan(5);
  expect(Math.abs(sizes / Math.sqrt(4 * draws))).toBeLessThan(5);
});

test('a buffer is filled by the draws that come one by one, and so is the next', () => {
  const [filling, drawing] = [generatorOf(5), generatorOf(5)];
  // Long enough for some hundred draws beyond the edge.
  for (const size of [1, 200_000, 0, 7]) {
    const buffer = new Float64Array(size);
    fillNormal(buffer, filling);
    expect(buffer.every((x) => x === normalVariate(drawing))).toBe(true);
    expect(filling.getState()).toEqual(drawing.getState());
  }
});
