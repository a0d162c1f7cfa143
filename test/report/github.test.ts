import { expect, test } from 'vitest';
import { githubReport } from '../../src/report/github.ts';
import { judgement } from '../run/judgements.ts';
import { everyFate, reportOf } from './reports.ts';

test('findings become annotations, worst first', () => {
  expect(`\n${githubReport(everyFate)}`).toMatchInlineSnapshot(`
    "
    ::error title=wrong-risk is refuted::✗ wrong-risk is refuted%0A    at         n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1)%0A    predicted  0.6%0A    measured   0.7503, 25.1 %25 above the formula, interval 0.7401 to 0.7605%0A    road       plain (exact)%0A    replay     riskproof check wrong-risk --seed 1 --path 0:1%0A    without riskproof, in NumPy:%0A      import numpy as np%0A      n, dx = 8, 3%0A      print(n)
    ::error title=the derivation of mislabelled breaks at step 2 of 3::✗ the derivation of mislabelled breaks at step 2 of 3%0A    above      sigma^2*dy*T%0A    step 2     sigma^2*dy*dx/(n-dx)%0A    by         inverse-wishart-trace%0A    because    the reason gives sigma^2*dy*dx/(n - dx - 1)%0A    the claim  itself is supported
    ::error title=broke could not be judged%3A the plain estimator returned NaN%3A at n=8::! broke could not be judged: the plain estimator returned NaN: at n=8
    ::warning title=short-of-draws is undecided%3A the budget of draws ended::? short-of-draws is undecided: the budget of draws ended
    riskproof: 1 proved, 2 supported, 1 refuted, 2 undecided, 1 broke
    "
  `);
});

test('at most ten are shown, the worst among them, and the others counted', () => {
  const undecided = Array.from({ length: 12 }, (_, i) => judgement({ id: `u${i}`, verdict: 'undecided' }));
  const lines = githubReport(reportOf([...undecided, judgement({ id: 'wrong', verdict: 'refuted' })])).split(
    '\n',
  );
  expect(lines[0]).toMatch(/^::error title=wrong is refuted::/);
  expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(10);
  expect(lines).toContain('3 more');
});
