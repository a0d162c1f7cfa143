import { expect, test } from 'vitest';
import { type AsymptoticMean, asymptotic, positive } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { drawing, judged, type ToyValues, theorem, toy, verdictOf } from './toys.ts';

type Noise = (s: RandomStream) => number;
const usual: Noise = (s) => s.normal() / 10;
const silent: Noise = () => 0;

/** Mean a·(1 + discrepancy(size)) against the formula a, at sizes 1 and 8. */
const claim = (
  discrepancy: (size: number) => number,
  noise: Noise = usual,
  more: Partial<AsymptoticMean<ToyValues>> = {},
) =>
  theorem({
    ...toy,
    claim: asymptotic<ToyValues>({
      sizes: [1, 8],
      means: [
        {
          road: 'plain',
          of: (size) => drawing((a, s) => a * (1 + discrepancy(size) + noise(s))),
          equals: 'a',
          ...more,
        },
      ],
    }),
  });

test.each([
  ['with noise', usual],
  ['without', silent],
])('%s a discrepancy that falls as 1/size is supported, never with an exact guarantee', (_, noise) => {
  const judgement = judged(claim((size) => 0.3 / size, noise));
  expect(judgement).toMatchObject({ verdict: 'supported', guarantee: 'asymptotic' });
  // Of a formula that were wrong by D at size 8, half of the 30 % at size 1 and the noise could hide D.
  expect(judgement.smallestCaught).toBeGreaterThanOrEqual(0.149);
  expect(judgement.smallestCaught).toBeLessThan(0.25);
  expect(judgement.evidence[0]!.note).toMatch(/^discrepancy (30|29|31)( ± \S+)? % at size 1, .* at size 8$/);
});

test('a formula may be a function of the size', () => {
  const equals =
    (factor: number) =>
    (size: number) =>
    ({ a }: ToyValues) =>
      a * (1 + factor / size);
  expect(judged(claim((size) => 0.4 / size, usual, { equals: equals(0.4) })).verdict).toBe('supported');
  expect(judged(claim((size) => 0.4 * size, usual, { equals: equals(0.4) })).verdict).toBe('refuted');
});

test('a discrepancy that stays or grows is refuted', () => {
  expect(judged(claim(() => 0.3)).verdict).toBe('refuted');
  expect(judged(claim(() => 0.3, silent)).verdict).toBe('refuted');
  expect(judged(claim((size) => 0.1 * size)).verdict).toBe('refuted');
});

test('a discrepancy that falls, but not by half over three doublings, is not supported', () => {
  expect(judged(claim((size) => 0.5 / size ** 0.2)).verdict).not.toBe('supported');
});

test('noise that drowns the discrepancy supports nothing', () => {
  expect(
    judged(
      claim(
        () => 0.3,
        (s) => 1000 * s.normal(),
      ),
    ).verdict,
  ).toBe('undecided');
});

test('a mean on the wrong side of 0 is refuted, and one at 0 is on neither', () => {
  const shifted = (by: number) => claim(() => by - 1, silent, { equals: '0', relativeTo: 'a', sign: 1 });
  const exactly = (by: number) =>
    claim(() => by - 1, silent, { equals: `${by}*a`, relativeTo: 'a', sign: 1 });
  expect(judged(exactly(0.5)).verdict).toBe('supported');
  expect(judged(exactly(-0.5)).verdict).toBe('refuted');
  expect(judged(shifted(0)).verdict).toBe('undecided');
});

test('a symbol can be set to a formula, and what is drawn follows it', () => {
  const at = { symbol: 'b', equals: '3*a' };
  const set = (equals: string) =>
    theorem({
      ...toy,
      parameters: { a: positive('a scale'), b: positive('set') },
      claim: asymptotic<ToyValues & { b: number }>({
        sizes: [1, 2, 4, 8],
        means: [
          {
            road: 'plain',
            of: (size) => ({ name: 'toy', sampler: (values) => () => values.b * (1 + 0.1 / size) }),
            at,
            equals,
          },
        ],
      }),
    });
  expect(judged(set('b'))).toMatchObject({ verdict: 'supported' });
  expect(judged(set('b')).evidence[0]!.parameters.b).toBe(
    3 * (judged(set('b')).evidence[0]!.parameters.a as number),
  );
  expect(judged(set('3*a')).verdict).toBe('supported');
  expect(judged(set('2*a')).verdict).toBe('refuted');
});

test('a coarse road draws less', () => {
  const draws = (coarse: boolean) => judged(claim((size) => 0.3 / size, usual, { coarse })).draws;
  expect(draws(true)).toBeLessThan(draws(false) / 2);
});

test('where the difference of two risks changes its sign is proved with its root, or refuted', () => {
  const quadratic = theorem({
    ...toy,
    parameters: { a: positive('a scale'), x: positive('a strength') },
    claim: asymptotic<ToyValues & { x: number }>({
      sizes: [1, 8],
      means: [
        {
          road: 'plain',
          of: () => ({
            name: 'toy',
            sampler:
              ({ a, x }) =>
              () =>
                x * x - x - a,
          }),
          at: { symbol: 'x', equals: '2*(1 + sqrt(1 + 4*a))/2' },
          equals: 'x^2 - x - a',
        },
      ],
      exact: {
        methods: ['one', 'the other'],
        risks: ['x^2', 'x + a'],
        symbol: 'x',
        boundary: '(1 + sqrt(1 + 4*a))/2',
        factor: 'x + 2*a/(1 + sqrt(1 + 4*a))',
        solved: [{ of: 'x', equals: '2', at: { a: '2' } }],
      },
    }),
  });
  expect(judged(quadratic).verdict).toBe('supported');
  expect(Object.keys(judged(quadratic).parametersTried[0]!)).toEqual(['a']);
  expect(verdictOf(quadratic, '(1 + sqrt(1 + 3*a))/2')).toBe('refuted');
  expect(verdictOf(quadratic, '(1 - sqrt(1 + 4*a))/2')).toBe('refuted');
});

test('NaN from the estimator is an error that names the parameters', () => {
  expect(judged(claim(() => Number.NaN)).error).toMatch(/returned NaN at a=/);
});

test('sizes that are not doubled three times are refused', () => {
  const sizes = (values: number[]) => () => asymptotic<ToyValues>({ sizes: values, means: [] });
  expect(sizes([1, 2, 4])).toThrow('doubled at least three times, got 1, 2, 4');
  expect(sizes([1, 8, 4])).toThrow('must ascend');
});
