import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, parseExpression } from '../../src/algebra/expression.ts';
import { judgeSolution, judgeSuggestion, type Task } from '../../src/check/suggestion.ts';

const verdictOn = (
  task: Task,
  formula: string,
  symbol: string | null,
  output: string,
  at: string | null = null,
) => judgeSuggestion({ task, formula, symbol, at }, output).verdict;

// What nerdamer has been seen to answer: each is wrong, whatever the present version says.
test.each([
  ['simplify', '(4+r)-(d+d)', null, '4-2*d-r'],
  ['expand', '(2-s)*(s-3)/(d+2)', null, '(s^2-5*s+6)/(d+2)'],
  ['factor', 'n/(d+s)', null, 'n*(d+s)'],
  ['limit', 'b*(n-1)/(n-r-1) + dy*s2*r/(n-r-1)', 'n', '0'],
  ['simplify', 'a/(b+1)', null, 'a*(b+1)'],
  ['differentiate', 'x/(x-1)', 'x', '1/(x-1)^2'],
  ['factor', 'x^2*y + x*y', null, 'x*x*y + x*y'],
  ['partial-fractions', '1/(x^2-1)', 'x', '1/(2*(x-1)) + 1/(2*(x+1))'],
  ['partial-fractions', 'x^2/(x-1)', 'x', 'x^2/(x-1)'],
  ['limit', 'n^2/(n+1)', 'n', '1'],
  ['simplify', 'a', null, 'a/(a-a)'],
] as const)('%s %s: a wrong answer is refuted', (task, input, symbol, output) => {
  expect(verdictOn(task, input, symbol, output)).toBe('refuted');
});

test.each([
  ['simplify', '(4+r)-(d+d)', null, '4-2*d+r'],
  ['expand', '(2-s)*(s-3)/(d+2)', null, '(-s^2+5*s-6)/(d+2)'],
  ['factor', 'x^2-1', null, '(x-1)*(x+1)'],
  ['limit', 'b*(n-1)/(n-r-1) + dy*s2*r/(n-r-1)', 'n', 'b'],
  ['differentiate', 'x/(x-1)', 'x', '-1/(x-1)^2'],
  ['partial-fractions', '1/(x^2-1)', 'x', '1/(2*(x-1)) - 1/(2*(x+1))'],
] as const)('%s %s: the right answer is confirmed', (task, input, symbol, output) => {
  expect(verdictOn(task, input, symbol, output)).toBe('confirmed');
});

test.each([
  ['simplify', 'exp(x)', null, 'exp(x)'],
  ['differentiate', 'log(x)', 'x', '1/x'],
  ['simplify', 'x', null, 'x + i'],
  ['limit', '1/n', 'n', 'limit(1/n, n)'],
  ['simplify', 'a/(b-b)', null, 'a'],
  ['factor', 'x+1', null, '1+x'],
  ['simplify', 'sqrt(x)*sqrt(y)', null, 'sqrt(x*y)'],
  ['partial-fractions', '1/x', 'x', '(1+1/(y+1))/x - (1/(y+1))/x'],
] as const)('%s %s: what the kernel cannot decide is not judged', (task, input, symbol, output) => {
  expect(verdictOn(task, input, symbol, output)).toBe('not judged');
});

test('a limit at a point is a value where there is no pole', () => {
  expect(verdictOn('limit', '(n-1)/(n-r)', 'n', '(a-1)/(a-r)', 'a')).toBe('confirmed');
  expect(verdictOn('limit', '(n-1)/(n-r)', 'n', '(a-1)/(a+r)', 'a')).toBe('refuted');
  expect(verdictOn('limit', '(n-1)/(n-r)', 'n', '0', 'r')).toBe('not judged');
});

test.each([
  ['n/(n-r-1) - 2', '2*r + 2', 'confirmed'],
  ['n/(n-r-1) - 2', '2*r - 2', 'refuted'],
  ['n/(n-r-1) - 2', 'r + 1', 'refuted'],
  ['n/(n-r-1) - 2', 'n', 'refuted'],
  ['n^2 + 1', 'i', 'not judged'],
  ['n^2 - r', 'sqrt(r)', 'confirmed'],
] as const)('%s = 0 at n = %s: %s', (difference, solution, verdict) => {
  expect(judgeSolution(difference, 'n', solution).verdict).toBe(verdict);
});

/** Small rational expressions in a and b; no divisor is zero for positive values. */
const { small } = fc.letrec<{ small: string }>((tie) => ({
  small: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', '1', '2', '3'),
    fc
      .tuple(tie('small'), fc.constantFrom('+', '-', '*'), tie('small'))
      .map((parts) => `(${parts.join('')})`),
    tie('small').map((numerator) => `(${numerator}/(a+2*b+1))`),
  ),
}));

test('nothing that differs in value is confirmed, and nothing that is equal is refuted', () => {
  const points = [
    { a: 1.7, b: 0.3 },
    { a: 0.9, b: 4.1 },
    { a: 5.3, b: 2.6 },
  ];
  const isSame = (left: string, right: string) =>
    points.every((point) => {
      const [x, y] = [left, right].map((text) => compileExpression(parseExpression(text))(point));
      return Math.abs(x! - y!) <= 1e-9 * (1 + Math.abs(x!));
    });
  const corruption = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `${text} + 0*a`,
    (text) => text.replace('+', '-'),
    (text) => text.replace('a', 'b'),
    (text) => text.replace('1', '2'),
    (text) => `-(${text})`,
    (text) => `(${text})*(a+1)`,
  );
  fc.assert(
    fc.property(small, corruption, fc.constantFrom<Task>('simplify', 'expand'), (formula, corrupt, task) => {
      const question = `${formula} + 0*(a+b)`;
      const output = corrupt(formula);
      expect(verdictOn(task, question, null, output)).toBe(isSame(formula, output) ? 'confirmed' : 'refuted');
    }),
    { seed: 11, numRuns: 200 },
  );
});
