import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inherit } from '../../src/run/inherit.ts';
import { verdicts } from '../../src/verdict.ts';
import { judgement } from './judgements.ts';

const inherited = (...judgements: Parameters<typeof judgement>[0][]) =>
  inherit(judgements.map((given) => judgement({ ...given, inherited: null }))).map((one) => one.inherited);

test('a theorem that stands on nothing inherits its own verdict', () => {
  expect(inherited({ id: 'a', verdict: 'proved' })).toEqual(['proved']);
});

test('a refuted lemma shows at every theorem above it, whatever the order', () => {
  expect(
    inherited(
      { id: 'top', verdict: 'proved', standsOn: ['middle'] },
      { id: 'lemma', verdict: 'refuted' },
      { id: 'middle', verdict: 'supported', standsOn: ['lemma'] },
    ),
  ).toEqual(['refuted', 'refuted', 'refuted']);
});

test('what was not judged leaves it unknown, also at a distance', () => {
  expect(
    inherited(
      { id: 'top', standsOn: ['middle'] },
      { id: 'middle', standsOn: ['elsewhere'] },
      { id: 'other', verdict: 'proved' },
    ),
  ).toEqual([null, null, 'proved']);
});

test('a circle of theorems ends, with the weakest verdict on it', () => {
  expect(
    inherited(
      { id: 'a', verdict: 'proved', standsOn: ['b'] },
      { id: 'b', verdict: 'undecided', standsOn: ['a'] },
    ),
  ).toEqual(['undecided', 'undecided']);
});

test('nothing else changes', () => {
  const before = judgement({ id: 'a', standsOn: ['b'], verdict: 'supported', note: 'kept' });
  expect(inherit([before])).toEqual([{ ...before, inherited: null }]);
});

test('it is the least verdict among all that can be reached', () => {
  const graph = fc.integer({ min: 1, max: 8 }).chain((size) =>
    fc.array(
      fc.record({
        verdict: fc.constantFrom(...verdicts),
        standsOn: fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }),
      }),
      { minLength: size, maxLength: size },
    ),
  );
  fc.assert(
    fc.property(graph, (nodes) => {
      // A second road: the least verdict spreads along the edges until nothing changes.
      const least = nodes.map(({ verdict }) => verdicts.indexOf(verdict));
      for (let round = 0; round < nodes.length; round++) {
        for (const [i, { standsOn }] of nodes.entries()) {
          least[i] = Math.min(least[i]!, ...standsOn.map((j) => least[j]!));
        }
      }
      const given = nodes.map(({ verdict, standsOn }, i) => ({
        id: `${i}`,
        verdict,
        standsOn: standsOn.map(String),
      }));
      expect(inherited(...given)).toEqual(least.map((index) => verdicts[index]));
    }),
    { seed: 1 },
  );
});
