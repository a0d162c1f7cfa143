import { expect, test } from 'vitest';
import { richardsonWeights } from '../../src/check/extrapolation.ts';
import { conjecture, extrapolatedLimitOf } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { judged, type ToyValues, theorem, toy, verdictOf, verdictsByRoad } from './toys.ts';

/** The limit a of a·(1 + remainder(ε)) as ε → 0, drawn at ε = 1/10, 1/20, … with common noise. */
const claim = (
  remainder: (scale: number) => number,
  { orders = [1, 2], scales }: { orders?: readonly number[]; scales?: number } = {},
) =>
  extrapolatedLimitOf(
    {
      name: 'toy draw',
      sampler:
        ({ a }: ToyValues) =>
        (s: RandomStream) => {
          const common = 0.3 * s.normal();
          return Array.from(
            { length: scales ?? orders.length + 1 },
            (_, k) => a * (1 + remainder(0.1 / 2 ** k) + common),
          );
        },
    },
    { as: 'eps -> 0', orders },
  ).equals('a');
const limit = (...how: Parameters<typeof claim>) => theorem({ ...toy, claim: claim(...how) });

test('the weights keep a constant and remove the powers they are made for', () => {
  expect(richardsonWeights([])).toEqual([1]);
  expect(richardsonWeights([2])).toEqual([-1 / 3, 4 / 3]);
  for (const orders of [[1], [2], [1, 2], [2, 4], [0.5, 1, 1.5]]) {
    const weights = richardsonWeights(orders);
    const sumOf = (power: number) => weights.reduce((sum, w, k) => sum + w * 2 ** (-k * power), 0);
    expect(sumOf(0)).toBeCloseTo(1, 12);
    for (const order of orders) expect(sumOf(order)).toBeCloseTo(0, 12);
    expect(Math.abs(sumOf(3))).toBeGreaterThan(1e-3);
  }
});

// The remainders are 20 % and more at the finest scale, but the margin is 5 %.
test('a limit is supported through a remainder of the stated powers, never with an exact guarantee', () => {
  const judgement = judged(limit((e) => 6 * e + 20 * e * e));
  expect(judgement).toMatchObject({ verdict: 'supported', guarantee: 'asymptotic', smallestCaught: 0.05 });
  expect(judged(limit((e) => 4 * e * e, { orders: [2] })).verdict).toBe('supported');
});

test.each(['a*6/5', 'a*4/5', '0', '-a'])('%s for a limit of a is refuted', (formula) => {
  const remainder = limit((e) => 0.5 * e);
  expect(verdictOf(remainder, formula)).toBe('refuted');
});

test('a formula that is infinite at a point is refuted', () => {
  expect(
    verdictOf(
      limit(() => 0),
      'a/(a - a)',
    ),
  ).toBe('refuted');
});

test('a remainder of a power that is not removed leaves a step that supports nothing', () => {
  const judgement = judged(limit((e) => 0.6 * Math.sqrt(e)));
  expect(judgement.verdict).toBe('undecided');
  expect(judgement.note).toMatch(/extrapolated from 3 scales, the last step/);
});

test('an estimator without a variance supports nothing', () => {
  const heavy = extrapolatedLimitOf(
    {
      name: 'toy draw',
      sampler:
        ({ a }: ToyValues) =>
        (s: RandomStream) => {
          const common = s.studentT(1);
          return [a + common, a + common];
        },
    },
    { as: 'eps -> 0', orders: [1] },
  ).equals('a');
  expect(judged(theorem({ ...toy, claim: heavy })).verdict).toBe('undecided');
});

test('a draw in the limit itself has one scale, and no step', () => {
  expect(judged(limit(() => 0, { scales: 1 })).verdict).toBe('supported');
  expect(judged(limit(() => 0.2, { scales: 1 })).verdict).toBe('refuted');
});

test('beside a conditioned road the plain one is coarse, and either refutes', () => {
  const cited = { id: 'a-fact' };
  const both = (plain: number, conditioned: number) =>
    theorem({
      ...toy,
      claim: {
        ...claim(() => plain),
        conditioned: { sampler: claim(() => conditioned).of.sampler, given: [cited] },
      },
    });
  const right = judged(both(0, 0));
  expect(right.standsOn).toEqual(['a-fact']);
  expect(verdictsByRoad(right)).toEqual({ plain: 'supported', conditioned: 'supported' });
  expect(right.evidence.map(({ detects }) => detects)).toEqual([0.1, 0.05, 0.1, 0.05, 0.1, 0.05]);
  expect(judged(both(0, 0.2)).counterexample!.road).toBe('conditioned');
  expect(judged(both(0.3, 0)).counterexample!.road).toBe('plain');
});

test('a conjectured limit is judged in the same way', () => {
  const guess = theorem({ ...toy, claim: conjecture(claim((e) => e)) });
  expect(judged(guess)).toMatchObject({ kind: 'conjecture', verdict: 'supported' });
  expect(verdictOf(guess, 'a*4/5')).toBe('refuted');
});

test('NaN and a number of scales that the powers do not account for are errors', () => {
  expect(judged(limit(() => Number.NaN)).error).toMatch(/plain estimator returned NaN at a=.*scale 0/);
  expect(judged(limit(() => 0, { scales: 4 })).error).toMatch(/plain estimator returned 4 scales/);
});
