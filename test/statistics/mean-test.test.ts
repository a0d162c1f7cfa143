import { randomNormal } from 'd3-random';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDraws,
  decide,
  emptyState,
  type MeanTestDesign,
  type MeanTestState,
  merge,
} from '../../src/statistics/mean-test.ts';
import { drawsCap } from '../../src/statistics/power.ts';
import { uniformSource } from '../calibration/random.ts';

/** The design of a formula with the relative error `detects`, at error rates so small that chance plays no part. */
const designOf = (claimed: number, detects: number, more: Partial<MeanTestDesign> = {}): MeanTestDesign => ({
  claimed,
  margin: detects * Math.abs(claimed),
  variance: 3.24,
  falseAlarm: 1e-11,
  missedError: 1e-9,
  ...more,
});

/** Blocks of 64 normal draws with variance 3.24 until a verdict or the cap. */
function run(design: MeanTestDesign, mean: number, seed: number): { verdict: string | null; draws: number } {
  const draw = randomNormal.source(uniformSource(seed))(mean, 1.8);
  const cap = drawsCap(design);
  let state = emptyState(design);
  let verdict: string | null = null;
  while (verdict === null && state.count < cap) {
    state = addDraws(design, state, Float64Array.from({ length: 64 }, draw));
    verdict = decide(design, state);
  }
  return { verdict, draws: state.count };
}

test('a right formula is supported, and one wrong by more than detects refuted, in either direction', () => {
  for (let seed = 1; seed <= 5; seed++) {
    expect(run(designOf(1, 0.1), 1, seed).verdict).toBe('supported');
    expect(run(designOf(1, 0.1), 1.11, seed).verdict).toBe('refuted');
    expect(run(designOf(1, 0.1), 0.89, seed).verdict).toBe('refuted');
    expect(run(designOf(-1, 0.1), -1, seed).verdict).toBe('supported');
    expect(run(designOf(-1, 0.1), 1, seed).verdict).toBe('refuted');
  }
});

test('a grossly wrong formula is refuted within a few hundred draws, too large or too small', () => {
  for (const factor of [10, 1000, 1e6, 1e-3, 1e-6]) {
    const { verdict, draws } = run(designOf(factor, 0.02), 1, 7);
    expect(verdict, `formula ${factor} times the truth`).toBe('refuted');
    expect(draws).toBeLessThan(1000);
  }
});

test('a bias is allowed for: within it nothing is refuted, and support excludes the error beyond it', () => {
  const biased = designOf(1, 0.2, { bias: 0.05 });
  for (let seed = 1; seed <= 5; seed++) {
    // the mean of the draws is 0.04 off, which an exact formula of a limit may be
    expect(run(biased, 1.04, seed).verdict).toBe('supported');
    expect(run(designOf(1, 0.04), 1.04, seed).verdict).toBe('refuted');
    // a formula wrong by 0.21 may show as 0.16, which must not be supported
    expect(run(biased, 1.16, seed).verdict).toBe('refuted');
    expect(run(biased, 0.84, seed).verdict).toBe('refuted');
  }
});

test('a bound on a mean is refuted from above only', () => {
  const bound = designOf(1, 0.2, { direction: 'at most' });
  for (let seed = 1; seed <= 5; seed++) {
    expect(run(bound, 0.5, seed).verdict).toBe('supported');
    expect(run(bound, 1, seed).verdict).toBe('supported');
    expect(run(bound, 1.2, seed).verdict).toBe('refuted');
  }
});

test('a sign is supported on its own side and refuted on the other, also about 0', () => {
  for (const [direction, sign] of [
    ['above', 1],
    ['below', -1],
  ] as const) {
    const design: MeanTestDesign = { ...designOf(1, 0.3, { direction }), claimed: 0 };
    for (let seed = 1; seed <= 5; seed++) {
      expect(run(design, 0.3 * sign, seed).verdict).toBe('supported');
      expect(run(design, -0.3 * sign, seed).verdict).toBe('refuted');
    }
  }
});

const finiteDraw = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const cells = fc
  .array(fc.array(finiteDraw, { minLength: 16, maxLength: 16 }), { maxLength: 6 })
  .map((lists) => Float64Array.from(lists.flat()));

