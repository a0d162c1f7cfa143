import { expect, test } from 'vitest';
import { argmin, meanOf, positive, type RegimeClaim, regime, restate } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { drawing, judged, theorem, toy, verdictsByRoad } from './toys.ts';

type Values = { readonly a: number; readonly b: number };

/** Risks a·b and a³ + a: the first is lower iff b < a² + 1. */
const regimeWith = (change: Partial<RegimeClaim<Values>> = {}) =>
  theorem({
    ...toy,
    parameters: { a: positive('a scale'), b: positive('the other') },
    claim: regime<Values>({
      methods: ['one', 'two'],
      risks: ['a*b', 'a^3 + a'],
      symbol: 'b',
      boundary: 'a^2 + 1',
      factor: 'a',
      solved: [{ of: 'a^2', equals: 'b - 1' }],
      difference: {
        name: 'difference of the risks',
        sampler:
          ({ a, b }) =>
          (s) =>
            a * b - a ** 3 - a + s.normal() / 10,
      },
      ...change,
    }),
  });

test('a regime is supported by signs on both sides of its boundary, near and far', () => {
  const judgement = judged(regimeWith());
  expect(judgement.verdict).toBe('supported');
  expect(judgement.evidence).toHaveLength(12);
  expect(judgement.smallestCaught).toBeCloseTo(0.02, 9);
  expect(new Set(Object.values(verdictsByRoad(judgement)))).toEqual(new Set(['supported']));
});

test.each(['11/10', '9/10'])('a boundary off by a factor %s is refuted exactly and by a sign', (factor) => {
  const { verdict, note, counterexample } = judged(restate(regimeWith(), `${factor}*(a^2 + 1)`));
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/not its factorisation/);
  expect(counterexample!.road).toMatch(/crossing/);
});

test('a wrong factorisation, a wrong solved form and a factor without a certified sign are not let through', () => {
  expect(judged(regimeWith({ factor: '2*a' })).note).toMatch(/not its factorisation/);
  const solved = judged(regimeWith({ solved: [{ of: 'a^2', equals: 'b + 1' }] }));
  expect(solved.verdict).toBe('refuted');
  expect(solved.note).toMatch(/solved for a\^2/);
  // (a − 1)(b − 1 − a²) has no sign where a passes 1.
  const unsigned = judged(
    regimeWith({
      risks: ['(a - 1)*b', '(a - 1)*(a^2 + 1)'],
      factor: 'a - 1',
      solved: [],
      difference: {
        name: 'difference of the risks',
        sampler:
          ({ a, b }) =>
          (s) =>
            (a - 1) * (b - a * a - 1) + s.normal() / 10,
      },
    }),
  );
  expect(unsigned.verdict).toBe('refuted');
  expect(unsigned.note).toMatch(/a - 1 > 0 does not hold: at a = 1\/2/);
});

const noDifference = { name: 'no difference', sampler: () => () => 0 };

test('an estimator that sees no difference supports neither side of a regime', () => {
  expect(judged(regimeWith({ difference: noDifference })).verdict).toBe('refuted');
});

/** E (x + z − a)² has its minimum at x = a; paired differences of the risk at multiple·at and at. */
const quadratic = (at: number, objective: boolean) =>
  theorem({
    ...toy,
    claim: argmin({
      over: 'x',
      at: `${at}*a`,
      ...(objective && { objective: '(x - a)^2 + 1' }),
      worseAt: [0.5, 2],
      difference: (multiple) =>
        drawing((a: number, s: RandomStream) => {
          const z = s.normal();
          return (multiple * at * a + z - a) ** 2 - (at * a + z - a) ** 2;
        }),
    }),
  });

test.each([true, false])('the minimum of a quadratic is supported where it is (formula: %s)', (objective) => {
  const judgement = judged(quadratic(1, objective));
  expect(judgement.verdict).toBe('supported');
  expect(verdictsByRoad(judgement)).toEqual({ 'x times 0.5': 'supported', 'x times 2': 'supported' });
});

test('a minimum that is elsewhere is refuted by its derivative and by a smaller risk', () => {
  expect(judged(quadratic(1.01, true))).toMatchObject({ verdict: 'refuted' });
  expect(judged(quadratic(1.01, true)).note).toMatch(/derivative/);
  // At 3a, half of it is better.
  const measured = judged(quadratic(3, false));
  expect(measured.verdict).toBe('refuted');
  expect(measured.counterexample!.road).toBe('x times 0.5');
});

test('a risk that does not depend on the argument has no minimum', () => {
  const claim = argmin({ over: 'x', at: 'a', worseAt: [2], difference: () => noDifference });
  expect(judged(theorem({ ...toy, claim })).verdict).toBe('refuted');
});

test('a conditioned road catches what the coarse plain road lets pass', () => {
  const withRoads = (plain: number, conditioned: number) =>
    theorem({
      ...toy,
      claim: meanOf(drawing((a, s) => a * (plain + s.normal()))).equals('a'),
      conditioned: {
        sampler:
          ({ a }) =>
          (s) =>
            a * (conditioned + s.normal() / 10),
        given: [],
      },
    });
  expect(verdictsByRoad(judged(withRoads(1, 1)))).toEqual({ plain: 'supported', conditioned: 'supported' });
  expect(judged(withRoads(1, 1.06)).counterexample!.road).toBe('conditioned');
  expect(judged(withRoads(1.2, 1)).counterexample!.road).toBe('plain');
});

/** The risk of ridge regression along an eigenvector of the eigenvalue l: its minimum at x = a is the same for every l. */
const everywhere = (at: string, factor: string) =>
  theorem({
    ...toy,
    claim: argmin({
      over: 'x',
      at,
      objective: '(x^2 + a*l)/(l + x)^2',
      summedOver: 'l',
      factor,
      worseAt: [0.5, 2],
      difference: (multiple, minimiser) =>
        drawing((a: number, s: RandomStream) => {
          const l = 1 + s.uniform();
          const risk = (x: number) => (x * x + a * l) / (l + x) ** 2;
          return risk(multiple * minimiser) - risk(minimiser) + s.normal() / 10;
        }),
    }),
  });

test('a minimum is proved, for every value of what is summed over, by the square that the excess is', () => {
  const right = judged(everywhere('a', 'l/((l + x)^2*(l + a))'));
  expect(right).toMatchObject({ verdict: 'supported' });
  expect(right.note).toBeUndefined();
  expect(judged(everywhere('a', 'l/((l + x)^2*(l + 2*a))')).note).toMatch(/factor times a square/);
  expect(judged(everywhere('2*a', 'l/((l + x)^2*(l + a))'))).toMatchObject({ verdict: 'refuted' });
  expect(() => everywhere('a', 'k/(l + x)^2')).toThrow(/factor.*k/);
});

test('a claimed minimum is what is measured: restated, it is refuted by a smaller risk', () => {
  const { evidence } = judged(restate(everywhere('a', 'l/((l + x)^2*(l + a))'), '4*a'));
  expect(evidence.find(({ verdict }) => verdict === 'refuted')).toMatchObject({ road: 'x times 0.5' });
});
