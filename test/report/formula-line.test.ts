import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import { equal, rationalFunction } from '../../src/algebra/rational.ts';
import { constraintsLine, formulaLine } from '../../src/report/formula-line.ts';
import { rationalExpression } from '../algebra/random-expressions.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What a reader makes of the line: the text that says the same on a keyboard. */
function asTyped(line: string): string {
  return line
    .replace(
      /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (exponent) =>
        `^(${[...exponent].map((digit) => (digit === '⁻' ? '-' : digits.indexOf(digit))).join('')})`,
    )
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('σ', 'sigma');
}

property.prop([rationalExpression], { seed: 1, numRuns: 500 })(
  'a line says what the expression says',
  (expression) => {
    let value: ReturnType<typeof rationalFunction>;
    try {
      value = rationalFunction(expression);
    } catch {
      return; // A pole everywhere, as in 1/(x − x).
    }
    expect(equal(rationalFunction(parseExpression(asTyped(formulaLine(expression)))), value)).toBe(true);
  },
);

test.each([
  ['sigma^2*dy*dx/(n-dx-1)', 'σ²·dy·dx/(n − dx − 1)'],
  ['a/b*c', '(a/b)·c'],
  ['a/(b*c)', 'a/(b·c)'],
  ['a*(b/c)', 'a·b/c'],
  ['1/3*x^-2', '(1/3)·x⁻²'],
  ['(-x)^2 - -x', '(−x)² − (−x)'],
  ['-x^2', '−x²'],
  ['(x^2)^10', '(x²)¹⁰'],
  ['x^(n/2)*y^n', 'x^(n/2)·y^n'],
  ['sqrt(x)*sqrt(2*x)^2', '√x·(√(2·x))²'],
  ['abs(x - 1) + exp(-t) + min(dx, dy)', '|x − 1| + exp(−t) + min(dx, dy)'],
  ['0.5*lambda', '0.5·λ'],
])('%s is written %s', (formula, line) => {
  expect(formulaLine(parseExpression(formula))).toBe(line);
});

test('conditions', () => {
  expect(constraintsLine('n > dx + 1 and r <= min(dx, dy), sigma >= 1/10, 2*n == dx')).toBe(
    'n > dx + 1, r ≤ min(dx, dy), σ ≥ 1/10, 2·n = dx',
  );
  expect(constraintsLine('')).toBe('');
});
