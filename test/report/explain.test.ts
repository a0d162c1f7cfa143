import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import {
  argmin,
  conjecture,
  divergence,
  meanOf,
  natural,
  positive,
  restate,
  theorem,
} from '../../src/index.ts';
import { claimLines } from '../../src/report/claim-lines.ts';
import { explain } from '../../src/report/explain.ts';
import type { Explanation } from '../../src/report/explanation.ts';
import { kindTexts } from '../../src/report/kinds.ts';
import { catalogue } from '../../theorems/index.ts';
import { judgement } from '../run/judgements.ts';
import { counterexample, reportOf } from './reports.ts';

const named = (id: string) => catalogue.find((one) => one.id === id)!;
const fft = named('fft-overdetermined');
const judgedAs = (given: object): Explanation =>
  explain(fft, catalogue, {
    report: reportOf([judgement({ id: 'fft-overdetermined', ...given })]),
    command: 'riskproof check fft-overdetermined --seed 1',
  });

test('every theorem of the catalogue is explained, with a sentence for its kind', () => {
  for (const one of catalogue) {
    const explanation = explain(one, catalogue, null);
    expect(explanation, one.id).toMatchObject({ id: one.id, judged: null });
    expect(explanation.kindMeans, one.kind).not.toBe('');
    expect(explanation.howJudged, one.kind).not.toBe('');
    expect(explanation.claim.length, one.id).toBeGreaterThan(0);
    expect(explanation.standsOn.every(({ statement }) => statement !== null)).toBe(true);
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  }
});

test('whatever the kind, a claim says where its formulas belong', () => {
  const risk = { name: 'a risk', sampler: () => () => 1 };
  const claims = [
    ...catalogue.map(({ claim }) => claim),
    conjecture(meanOf(risk).equals('n')),
    argmin({ over: 'c', at: 'n', objective: '(c - n)^2', worseAt: [2], difference: () => risk }),
    divergence({ formula: '1/n', symbol: 'n', poles: ['0'] }),
  ];
  for (const claim of claims) {
    const lines = claimLines(claim);
    expect(lines.length, claim.kind).toBeGreaterThan(0);
    for (const { words, formula } of lines) {
      expect(words.trim(), claim.kind).not.toBe('');
      if (formula !== undefined) expect(() => parseExpression(formula)).not.toThrow();
    }
  }
  expect(claimLines(conjecture(meanOf(risk).equals('n')))).toEqual([
    { words: 'the mean of [a risk] =', formula: 'n' },
  ]);
  expect(Object.keys(kindTexts)).toEqual(expect.arrayContaining(claims.map(({ kind }) => kind)));
});

test('a derivation is checked step by step, and a broken step is named', () => {
  const { derivation } = explain(fft, catalogue, null);
  expect(derivation).toMatchObject({ from: 'R', verdict: 'undecided', firstBroken: null });
  expect(derivation!.symbols[0]).toEqual({ name: 'R', meaning: 'excess risk ‖Â − A_*‖²' });
  expect(derivation!.steps.map(({ kind, reason, verdict }) => [kind, reason, verdict])).toEqual([
    // Without a run nothing is measured.
    ['pathwise', 'on every sample: Â − A_* = E X⁺, since X has full rank', 'undecided'],
    ['lemma', 'noise-given-design gives V, with T for its trace', 'proved'],
    ['lemma', 'inverse-wishart-trace gives T', 'proved'],
    ['claim', 'the claim', 'proved'],
  ]);
  const wrong = explain(restate(fft, 'sigma^2*dy*dx/(n-dx)'), catalogue, null).derivation!;
  expect(wrong).toMatchObject({ verdict: 'refuted', firstBroken: 4 });
  expect(wrong.steps[3]!.note).toContain('the line says sigma^2*dy*dx/(n - dx)');
});

test('parameters say what values they take', () => {
  const declared = theorem({
    id: 'declared',
    cites: '',
    statement: '',
    parameters: { n: natural('samples', { least: 3 }), sigma: positive('noise', { orZero: true }) },
    claim: meanOf({ name: 'a risk', sampler: () => () => 1 }).equals('n'),
  });
  expect(explain(declared, [], null).parameters.map(({ values }) => values)).toEqual([
    'integer >= 3',
    'real >= 0',
  ]);
  const values = (id: string) => explain(named(id), catalogue, null).parameters.at(-1)!.values;
  expect(values('lora-floor')).toBe('min(dx, dy) positive numbers, non-increasing');
  expect(values('lora-gradient-descent')).toBe(
    'min(dx, dy) positive numbers, each at most 1/1.5 of the one before',
  );
});

test('what it stands on and what stands on it', () => {
  const { standsOn, stoodOnBy, draws } = explain(fft, catalogue, null);
  expect(standsOn.map(({ id }) => id)).toEqual(fft.standsOn);
  expect(stoodOnBy.map(({ id }) => id)).toEqual(
    catalogue.filter((one) => one.standsOn.includes('fft-overdetermined')).map(({ id }) => id),
  );
  expect(draws.map(({ road, by, given }) => [road, by, given])).toEqual([
    ['plain', 'fft-risk-variance', []],
    ['conditioned', 'fft-risk-variance', ['noise-given-design', 'inverse-wishart-trace']],
  ]);
});

test('a citation names version, seed, profile, verdict and both chances of error', () => {
  expect(judgedAs({}).judged!.citation).toBe(
    'riskproof 0.1.0, seed 1, profile default: fft-overdetermined is supported (exact); a true claim is refuted with a chance of at most 1e-6, ' +
      'one that is wrong by more than 2 % at the parameters tried is supported with a chance of at most 1e-6.',
  );
  expect(judgedAs({ verdict: 'refuted', counterexample }).judged!.citation).toBe(
    'riskproof 0.1.0, seed 1, profile default: fft-overdetermined is refuted (exact) at n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1): ' +
      'predicted 0.6, measured 0.7503; a true claim is refuted with a chance of at most 1e-6.',
  );
  expect(judgedAs({ verdict: 'undecided' }).judged!.citation).not.toContain('is wrong by more');
});

test('an interrupted run may have left it unjudged', () => {
  const run = { report: reportOf([]), command: '' };
  expect(explain(fft, catalogue, run).judged).toBeNull();
});
