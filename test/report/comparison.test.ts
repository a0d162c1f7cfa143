import { expect, test } from 'vitest';
import { comparisonReporters, comparisonText } from '../../src/report/comparison.ts';
import type { Comparison } from '../../src/run/comparison.ts';

const row = {
  mean: 5.14,
  se: 0.005,
  predicted: 5.142857,
  scale: 5.142857,
  excluded: 0.0052,
  z: -0.5714,
  verdict: 'supported',
} as const;
const comparison: Comparison = {
  version: '0.1.0',
  results: 'fft.csv',
  theorem: 'fft-underdetermined',
  kind: 'mean',
  of: 'excess risk',
  direction: 'equal',
  formula: 'sigma^2*dy*n/(dx - n - 1)',
  relativeTo: 'its value',
  falseAlarm: 1e-6,
  missedError: 1e-6,
  detects: 0.02,
  guarantee: 'asymptotic',
  verdict: 'refuted',
  rows: [
    { ...row, line: 2, values: { n: 20, dx: 12, s: [3, 1, 1] } },
    {
      ...row,
      line: 3,
      values: { n: 20, dx: 120, s: [3, 1, 1] },
      mean: 5.4,
      excluded: 0.06,
      z: 51.4286,
      verdict: 'refuted',
    },
    {
      ...row,
      line: 4,
      values: { n: 20, dx: 12, s: [1.5] },
      se: 0.05,
      excluded: 0.0464,
      z: -0.0571,
      verdict: 'undecided',
    },
    {
      ...row,
      line: 5,
      values: { n: 20, dx: 12, s: [1] },
      predicted: 0,
      scale: 0,
      excluded: null,
      verdict: 'undecided',
    },
  ],
  ignored: ['seed', 'wall time'],
};

test('what a person reads', () => {
  expect(`\n${comparisonText(comparison)}`).toBe(`
riskproof 0.1.0, fft.csv held against fft-underdetermined (mean)

The claim: the mean of [excess risk] is

       σ²·dy·n
      ──────────
      dx − n − 1

   line   n   dx      s  predicted  mean     se        z  catches  verdict
✓     2  20   12  3;1;1    5.14286  5.14  0.005   -0.571   0.52 %  supported
✗     3  20  120  3;1;1    5.14286   5.4  0.005     51.4      6 %  refuted    5 % above the formula
?     4  20   12    1.5    5.14286  5.14   0.05  -0.0571   4.64 %  undecided  about 5.4 times as many draws would catch 2 %
?     5  20   12      1          0  5.14  0.005   -0.571        -  undecided  what errors are relative to is 0 here

✗ fft-underdetermined is refuted by these results (4 rows: 1 supported, 1 refuted, 2 undecided)
False alarm: were the formula true, the chance that any row refutes it is at most 1e-6.
Missed error: a formula that is wrong at one of these rows by more than 2 % of its value is supported with a chance of at most 1e-6;
  a row "catches" what it alone excludes at that chance.
Guarantee: asymptotic. The means are taken as normal, with the standard errors as they were reported.
Not read: the columns 'seed', 'wall time'.
`);
});

test('a bound and a conjecture say so', () => {
  const text = comparisonText({ ...comparison, direction: 'at most', kind: 'conjecture', ignored: [] });
  expect(text).toContain('the mean of [excess risk] is at most\n');
  expect(text).toContain('This is a conjecture: it can be supported or refuted, never proved.');
  expect(text).not.toContain('Not read');
});

test('colour is an addition: without it the text is the same', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  const plain = comparisonText(comparison, { colour: true }).replace(/\u001b\[\d+m/g, '');
  expect(plain).toBe(comparisonText(comparison));
});

test('JSON holds everything', () => {
  expect(JSON.parse(comparisonReporters.json(comparison))).toEqual(comparison);
});
