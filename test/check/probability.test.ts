import { describe, expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import { probabilityOf, restate, simulatedEvent } from '../../src/index.ts';
import { judged, options, type ToyValues, theorem, toy, verdictOf } from './toys.ts';

/** P(exponential of mean a > 2) = exp(−2/a), from 0.018 at a = 1/2 to 0.37 at a = 2. */
const late = simulatedEvent<ToyValues>('late', ({ a }, s) => -a * Math.log(1 - s.uniform()) > 2);
const equality = theorem({ ...toy, claim: probabilityOf(late).equals('exp(-2/a)') });
const bound = theorem({ ...toy, claim: probabilityOf(late).atMost('exp(-2/a)') });
const floor = theorem({ ...toy, claim: probabilityOf(late).atLeast('exp(-2/a)') });

test('a probability is supported, exactly, and detects is absolute', () => {
  const right = judged(equality);
  expect(right).toMatchObject({ verdict: 'supported', guarantee: 'exact', smallestCaught: 0.05 });
  for (const { interval, predicted } of right.evidence) {
    expect(interval![0]).toBeLessThan(predicted!);
    expect(interval![1]).toBeGreaterThan(predicted!);
  }
});

test('a probability that is off by twice what must be seen is refuted in either direction', () => {
  expect(verdictOf(equality, 'exp(-2/a) + 1/10')).toBe('refuted');
  expect(verdictOf(equality, 'exp(-3/a)')).toBe('refuted');
  expect(verdictOf(equality, '1 - exp(-2/a)')).toBe('refuted');
});

test('bounds are supported where they are attained and where they are loose, refuted where they fail', () => {
  expect(judged(bound).verdict).toBe('supported');
  expect(verdictOf(bound, 'exp(-1/a)')).toBe('supported');
  expect(verdictOf(bound, 'exp(-2/a) - 1/10')).toBe('refuted');
  expect(verdictOf(bound, 'exp(-4/a)')).toBe('refuted');
  expect(judged(floor).verdict).toBe('supported');
  expect(verdictOf(floor, 'exp(-4/a)')).toBe('supported');
  expect(verdictOf(floor, 'exp(-1/a)')).toBe('refuted');
});

test('slack is 1 − measured/bound, of the complement for a bound from below', () => {
  const at = (toJudge: typeof bound) => judge(toJudge, { ...options, at: { a: 2 } }).evidence[0]!;
  const above = at(restate(bound, '2*exp(-2/a)'));
  expect(above.slack).toBe(1 - above.measured / above.predicted!);
  expect(Math.abs(above.slack! - 0.5)).toBeLessThan(0.1);
  const below = at(restate(floor, '1 - 5/4*(1 - exp(-2/a))'));
  expect(below.slack).toBe(1 - (1 - below.measured) / (1 - below.predicted!));
  expect(Math.abs(below.slack! - 0.2)).toBeLessThan(0.1);
  expect(at(equality).slack).toBeUndefined();
});

test('a loose bound takes fewer draws than a tight one', () => {
  expect(judged(restate(bound, '1/2 + exp(-2/a)/10')).draws).toBeLessThan(judged(bound).draws / 5);
});

test('a bound of 1 or more is vacuous, supported, and shows its slack', () => {
  const { verdict, evidence } = judged(restate(bound, '3/2'));
  expect(verdict).toBe('supported');
  expect(evidence[0]!.slack).toBeGreaterThan(0.6);
});

describe('with probability at least 1 − eta', () => {
  const within = (quantile: (eta: number) => number) =>
    theorem({
      ...toy,
      holdsWhen: 'a >= 1/20, a <= 1/2',
      claim: probabilityOf(
        simulatedEvent<ToyValues>('within', ({ a }, s) => -Math.log(1 - s.uniform()) <= quantile(a)),
      ).atLeast('1 - a'),
    });

  test('is supported with the right quantile, refuted with one that is too small', () => {
    expect(judged(within((eta) => -Math.log(eta))).verdict).toBe('supported');
    expect(judged(within((eta) => -Math.log(eta) / 2)).verdict).toBe('refuted');
  });
});

test('a formula that is not a number at a point is refuted there', () => {
  const { verdict, counterexample } = judge(restate(bound, 'log(a - 1)'), { ...options, at: { a: 1 } });
  expect(verdict).toBe('refuted');
  expect(counterexample).toMatchObject({ predicted: null, note: 'the formula is -Infinity here' });
});

test('what is neither true nor false is an error that names the event and the parameters', () => {
  const event = simulatedEvent<ToyValues>('odd', () => 1 as unknown as boolean);
  expect(judged(theorem({ ...toy, claim: probabilityOf(event).atMost('1/2') })).error).toMatch(
    /the event 'odd' is 1 at a=.* \(draw 0\)/,
  );
});

test('draws go on where the last look ended: none is counted twice', () => {
  let drawn = 0;
  const counting = simulatedEvent<ToyValues>('counting', (_, s) => {
    drawn++;
    return s.uniform() < 0.5;
  });
  const { draws } = judge(theorem({ ...toy, claim: probabilityOf(counting).equals('1/2') }), {
    ...options,
    at: { a: 1 },
  });
  expect(drawn).toBe(draws);
});

test('a formula with exp has no derivation: the kernel says what it does not know', () => {
  const derived = theorem({
    ...toy,
    claim: bound.claim as never,
    derivation: { from: 'p', symbols: { p: 'the probability' }, steps: [] },
  });
  const { derivation } = judged(derived);
  expect(derivation!.verdict).toBe('undecided');
  expect(derivation!.steps[0]!.note).toMatch(/'exp\(-2\/a\)' is not rational: exp is not algebra/);
});
