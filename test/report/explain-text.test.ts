import { expect, test } from 'vitest';
import { restate } from '../../src/index.ts';
import { explain } from '../../src/report/explain.ts';
import { explainText } from '../../src/report/explain-text.ts';
import { catalogue } from '../../theorems/index.ts';
import { judgement } from '../run/judgements.ts';
import { above, explained, lemma, run } from './explained.ts';
import { reportOf } from './reports.ts';

const known = [lemma, explained, above];

test('what a person reads', () => {
  expect(`\n${explainText(explain(explained, known, run))}`).toBe(`
explained
  The mean risk is σ² k/(n − k − 1), whatever Δ is.
  a paper, theorem 1

claim (mean)
  the mean of [a risk over σ²] =

      σ²·k
    ─────────
    n − k − 1

  A mean: the expectation of a random quantity equals a formula at every point of the claim domain.
  The quantity is simulated at random points. A sequential test refutes the formula where the mean is
  surely another one, and supports it where every error that matters is excluded.

parameters
  n          integer ≥ 1  samples
  k          integer ≥ 2  rank
  sigma (σ)  real > 0     noise standard deviation

quantities
  E  energy ‖Δ‖²

abbreviations
  q  = (n − k)·(n − k − 3)

where
  it holds        n > k + 1
  it is measured  n > k + 1, n ≥ k + 4

assumptions
  the entries of X are Gaussian               alternative: rademacher-design, student-design
  X is isotropic: Σ = I                       alternative: covariance
  the samples are independent of each other   alternative: correlated-samples
  Δ is independent of X                       alternative: correlated-shift
  the noise is Gaussian                       alternative: student-noise
  the noise has the same variance at every x  alternative: heteroscedastic-noise
  the noise is independent across outputs     alternative: correlated-noise

how it is drawn
  plain  simulated and fitted from scratch; its variance is at most

    E·σ⁴
    ────
     q

  conditioned  a sharper draw, given a-lemma; its variance is estimated by a pilot

derivation
  R  mean risk
  T  mean of T

        R
  ∎  =  σ²·T               definition of R
  ∎  =  σ²·k/(n − k − 1)   a-lemma gives T, with k for its m
  ∎  =  σ²·k/(n − k − 1)   the claim

  Each step holds exactly, for all values of all symbols.

stands on
  ? a-lemma  The mean of T is m/(n − m − 1).

what stands on it
  above-it  Something larger.

verdict
  ✓ supported (exact): 20,480 draws at 1 point, catches 2 %
  with all that it stands on: undecided
  again: riskproof check explained --seed 1

how to cite the check
  riskproof 0.1.0, seed 1, profile default: explained is supported (exact); a true claim is refuted
  with a chance of at most 1e-6, one that is wrong by more than 2 % at the parameters tried is
  supported with a chance of at most 1e-6.
`);
});

test('every theorem of the catalogue can be read: words keep to the page', () => {
  for (const one of catalogue) {
    const text = explainText(explain(one, catalogue, null));
    // Formulas are as wide as they are.
    const words = text.split('\n').filter((line) => !/[·/=─⎛⎜⎝√]/.test(line));
    expect(words.length, one.id).toBeGreaterThan(5);
    for (const line of words) expect([...line].length, `${one.id}: ${line}`).toBeLessThanOrEqual(125);
  }
});

test('a broken derivation shows the step and why', () => {
  const text = explainText(explain(restate(explained, 'sigma^2*k/(n-k)'), known, null));
  expect(text).toMatch(/✗ {2}= {2}σ²·k\/\(n − k\) +the claim/);
  expect(text).toContain('step 3: the reason gives sigma^2*k/(n - k - 1), the line says');
  expect(text).toContain('It is broken: step 3 does not hold.');
});

test('without a verdict nothing is said of one', () => {
  const text = explainText(explain(explained, known, null));
  expect(text).not.toContain('\nverdict');
  expect(text).not.toContain('how to cite');
});

test('an error is shown in place of a verdict', () => {
  const broke = reportOf([
    judgement({
      id: explained.id,
      verdict: 'undecided',
      error: 'out of luck',
      draws: 0,
      smallestCaught: null,
    }),
  ]);
  const text = explainText(explain(explained, known, { ...run, report: broke }));
  expect(text).toContain('  ! could not be judged (exact): nothing drawn\n  out of luck\n');
});

test('colour is an addition: without it the text is the same', () => {
  const explanation = explain(explained, known, run);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  const plain = explainText(explanation, { colour: true }).replace(/\u001b\[\d+m/g, '');
  expect(plain).toBe(explainText(explanation));
});
