import { expect, test } from 'vitest';
import { refutationText } from '../../src/report/refutation.ts';
import { judgement } from '../run/judgements.ts';
import { brokenDerivation, counterexample } from './reports.ts';

test('a refutation shows all that is needed to see it, replay it, and check it without riskproof', () => {
  const refuted = judgement({ id: 'wrong-risk', verdict: 'refuted', counterexample });
  expect(`\n${refutationText(refuted)}`).toMatchInlineSnapshot(`
    "
    ✗ wrong-risk is refuted
        at         n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1)
        predicted  0.6
        measured   0.7503, 25.1 % above the formula, interval 0.7401 to 0.7605
        road       plain (exact)
        replay     riskproof check wrong-risk --seed 1 --path 0:1
        without riskproof, in NumPy:
          import numpy as np
          n, dx = 8, 3
          print(n)"
  `);
});

test('a pathwise refutation has no predicted value and no interval, but a reason', () => {
  const pathwise = {
    ...counterexample,
    predicted: null,
    interval: null,
    numpy: null,
    note: '3 of 500 samples violate it',
  };
  expect(
    `\n${refutationText(judgement({ id: 'a-bound', verdict: 'refuted', counterexample: pathwise }))}`,
  ).toMatchInlineSnapshot(`
    "
    ✗ a-bound is refuted
        at         n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1)
        measured   0.7503
        road       plain (exact)
        because    3 of 500 samples violate it
        replay     riskproof check wrong-risk --seed 1 --path 0:1"
  `);
});

test('a claim that is refuted by algebra alone gives the reason', () => {
  const byAlgebra = judgement({ id: 'an-identity', verdict: 'refuted', note: 'the sides differ by 1/n' });
  expect(`\n${refutationText(byAlgebra)}`).toMatchInlineSnapshot(`
    "
    ✗ an-identity is refuted
        because    the sides differ by 1/n"
  `);
});

test('a broken step is named, with what its reason gives instead; the claim is judged apart', () => {
  expect(
    `\n${refutationText(judgement({ id: 'mislabelled', derivation: brokenDerivation }))}`,
  ).toMatchInlineSnapshot(`
    "
    ✗ the derivation of mislabelled breaks at step 2 of 3
        above      sigma^2*dy*T
        step 2     sigma^2*dy*dx/(n-dx)
        by         inverse-wishart-trace
        because    the reason gives sigma^2*dy*dx/(n - dx - 1)
        the claim  itself is supported"
  `);
});

test('a claim and a derivation that are both refuted are both shown', () => {
  const both = judgement({ id: 'both', verdict: 'refuted', counterexample, derivation: brokenDerivation });
  expect(refutationText(both)).toContain('both is refuted');
  expect(refutationText(both)).toContain('the derivation of both breaks at step 2 of 3');
});

test('there is nothing to show where nothing is wrong', () => {
  expect(refutationText(judgement({ id: 'a' }))).toBe('');
});

test('a difference of exponents or of probabilities is not shown as a percentage of one of them', () => {
  for (const kind of ['rate', 'probability'] as const) {
    const refuted = judgement({ id: 'wrong-rate', kind, verdict: 'refuted', counterexample });
    expect(refutationText(refuted)).toContain('measured   0.7503, interval 0.7401 to 0.7605');
  }
});