test('blocks computed apart and merged in order give the state of drawing in turn, to the last bit', () => {
  const design = designOf(1, 0.1, { bias: 0.01 });
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 4 }), (blocks) => {
      const start = emptyState(design);
      const inTurn = blocks.reduce((state, block) => addDraws(design, state, block), start);
      const apart = blocks.map((block) => addDraws(design, start, block)).reduce(merge, start);
      expect(inTurn).toEqual(apart);
      expect(JSON.parse(JSON.stringify(inTurn))).toEqual(inTurn);
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('the mean and the squares are those of all draws', () => {
  const design = designOf(1, 0.1);
  fc.assert(
    fc.property(cells, cells, (first, second) => {
      fc.pre(first.length + second.length > 0);
      const state = addDraws(design, addDraws(design, emptyState(design), first), second);
      const all = [...first, ...second];
      const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
      const squares = all.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      expect(state.count).toBe(all.length);
      // about 200 roundings of numbers below 1e6, and of their squares: 200·2⁻⁵³·1e6 and 200·2⁻⁵³·200·1e12
      expect(Math.abs(state.mean - mean)).toBeLessThan(1e-7);
      expect(Math.abs(state.squares - squares)).toBeLessThan(10);
    }),
    { seed: 2, numRuns: 50 },
  );
});

/** The average over λ of the processes at a point, from their definition in the docstring and not from a state. */
function process(
  draws: Float64Array,
  { margin, bias = 0, variance }: MeanTestDesign,
  point: number,
  side: number,
) {
  const v = variance / 16;
  const lambdas = [1, 4, 16].map((k) => Math.min((k * (margin - bias)) / v, 1 / Math.sqrt(v)));
  const values = [...lambdas, 1 / Math.sqrt(v)].map((lambda) => {
    let logarithm = 0;
    for (let start = 0; start < draws.length; start += 16) {
      const cell = draws.slice(start, start + 16).reduce((sum, draw) => sum + draw) / 16;
      const x = lambda * (cell - point);
      const phi = x >= 0 ? Math.log(1 + x + x ** 2 / 2) : -Math.log(1 - x + x ** 2 / 2);
      logarithm += side * phi - (lambda ** 2 * v) / 2;
    }
    return Math.exp(logarithm);
  });
  return values.reduce((sum, value) => sum + value) / 4;
}

test('each verdict comes exactly where its processes cross their thresholds, for every direction and a bias', () => {
  // f = 1, bias 0.1, margin 0.3: refuted beyond 0.9 and 1.1, supported between 0.8 and 1.2
  const crossings = [
    // direction, mean of the draws, verdict, points with sides, error rate that e = 1/(process) corresponds to
    ['equal', 1.3, 'refuted', [[1.1, 1]], 2],
    ['equal', 0.7, 'refuted', [[0.9, -1]], 2],
    [
      'equal',
      1.03,
      'supported',
      [
        [0.8, 1],
        [1.2, -1],
      ],
      1,
    ],
    [
      'equal',
      0.97,
      'supported',
      [
        [0.8, 1],
        [1.2, -1],
      ],
      1,
    ],
    ['at most', 1.3, 'refuted', [[1.1, 1]], 1],
    ['at most', 0.97, 'supported', [[1.2, -1]], 1],
    ['above', 1.3, 'supported', [[1.1, 1]], 1],
    ['above', 0.7, 'refuted', [[0.9, -1]], 1],
    ['below', 0.7, 'supported', [[0.9, -1]], 1],
    ['below', 1.3, 'refuted', [[1.1, 1]], 1],
  ] as const;
  for (const [direction, mean, verdict, places, factor] of crossings) {
    const draw = randomNormal.source(uniformSource(11))(mean, 1.8);
    const draws = Float64Array.from({ length: 3200 }, draw);
    const design = designOf(1, 0.3, { bias: 0.1, direction });
    const error = Math.max(...places.map(([point, side]) => factor / process(draws, design, point, side)));
    expect(error).toBeLessThan(0.5);
    const at = (rate: number) => {
      const rates =
        verdict === 'refuted'
          ? { falseAlarm: rate, missedError: 1e-300 }
          : { falseAlarm: 1e-300, missedError: rate };
      const tried = { ...design, ...rates };
      return decide(tried, addDraws(tried, emptyState(tried), draws));
    };
    expect(at(error * (1 + 1e-9)), `${direction} at mean ${mean}`).toBe(verdict);
    expect(at(error * (1 - 1e-9)), `${direction} at mean ${mean}`).toBe(null);
  }
});

test('a formula wrong by a tenth of the margin is supported, by nine tenths refuted, by half undecided', () => {
  // at rates of 1e-100 the cap is where evidence without drift has a standard deviation of 30, and needs 230
  const design = designOf(1, 0.1, { falseAlarm: 1e-100, missedError: 1e-100 });
  for (const sign of [1, -1]) {
    expect(run(design, 1 + 0.01 * sign, 1).verdict).toBe('supported');
    expect(run(design, 1 + 0.05 * sign, 1).verdict).toBe(null);
    expect(run(design, 1 + 0.09 * sign, 1).verdict).toBe('refuted');
  }
});

test('one enormous draw moves the evidence by no more than its logarithm', () => {
  // φ grows like a logarithm: 1e300 counts for about 2·ln(1e300) = 1400 nats in a sum, and −∞ nowhere
  const design = designOf(1, 0.1);
  const draws = new Float64Array(16).fill(1);
  draws[3] = 1e300;
  const state = addDraws(design, emptyState(design), draws);
  for (const sum of state.sums) expect(Math.abs(sum)).toBeLessThan(1500);
});

test('NaN and infinite draws are errors that name the draw', () => {
  const design = designOf(1, 0.1);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const draws = new Float64Array(32);
    draws[17] = value;
    expect(() => addDraws(design, emptyState(design), draws)).toThrow(`draw 17 of the block is ${value}`);
  }
});

test('a design that promises nothing is refused, naming the value', () => {
  const bad: readonly [Partial<MeanTestDesign>, string][] = [
    [{ claimed: Number.NaN }, 'claimed must be a finite number, got NaN'],
    [{ margin: 0 }, 'margin must be finite and exceed the bias 0, got 0'],
    [{ bias: 0.1 }, 'margin must be finite and exceed the bias 0.1, got 0.1'],
    [{ bias: -1 }, 'bias must be a finite number ≥ 0, got -1'],
    [{ variance: 0 }, 'variance must be finite and > 0: a constant is compared, not tested, got 0'],
    [{ variance: Number.POSITIVE_INFINITY }, 'variance must be finite'],
    [{ falseAlarm: 0 }, 'falseAlarm must lie between 0 and 1, got 0'],
    [{ missedError: 1 }, 'missedError must lie between 0 and 1, got 1'],
  ];
  for (const [change, message] of bad) expect(() => emptyState(designOf(1, 0.1, change))).toThrow(message);
});

test('draws that fill no cell, and states of another design, are refused', () => {
  const design = designOf(1, 0.1);
  const other: MeanTestState = emptyState(designOf(1, 0.1, { bias: 0.01 }));
  expect(() => addDraws(design, emptyState(design), new Float64Array(17))).toThrow('multiple of 16, not 17');
  expect(() => addDraws(design, other, new Float64Array(16))).toThrow('two different designs');
});
