import { expect, test } from 'vitest';
import { junitReport } from '../../src/report/junit.ts';
import { judgement } from '../run/judgements.ts';
import { everyFate, reportOf } from './reports.ts';

test('every theorem is a test case; refutations fail, errors err, undecided ones are skipped', () => {
  expect(`\n${junitReport(everyFate)}`).toMatchInlineSnapshot(`
    "
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="riskproof" tests="6" failures="2" errors="1" skipped="1">
      <testsuite name="riskproof" tests="6" failures="2" errors="1" skipped="1">
        <testcase classname="mean" name="lemma"/>
        <testcase classname="mean" name="wrong-risk">
          <failure message="wrong-risk is refuted">✗ wrong-risk is refuted
        at         n = 8, dx = 3, sigma = 0.5, s = (3, 1, 1)
        predicted  0.6
        measured   0.7503, 25.1 % above the formula, interval 0.7401 to 0.7605
        road       plain (exact)
        replay     riskproof check wrong-risk --seed 1 --path 0:1
        without riskproof, in NumPy:
          import numpy as np
          n, dx = 8, 3
          print(n)</failure>
        </testcase>
        <testcase classname="mean" name="above-it"/>
        <testcase classname="mean" name="mislabelled">
          <failure message="the derivation of mislabelled breaks at step 2 of 3">✗ the derivation of mislabelled breaks at step 2 of 3
        above      sigma^2*dy*T
        step 2     sigma^2*dy*dx/(n-dx)
        by         inverse-wishart-trace
        because    the reason gives sigma^2*dy*dx/(n - dx - 1)
        the claim  itself is supported</failure>
        </testcase>
        <testcase classname="mean" name="short-of-draws">
          <skipped message="short-of-draws is undecided: the budget of draws ended"></skipped>
        </testcase>
        <testcase classname="mean" name="broke">
          <error message="broke could not be judged: the plain estimator returned NaN: at n=8">! broke could not be judged: the plain estimator returned NaN: at n=8</error>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('whatever an estimator says, the XML stays well-formed', () => {
  const error = 'a < b && "c" > \u0000\u001b\ud800';
  const xml = junitReport(reportOf([judgement({ id: 'a', verdict: 'undecided', error })]));
  expect(xml).toContain(
    'message="a could not be judged: a &lt; b &amp;&amp; &quot;c&quot; &gt; \ufffd\ufffd\ufffd"',
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u001b]|&(?!amp;|lt;|gt;|quot;)/);
});
