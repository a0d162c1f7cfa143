import { expect, test } from 'vitest';
import { restate } from '../../src/index.ts';
import { explainText } from '../../src/report/explain-text.ts';
import { explain } from '../../src/report/explanation.ts';
import { catalogue } from '../../theorems/index.ts';
import { judgement } from '../run/judgements.ts';
import { reportOf } from './reports.ts';

const named = (id: string) => catalogue.find((one) => one.id === id)!;
const fft = named('fft-overdetermined');
const report = reportOf([
  judgement({ id: 'noise-given-design', verdict: 'undecided' }),
  judgement({ id: 'fft-overdetermined', standsOn: ['noise-given-design'], parametersTried: [{ n: 20 }] }),
]);
const command = 'riskproof check fft-overdetermined --seed 1';

test('what a person reads of fft-overdetermined', () => {
  expect(`\n${explainText(explain(fft, catalogue.slice(0, 9), { report, command }))}`).toBe(`
fft-overdetermined
  The mean excess risk of full fine-tuning is σ² dy dx/(n − dx − 1).
  arXiv:2605.19018, overdetermined setting

claim (mean)
  the mean of [excess risk of full fine-tuning] =

     σ²·dy·dx
    ──────────
    n − dx − 1

  A mean: the expectation of a random quantity equals a formula at every point of the claim domain.
  The quantity is simulated at random points. A sequential test refutes the formula where the mean is
  surely another one, and supports it where every error that matters is excluded.

parameters
  n          integer ≥ 1  samples
  dx         integer ≥ 1  input dimension
  dy         integer ≥ 1  output dimension
  sigma (σ)  real > 0     noise standard deviation

abbreviations
  q   = (n − dx)·(n − dx − 1)·(n − dx − 3)
  TT  = dx·((n − dx − 2)·dx + 2)/q

where
  it holds        n > dx + 1
  it is measured  n > dx + 1, n ≥ dx + 4

how it is drawn
  plain  simulated and fitted from scratch; its variance is at most, by fft-risk-variance,

       ⎛         2·dy·dx·(n − 1)                 ⎛     dx·((n − dx − 2)·dx + 2)        ⎛    dx    ⎞²⎞⎞
    σ⁴·⎜────────────────────────────────── + dy²·⎜────────────────────────────────── − ⎜──────────⎟ ⎟⎟
       ⎝(n − dx)·(n − dx − 1)·(n − dx − 3)       ⎝(n − dx)·(n − dx − 1)·(n − dx − 3)   ⎝n − dx − 1⎠ ⎠⎠

  conditioned  a sharper draw, given noise-given-design, inverse-wishart-trace; its variance is at
               most, by fft-risk-variance,

           ⎛     ⎛    dx    ⎞²⎞
    σ⁴·dy²·⎜TT − ⎜──────────⎟ ⎟
           ⎝     ⎝n − dx − 1⎠ ⎠

derivation
  R  mean excess risk ‖E X⁺‖²
  T  E tr (XXᵀ)⁻¹

        R
  ✓  =  σ²·dy·T                 noise-given-design gives R, with T for its trace
  ✓  =  σ²·dy·dx/(n − dx − 1)   inverse-wishart-trace gives T
  ✓  =  σ²·dy·dx/(n − dx − 1)   the claim

  Each step holds exactly, for all values of all symbols.

stands on
  ? noise-given-design   Given a design X, the mean of ‖E X⁺‖² is σ² dy tr (XXᵀ)⁻¹.
  inverse-wishart-trace  The mean of tr (XXᵀ)⁻¹ is dx/(n − dx − 1).
  fft-risk-variance      (not found here)

verdict
  ✓ supported (exact): 20,480 draws at 1 point, catches 2 %
  with all that it stands on: undecided
  again: riskproof check fft-overdetermined --seed 1

how to cite the check
  riskproof 0.1.0, seed 1, profile default: fft-overdetermined is supported (exact); a true claim is
  refuted with a chance of at most 1e-6, one that is wrong by more than 2 % at the parameters tried is
  supported with a chance of at most 1e-6.
`);
});

test('every theorem of the catalogue fits on a page', () => {
  for (const one of catalogue) {
    const lines = explainText(explain(one, catalogue, null)).split('\n');
    for (const line of lines) expect([...line].length, `${one.id}: ${line}`).toBeLessThanOrEqual(125);
  }
});

test('a broken derivation shows the step and why', () => {
  const text = explainText(explain(restate(fft, 'sigma^2*dy*dx/(n-dx)'), catalogue, null));
  expect(text).toMatch(/✗ {2}= {2}σ²·dy·dx\/\(n − dx\) +the claim/);
  expect(text).toContain('step 3: the reason gives sigma^2*dy*dx/(n - dx - 1), the line says');
  expect(text).toContain('It is broken: a step does not hold.');
});

test('without a verdict nothing is said of one', () => {
  const text = explainText(explain(fft, catalogue, null));
  expect(text).not.toContain('\nverdict');
  expect(text).not.toContain('how to cite');
});

test('an error is shown in place of a verdict', () => {
  const broke = reportOf([
    judgement({ id: fft.id, verdict: 'undecided', error: 'out of luck', draws: 0, smallestCaught: null }),
  ]);
  const text = explainText(explain(fft, catalogue, { report: broke, command }));
  expect(text).toContain('  ! could not be judged (exact): nothing drawn\n  out of luck\n');
});

test('colour is an addition: without it the text is the same', () => {
  const explanation = explain(fft, catalogue, { report, command });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  const plain = explainText(explanation, { colour: true }).replace(/\u001b\[\d+m/g, '');
  expect(plain).toBe(explainText(explanation));
});
