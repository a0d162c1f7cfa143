import { expect, test } from 'vitest';
import { type DiscreteArgminClaim, discreteArgmin } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { judged, type ToyValues, theorem, toy, verdictsByRoad } from './toys.ts';

/** Mean risks a·(1 + (k − 2)²) and, for k = 5, a·1.001: so little more that it cannot be resolved. */
const risk = ({ a }: ToyValues, k: number) => a * (k === 5 ? 1.001 : 1 + (k - 2) ** 2);
const paired =
  (noise: (s: RandomStream) => number) =>
  (one: number, other: number) =>
  (values: ToyValues) =>
  (stream: RandomStream) =>
    risk(values, one) - risk(values, other) + values.a * noise(stream);

const choice = (change: Partial<DiscreteArgminClaim<ToyValues>> = {}) =>
  theorem({
    ...toy,
    claim: discreteArgmin<ToyValues>({
      over: 'size',
      alternatives: () => [0, 1, 2, 3, 4, 5],
      best: () => 2,
      risk,
      difference: paired((s) => s.normal()),
      ...change,
    }),
  });

test('the best of several is supported, and what cannot be resolved is left out and counted', () => {
  const judgement = judged(choice());
  expect(judgement).toMatchObject({ verdict: 'supported', kind: 'discrete argmin', smallestCaught: 0.05 });
  expect(judgement.evidence[0]!.note).toBe(
    'size 2 against 0, 1, 3, 4; 1 of 5 differ by too little to be resolved',
  );
});

test.each([0, 1, 3, 4])('%s in the place of the best one is refuted by a better one', (wrong) => {
  const { verdict, counterexample } = judged(choice({ best: () => wrong }));
  expect(verdict).toBe('refuted');
  expect(counterexample!.road).toMatch(new RegExp(`size [0-5] against ${wrong}`));
});

test('an estimator that sees no difference supports nothing, and one turned round is refuted', () => {
  expect(judged(choice({ difference: () => () => () => 0 })).verdict).toBe('refuted');
  const turned = paired((s) => s.normal());
  expect(judged(choice({ difference: (one, other) => turned(other, one) })).verdict).toBe('refuted');
});

test('both roads must agree: the plain one looks at the nearest and the furthest of those that differ by 10 %', () => {
  const sharp = { difference: paired((s) => s.normal() / 10), given: [] };
  const judgement = judged(choice({ conditioned: sharp }));
  expect(verdictsByRoad(judgement)).toEqual({ plain: 'supported', conditioned: 'supported' });
  expect(judgement.evidence[0]!.note).toMatch(/^size 2 against 0, 1, 3, 4;/);
  const broken = { difference: () => () => (s: RandomStream) => s.normal() - 1, given: [] };
  expect(judged(choice({ conditioned: broken })).verdict).toBe('refuted');
});

test('where no difference can be resolved the largest one is measured, and one alternative is an error', () => {
  const close = choice({
    alternatives: () => [2, 5],
    difference: paired((s) => s.normal() / 1000),
  });
  expect(judged(close).evidence[0]!.note).toMatch(/^size 2 against 5/);
  expect(judged(choice({ alternatives: () => [2] })).error).toMatch(/two alternatives/);
});
