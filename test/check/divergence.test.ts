import { expect, test } from 'vitest';
import { chiSquareCdf, divergence, lawOf, natural } from '../../src/index.ts';
import { judged, theorem, toy, verdictsByRoad } from './toys.ts';

interface Degrees {
  readonly k: number;
  readonly m: number;
}

/** 1/χ²_k has the mean 1/(k − 2), with its pole at k = 2; `m` is there to be drawn. */
const inverseChiSquare = (degrees: number, factor = 1, pole = '2', finiteWhen = 'k >= 3') =>
  theorem({
    ...toy,
    parameters: { k: natural('degrees'), m: natural('nothing') },
    holdsWhen: 'm <= 3',
    claim: divergence<Degrees>({
      symbol: 'k',
      formula: '1/(k - 2)',
      poles: [pole],
      finiteWhen,
      near: [
        {
          road: 'mean',
          values: ['12 + m - m', '8'],
          of: {
            sampler:
              ({ k }) =>
              (s) =>
                factor / s.chiSquare(k),
          },
        },
      ],
      laws: [
        {
          at: '2',
          law: lawOf<Degrees>({
            name: 'χ²',
            sampler:
              ({ k }) =>
              (s) =>
                s.chiSquare(k),
          }).is('χ²', () => (x) => chiSquareCdf(x, degrees)),
        },
      ],
    }),
  });

test('poles, finiteness, the means on the way and the law at the pole are all supported', () => {
  const judgement = judged(inverseChiSquare(2));
  expect(judgement.verdict).toBe('supported');
  expect(Object.keys(judgement.parametersTried[0]!)).toEqual(['m']);
  expect(verdictsByRoad(judgement)).toEqual({
    'law at k = 2': 'supported',
    'mean at k = 12 + m - m': 'supported',
    'mean at k = 8': 'supported',
  });
  expect(judgement.evidence.map(({ parameters }) => parameters.k).slice(0, 3)).toEqual([2, 12, 8]);
});

test('a law with one degree more is refuted', () => {
  expect(verdictsByRoad(judged(inverseChiSquare(3)))).toMatchObject({ 'law at k = 2': 'refuted' });
});

test('a mean that does not follow the formula towards the pole is refuted', () => {
  expect(judged(inverseChiSquare(2, 1.3)).verdict).toBe('refuted');
});

test('a pole where the formula is finite is refuted, and one inside of where it is finite is not proved', () => {
  const { verdict, note } = judged(inverseChiSquare(2, 1, '3'));
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/no pole at k = 3/);
  const inside = judged(inverseChiSquare(2, 1, '2', 'k >= 2'));
  expect(inside.verdict).toBe('undecided');
  expect(inside.note).toMatch(/1\/\(k - 2\) > 0 is not certified: at m = 1, k = 2 it is not defined/);
});
