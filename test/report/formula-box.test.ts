import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import { formulasOf } from '../../src/claims/claim-formulas.ts';
import { formulaBlock } from '../../src/report/formula-box.ts';
import { catalogue } from '../../theorems/index.ts';

const block = (formula: string, width?: number) =>
  `\n${formulaBlock(parseExpression(formula), width).join('\n')}\n`;

test('a fraction has its numerator above its denominator, and the line goes through the bar', () => {
  expect(block('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)')).toBe(`
b·(n − 1)    dy·σ²·r
───────── + ─────────
n − r − 1   n − r − 1
`);
});

test('brackets are as tall as what they hold, and an exponent stands at their upper corner', () => {
  expect(block('2*(TT - (dx/n)^2)')).toBe(`
  ⎛     ⎛dx⎞²⎞
2·⎜TT − ⎜──⎟ ⎟
  ⎝     ⎝n ⎠ ⎠
`);
});

test('what binds less than its place has brackets', () => {
  expect(block('-(a - b)*x - (c - d) + (-x)^2')).toBe('\n−(a − b)·x − (c − d) + (−x)²\n');
  expect(block('a - (b/c - d)')).toBe(`
    ⎛b    ⎞
a − ⎜─ − d⎟
    ⎝c    ⎠
`);
});

test('a fraction within a fraction has a slash, and so has a tall base of an exponent that is not a number', () => {
  expect(block('(a/b)/(c/d)')).toBe(`
a/b
───
c/d
`);
  expect(block('(a/b)^(n-1)')).toBe('\n(a/b)^(n − 1)\n');
});

test('a number that is no decimal is a fraction', () => {
  expect(block('-1/3*x')).toBe(`
−1
──·x
3
`);
});

test('a sum that is too wide goes on below, with its sign in front', () => {
  expect(block('alpha1 + beta1 - gamma1 + delta1', 20)).toBe(`
alpha1 + beta1
− gamma1 + delta1
`);
});

test('every formula of the catalogue is laid out, its lines within the width where a term allows it', () => {
  const formulas = catalogue.flatMap(({ claim }) => formulasOf(claim).map(([, formula]) => formula));
  expect(formulas.length).toBeGreaterThan(10);
  for (const formula of formulas) {
    const wide = formulaBlock(parseExpression(formula));
    const narrow = formulaBlock(parseExpression(formula), 1);
    expect(narrow.length, formula).toBeGreaterThanOrEqual(wide.length);
    const widest = (lines: string[]) => Math.max(...lines.map((line) => [...line].length));
    expect(widest(wide), formula).toBeLessThanOrEqual(Math.max(100, widest(narrow)));
  }
});
