import { expect, test } from 'vitest';
import type { AssumptionJudgement } from '../../src/check/assumptions.ts';
import { dataAssumptions } from '../../src/index.ts';
import { assumptionReporters } from '../../src/report/assumptions.ts';
import type { AssumptionReport } from '../../src/run/assumptions.ts';

const supported: AssumptionJudgement = {
  id: 'fft-overdetermined',
  kind: 'mean',
  name: 'rademacher-design',
  assumes: 'the entries of X are Gaussian',
  alternative: 'X Rademacher: entries ±1',
  assumed: true,
  finding: 'not load-bearing',
  involved: true,
  effect: 0.004,
  interval: [-0.01, 0.018],
  parameters: { n: 20, dx: 12 },
  evidence: [],
};
const ids = ['fft-overdetermined', 'eckart-young', 'an-id-that-is-too-long-for-its-column'];
const alternatives = [
  ...dataAssumptions.map(({ name, about, assumes, alternative, short }) => ({
    name: name as string,
    about: about as 'design' | 'noise' | null,
    assumes: assumes as string,
    alternative: alternative as string,
    short: short as string,
  })),
  { name: 'own', about: null, assumes: 'something', alternative: 'something else', short: 'own' },
];

function reportOf(judgements: readonly Partial<AssumptionJudgement>[]): AssumptionReport {
  return {
    version: '0.1.0',
    seed: 1,
    profile: 'default',
    falseAlarm: 1e-6,
    missedError: 1e-6,
    detects: 0.05,
    detectsDear: 0.1,
    intervalError: 1e-3,
    interrupted: false,
    alternatives,
    judgements: judgements.map((one) => ({ ...supported, ...one })),
    summary: { 'load-bearing': 3, 'not load-bearing': 2, undecided: 2, errors: 1 },
  };
}

const table = reportOf([
  { finding: 'load-bearing', effect: -0.0924, interval: [-0.117, -0.068] },
  { name: 'covariance', finding: 'load-bearing', effect: 66.5, interval: [63, 70] },
  { name: 'student-noise' },
  {
    name: 'correlated-noise',
    finding: 'undecided',
    effect: 0.63,
    interval: null,
    note: 'it has not settled',
  },
  { name: 'own', finding: 'load-bearing', assumed: false, effect: 0.5, interval: [0.4, 0.6] },
  { id: 'eckart-young', kind: 'pathwise bound', involved: false, effect: null, interval: null },
  { id: 'eckart-young', name: 'covariance', kind: 'pathwise bound', effect: null, interval: null },
  { id: ids[2]!, finding: 'undecided', effect: null, interval: null, error: 'the estimator threw' },
  { id: ids[2]!, name: 'covariance', kind: 'law', effect: 0.0311, interval: [0, 0.06] },
]);

test('theorems by alternatives: a mark, the effect and its interval, in at most 100 columns', () => {
  const text = assumptionReporters.text(table);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    riskproof 0.1.0, assumptions, seed 1, profile default

    design X                     Rademacher    Student-t₅    covariance    in time       with Delta
    fft-overdetermined         ✗ -9.2 ± 2.5                ✗ +6650 ± 350
    eckart-young               ·                           ✓
    an-id-that-is-too-long-for-its-column
                               !                           ✓ 3.1 ± 3.0

    noise E                      Student-t₅    uneven in x   correlated
    fft-overdetermined         ✓ +0.4 ± 1.4                ? +63

    of their own                 own
    fft-overdetermined         ✗ +50 ± 10

    ? fft-overdetermined, correlated-noise: it has not settled
    ✗ fft-overdetermined, own: load-bearing, though the theorem says that it holds without
    ! an-id-that-is-too-long-for-its-column, rademacher-design: broke: the estimator threw

    3 load-bearing, 2 not load-bearing, 2 undecided (1 broke)
    ✗ load-bearing: without the assumption the claim is refuted. ✓ it is still supported. ? undecided.
    · it cannot matter: nothing in the claim is drawn by that law.
    Numbers: by how many per cent the quantity is off its claimed value without the assumption, ±
    half the width of an interval at the error rate 0.001 each. For a law: the Kolmogorov distance
    from the claimed law.
    All by plain simulate-and-fit, with variances from pilots, so the error rates are asymptotic.
    False alarm: the chance that any ✗ is wrong is at most 1e-6, shared out over theorems,
    alternatives and points. Missed error: a claim that is off by more than 5 % (10 % where draws are
    dear) at the points tried is called ✓ with a chance of at most 1e-6.
    "
  `);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('few theorems are shown in words, with the points', () => {
  const text = assumptionReporters.text(reportOf([{ effect: -0.0924, finding: 'load-bearing' }]));
  expect(text).toContain(
    'fft-overdetermined\n  ✗ -9.2 ± 1.4    X Rademacher: entries ±1\n      at n = 20, dx = 12\n',
  );
});

test('an interrupted run says so', () => {
  expect(assumptionReporters.text({ ...table, interrupted: true })).toContain(
    'Interrupted: only what is above',
  );
});

test('nothing is said by colour alone', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that starts a colour.
  const plain = assumptionReporters.text(table, { colour: true }).replaceAll(/\x1b\[\d+m/g, '');
  expect(plain).toBe(assumptionReporters.text(table));
  expect(assumptionReporters.text(table, { colour: true })).not.toBe(plain);
});

test('the JSON report is the report', () => {
  expect(JSON.parse(assumptionReporters.json(table))).toEqual(JSON.parse(JSON.stringify(table)));
});
