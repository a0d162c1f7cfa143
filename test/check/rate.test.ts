import { describe, expect, test } from 'vitest';
import { natural, positive, rateOf, restate, simulated } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { judged, theorem, verdictOf } from './toys.ts';

type Values = { readonly n: number; readonly a: number };

/** A mean of a·n^exponent·(1 + u/n), with relative noise of this size. */
const law = (
  exponent: number,
  {
    u = 0,
    noise = (s: RandomStream) => 0.1 * s.normal(),
  }: { u?: number; noise?: (s: RandomStream) => number } = {},
) =>
  theorem({
    id: 'toy',
    cites: 'none',
    statement: 'A toy.',
    parameters: { n: natural('samples'), a: positive('a scale') },
    holdsWhen: 'n >= 2',
    sampleWhen: 'n >= 30',
    claim: rateOf(
      simulated<Values>('toy draw', ({ n, a }, s) => a * n ** exponent * (1 + u / n + noise(s))),
      { in: 'n' },
    ).is(`${exponent}`),
  });

test.each([-2, -1, 0.5])('an exponent of %s is supported, asymptotically, within 1/8', (exponent) => {
  expect(judged(law(exponent))).toMatchObject({
    verdict: 'supported',
    guarantee: 'asymptotic',
    smallestCaught: 0.125,
  });
});

test.each(['-1/2', '-3/4', '-5/4', '-3/2', '-2', '0', '1'])('−1 is not %s', (wrong) => {
  expect(verdictOf(law(-1), wrong)).toBe('refuted');
});

test('a correction of 4/n bends the line from n = 30 on and is taken out', () => {
  for (const u of [-4, 4]) {
    const { evidence, verdict } = judged(law(-1, { u }));
    expect(verdict).toBe('supported');
    expect(evidence[0]!.note).toMatch(/exponent in n over \d+, \d+, \d+, \d+: standard error .*, curvature/);
    expect(verdictOf(law(-1, { u }), '-3/4')).toBe('refuted');
  }
});

test('a correction too strong for these sizes supports nothing, and does not refute the exponent of the limit', () => {
  expect(judged(law(-1, { u: 30 })).verdict).toBe('undecided');
});

test('means that bend too much for one exponent refute none, and say so', () => {
  const falling = theorem({
    id: 'toy',
    cites: 'none',
    statement: 'A toy.',
    parameters: { n: natural('samples') },
    holdsWhen: 'n >= 5',
    claim: rateOf(
      simulated<{ n: number }>('toy draw', ({ n }, s) => 2 ** -n * (1 + 0.1 * s.normal())),
      { in: 'n' },
    ).is('-1'),
  });
  const { verdict, note } = judged(falling);
  expect(verdict).toBe('undecided');
  expect(note).toMatch(/too much for one exponent/);
});

describe('what has no exponent is undecided, and says why', () => {
  test('a mean of 0', () => {
    const { verdict, note } = judged(law(-1, { noise: (s) => s.normal() - 1 }));
    expect(verdict).toBe('undecided');
    expect(note).toMatch(/too close to 0 .* at n = \d+/);
  });

  test('a change of sign', () => {
    const { verdict, note } = judged(law(-1, { u: -100, noise: (s) => 0.1 * s.normal() }));
    expect(verdict).toBe('undecided');
    expect(note).toMatch(/changes its sign at n = \d+|cannot be told from 0|too close to 0/);
  });

  test('an infinite variance', () => {
    const { verdict, note } = judged(law(-1, { noise: (s) => s.studentT(1) ** 2 }));
    expect(verdict).toBe('undecided');
    expect(note).toMatch(/has not settled|too close to 0/);
  });
});

test('a mean that does not vary is fitted too', () => {
  expect(judged(law(-1, { noise: () => 0 })).verdict).toBe('supported');
  expect(verdictOf(law(-1, { noise: () => 0 }), '-3/2')).toBe('refuted');
});

test('NaN from the estimator is an error that names the parameters', () => {
  expect(judged(law(-1, { noise: () => Number.NaN })).error).toMatch(/returned NaN at a=.*, n=\d+ \(draw 0/);
});

test('an exponent can be a formula in the parameters', () => {
  const powers = theorem({
    id: 'toy',
    cites: 'none',
    statement: 'A toy.',
    parameters: { n: natural('samples'), a: positive('an exponent') },
    holdsWhen: 'n >= 10, a >= 1/2, a <= 2',
    claim: rateOf(
      simulated<Values>('toy draw', ({ n, a }, s) => n ** -a * (1 + 0.2 * s.normal())),
      { in: 'n' },
    ).is('-a'),
  });
  expect(judged(powers).verdict).toBe('supported');
  expect(judged(restate(powers, '-a - 1/2')).verdict).toBe('refuted');
});

test('a rate grows in a number of the theorem, and its sizes increase', () => {
  const grows = (name: string, multiples = [1, 2, 4]) =>
    theorem({
      id: 'toy',
      cites: 'none',
      statement: 'A toy.',
      parameters: { n: natural('samples') },
      claim: rateOf(
        simulated<{ n: number }>('toy draw', ({ n }) => 1 / n),
        { in: name as 'n', multiples },
      ).is('-1'),
    });
  expect(() => grows('m')).toThrow(/theorem 'toy', rate: 'm' is not a parameter/);
  expect(() => grows('n', [1, 1.5, 2])).toThrow(/natural 'n' is multiplied by 1, 1.5, 2/);
  expect(() => grows('n', [1, 2])).toThrow(/three sizes/);
  expect(() => grows('n', [2, 1, 4])).toThrow(/multiples of 'n' must increase, got 2, 1, 4/);
});

test('a multiple outside of the claim domain is an error that names the constraint', () => {
  const narrow = theorem({
    id: 'toy',
    cites: 'none',
    statement: 'A toy.',
    parameters: { n: natural('samples') },
    holdsWhen: 'n >= 2, n <= 20',
    claim: rateOf(
      simulated<{ n: number }>('toy draw', ({ n }) => 1 / n),
      { in: 'n' },
    ).is('-1'),
  });
  expect(judged(narrow).error).toMatch(/outside of the domain: .*n <= 20/);
});
