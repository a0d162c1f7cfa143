import { expect, test } from 'vitest';
import { textReport } from '../../src/report/text.ts';
import type { Evidence } from '../../src/verdict.ts';
import { judgement } from '../run/judgements.ts';
import { everyFate, reportOf } from './reports.ts';

test('a reader sees a line for each theorem, every finding in full, and the promise in words', () => {
  expect(`\n${textReport(everyFate)}`).toMatchInlineSnapshot(`
    "
    riskproof 0.1.0, seed 1, profile default

       theorem         verdict    guarantee       draws  catches
    ∎  lemma           proved     exact               -        -
    ✗  wrong-risk      refuted    exact           1,024      2 %
    ✓  above-it        supported  asymptotic     20,480      2 %  stands on wrong-risk (refuted), absent (not judged)
    ✓  mislabelled     supported  exact       1,234,567      2 %  its derivation is broken
    ?  short-of-draws  undecided  exact          20,480        -
    !  broke           undecided  exact               -        -  broke

    ✗ wrong-risk is refuted
        at         n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1)
        predicted  0.6
        measured   0.7503, 25.1 % above the formula, interval 0.7401 to 0.7605
        road       plain (exact)
        replay     riskproof check wrong-risk --seed 1 --path 0:1
        without riskproof, in NumPy:
          import numpy as np
          n, dx = 8, 3
          print(n)

    ✗ the derivation of mislabelled breaks at step 2 of 3
        above      sigma^2*dy*T
        step 2     sigma^2*dy*dx/(n-dx)
        by         inverse-wishart-trace
        because    the reason gives sigma^2*dy*dx/(n - dx - 1)
        the claim  itself is supported

    ! broke could not be judged: the plain estimator returned NaN: at n=8

    ? short-of-draws is undecided: the budget of draws ended

    6 theorems: 1 proved, 2 supported, 1 refuted, 2 undecided (1 broke); 1 with a broken derivation
    False alarm: were every claim true, the chance that this run refutes any of them is at most 1e-6.
      exact: 5 theorems may spend 4.9e-9 of it, which holds at every sample size.
      asymptotic: 1 theorem may spend 9.8e-10 of it, which rests on a pilot estimate of a variance or on a limit.
      asymptotic: the measured steps of 1 derivation may spend 9.8e-10 of it, which rests on a pilot estimate of a variance.
    Missed error: a claim that is wrong by more than it "catches", at the parameters tried, is supported with a chance of at most 1e-6.
    "
  `);
});

test('when all is well there is no finding', () => {
  expect(`\n${textReport(reportOf([judgement({ id: 'a', verdict: 'proved' })]))}`).toMatchInlineSnapshot(`
    "
    riskproof 0.1.0, seed 1, profile default

       theorem  verdict  guarantee   draws  catches
    ∎  a        proved   exact      20,480      2 %

    1 theorem: 1 proved, 0 supported, 0 refuted, 0 undecided
    False alarm: were every claim true, the chance that this run refutes any of them is at most 1e-6.
      exact: 1 theorem may spend 9.8e-10 of it, which holds at every sample size.
    Missed error: a claim that is wrong by more than it "catches", at the parameters tried, is supported with a chance of at most 1e-6.
    "
  `);
});

test('an interrupted run says so', () => {
  const interrupted = { ...reportOf([judgement({ id: 'a' })]), interrupted: true };
  expect(textReport(interrupted)).toContain('\nInterrupted: only the theorems above were judged.\n');
  expect(textReport(reportOf([judgement({ id: 'a' })]))).not.toContain('Interrupted');
});

test('colour adds nothing but colour', () => {
  const coloured = textReport(everyFate, { colour: true });
  expect(coloured).toContain('\u001b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours are control characters
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport(everyFate));
});

test('a conjecture is labelled in its line', () => {
  const report = reportOf([judgement({ id: 'guess', kind: 'conjecture', verdict: 'supported' })]);
  expect(textReport(report)).toMatch(/^✓ +guess +supported .* conjecture$/m);
});

test('bounds show their slack, probabilities and exponents what they catch without a %', () => {
  const evidence = (slack: number): Evidence => ({
    road: 'plain',
    parameters: {},
    verdict: 'supported',
    guarantee: 'exact',
    predicted: 1,
    measured: 1 - slack,
    interval: null,
    draws: 10,
    detects: 0.02,
    slack,
  });
  const lines = textReport(
    reportOf([
      judgement({ id: 'bound', kind: 'bound on a mean', evidence: [evidence(0.0631), evidence(0.2)] }),
      judgement({ id: 'tail', kind: 'probability', evidence: [evidence(1)] }),
      judgement({ id: 'fails', kind: 'probability', verdict: 'refuted', evidence: [evidence(-1)] }),
      judgement({ id: 'pathwise', kind: 'pathwise bound', evidence: [evidence(0.5)] }),
      judgement({ id: 'rate', kind: 'rate', smallestCaught: 0.125 }),
    ]),
  ).split('\n');
  const rowOf = (id: string) => lines.find((line) => line.includes(` ${id} `));
  expect(rowOf('bound')).toMatch(/ 2 % {2}slack 6\.31 % to 20 %$/);
  expect(rowOf('tail')).toMatch(/ 0\.02 {2}slack 100 %$/);
  expect(rowOf('fails')).toMatch(/ 0\.02$/);
  expect(rowOf('pathwise')).toMatch(/ 2 %$/);
  expect(rowOf('rate')).toMatch(/ 0\.125$/);
  expect(lines.at(-2)).toMatch(/without a %: a difference of two probabilities/);
});
