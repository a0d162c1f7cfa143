import { expect, test } from 'vitest';
import { claimedFormula, formulasOf, isDear, withFormula } from '../../src/claims/claim-formulas.ts';
import { conjecture, divergence, lawOf, limitOf, meanOf, regime, simulated } from '../../src/index.ts';

const of = simulated('a draw', () => 0);
const limit = limitOf(of, { as: 'sigma -> 0', bias: () => 0 }).equals('n + 1');

test.each([
  ['mean', meanOf(of).equals('n + 1')],
  ['bound on a mean', meanOf(of).atMost('n + 1')],
  ['limit', limit],
  ['conjecture', conjecture(limit)],
])('a %s claims a formula, which can be replaced', (kind, claim) => {
  expect(claimedFormula(claim)).toBe('n + 1');
  const restated = withFormula(claim, 'n + 2')!;
  expect(restated.kind).toBe(kind);
  expect(claimedFormula(restated)).toBe('n + 2');
});

test('a law claims no formula', () => {
  const claim = lawOf(of).is('uniform', () => (x) => x);
  expect(claimedFormula(claim)).toBeNull();
  expect(withFormula(claim, 'n')).toBeNull();
  expect(formulasOf(claim)).toEqual([]);
});

test('every formula of a regime has the name of its place, and its boundary can be replaced', () => {
  const claim = regime({
    methods: ['one', 'two'],
    risks: ['a*b', 'a'],
    symbol: 'b',
    boundary: '1',
    factor: 'a',
    solved: [{ of: 'a', equals: 'b' }],
    difference: of,
  });
  expect(formulasOf(claim).map(([place]) => place)).toEqual([
    'symbol',
    'boundary',
    'factor',
    'risk of one',
    'risk of two',
    'solved for a',
    'solved for a',
  ]);
  expect(withFormula(claim, '2')).toMatchObject({ boundary: '2' });
});

test('poles are formulas of a divergence', () => {
  const claim = divergence({ formula: '1/(n-r)', symbol: 'r', poles: ['n'] });
  expect(formulasOf(claim)).toEqual([
    ['claim', '1/(n-r)'],
    ['pole n', 'n'],
  ]);
});

test('a conjecture is as dear to draw as what it conjectures', () => {
  expect(isDear(conjecture(limit))).toBe(true);
  expect(isDear(conjecture(meanOf(of).equals('n')))).toBe(false);
});
