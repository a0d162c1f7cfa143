import { expect, test } from 'vitest';
import { natural, positive, type RegimeClaim, regime, restate } from '../../src/index.ts';
import { judged, theorem, toy, verdictsByRoad } from './toys.ts';

type Values = { readonly n: number; readonly a: number; readonly b: number };

/** Risks b(n − 3) and 1: the first is lower iff n < 3 + 1/b, and b puts that between two integers. */
const integerRegime = (change: Partial<RegimeClaim<Values>> = {}) =>
  theorem({
    ...toy,
    parameters: { n: natural('samples'), a: positive('a scale'), b: positive('a rate') },
    holdsWhen: 'n > 3',
    sampleWhen: 'n >= 20, n <= 60, a >= 1',
    claim: regime<Values>({
      methods: ['one', 'two'],
      risks: ['a*b*(n - 3)', 'a'],
      symbol: 'n',
      from: '3',
      boundary: '3 + 1/b',
      factor: 'a*b',
      placedBy: { parameter: 'b', equals: '1/(n - 3)' },
      difference: {
        name: 'difference of the risks',
        sampler:
          ({ n, a, b }) =>
          (s) =>
            a * (b * (n - 3) - 1 + s.normal() / 10),
      },
      ...change,
    }),
  });

test('a crossing between two integers is located between two neighbours', () => {
  const { verdict, evidence, smallestCaught } = judged(integerRegime());
  expect(verdict).toBe('supported');
  const [below, above, farBelow, farAbove] = evidence.map(({ parameters }) => parameters.n as number);
  expect(above! - below!).toBe(1);
  const boundary = 3 + 1 / (evidence[0]!.parameters.b as number);
  expect(boundary).toBeCloseTo(below! + 1 / 2, 9);
  expect(Math.abs(farBelow! - (3 + (boundary - 3) / 2))).toBeLessThanOrEqual(1 / 2);
  expect(Math.abs(farAbove! - (3 + 1.5 * (boundary - 3)))).toBeLessThanOrEqual(1 / 2);
  expect(smallestCaught).toBeLessThan(0.04);
});

test.each(['21/20', '19/20'])('a boundary off by a factor %s is refuted exactly and by a sign', (factor) => {
  const { verdict, note, counterexample } = judged(restate(integerRegime(), `${factor}*(3 + 1/b)`));
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/not its factorisation/);
  expect(counterexample!.road).toMatch(/crossing/);
});

test('a parameter that does not put the boundary at the symbol is refuted', () => {
  const { verdict, note } = judged(integerRegime({ placedBy: { parameter: 'b', equals: '1/(n - 2)' } }));
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/b = 1\/\(n - 2\) does not put the boundary at n/);
});

test('a boundary that nothing places is bracketed by integers at least 2 % or half an integer away', () => {
  const risks = ['a*n', 'a*15'] as const;
  const fixed = judged(
    theorem({
      ...toy,
      parameters: { n: natural('samples'), a: positive('a scale') },
      holdsWhen: 'n >= 2',
      claim: regime<{ n: number; a: number }>({
        methods: ['one', 'two'],
        risks,
        symbol: 'n',
        boundary: '15',
        factor: 'a',
        difference: {
          name: 'difference',
          sampler:
            ({ n, a }) =>
            (s) =>
              a * (n - 15 + s.normal()),
        },
      }),
    }),
  );
  expect(fixed.verdict).toBe('supported');
  expect(fixed.evidence.slice(0, 4).map(({ parameters }) => parameters.n)).toEqual([14, 16, 8, 23]);
});

/** Risks a²b and a + a²: their slopes in a are 2ab and 1 + 2a, and the first is smaller iff b < 1 + 1/(2a). */
const slopes = (boundary: string) =>
  theorem({
    ...toy,
    parameters: { a: positive('a scale'), b: positive('the other') },
    claim: regime<{ a: number; b: number }>({
      methods: ['one', 'two'],
      risks: ['a^2*b', 'a + a^2'],
      slopeIn: 'a',
      symbol: 'b',
      boundary,
      factor: '2*a',
      difference: {
        name: 'difference of the slopes',
        sampler:
          ({ a, b }) =>
          (s) =>
            2 * a * b - 1 - 2 * a + s.normal() / 10,
      },
    }),
  });

test('slopes are compared where the claim is about slopes', () => {
  expect(judged(slopes('1 + 1/(2*a)')).verdict).toBe('supported');
  // The risks themselves cross at 1 + 1/a.
  const wrong = judged(slopes('1 + 1/a'));
  expect(wrong).toMatchObject({ verdict: 'refuted' });
  expect(wrong.note).toMatch(/not its factorisation/);
  expect(verdictsByRoad(wrong)['crossing from below']).toBe('refuted');
});

test('a misspelt placing parameter is an error that names it', () => {
  expect(() => integerRegime({ placedBy: { parameter: 'bb', equals: '1/(n - 3)' } })).toThrow(
    /placedBy.*bb/s,
  );
});
