import { expect, test } from 'vitest';
import { judgeSuggestion } from '../../src/check/suggestion.ts';

// What nerdamer has been seen to answer: each is wrong, whatever the present version says.
test.each([
  ['simplify', '(4+r)-(d+d)', null, '4-2*d-r'],
  ['expand', '(2-s)*(s-3)/(d+2)', null, '(s^2-5*s+6)/(d+2)'],
  ['factor', 'n/(d+s)', null, 'n*(d+s)'],
  ['limit', 'b*(n-1)/(n-r-1) + dy*s2*r/(n-r-1)', 'n', '0'],
  ['simplify', 'a/(b+1)', null, 'a*(b+1)'],
  ['differentiate', 'x/(x-1)', 'x', '1/(x-1)^2'],
  ['factor', 'x^2-1', null, 'x*x-1'],
  ['partial-fractions', '1/(x^2-1)', 'x', '1/(2*(x-1)) + 1/(2*(x+1))'],
  ['partial-fractions', 'x^2/(x-1)', 'x', 'x^2/(x-1)'],
  ['limit', 'n^2/(n+1)', 'n', '1'],
  ['simplify', 'a', null, 'a/(a-a)'],
] as const)('%s %s: a wrong answer is refuted', (task, input, symbol, output) => {
  expect(judgeSuggestion(task, input, symbol, output).verdict).toBe('refuted');
});

test.each([
  ['simplify', '(4+r)-(d+d)', null, '4-2*d+r'],
  ['expand', '(2-s)*(s-3)/(d+2)', null, '(-s^2+5*s-6)/(d+2)'],
  ['factor', 'x^2-1', null, '(x-1)*(x+1)'],
  ['limit', 'b*(n-1)/(n-r-1) + dy*s2*r/(n-r-1)', 'n', 'b'],
  ['differentiate', 'x/(x-1)', 'x', '-1/(x-1)^2'],
  ['partial-fractions', '1/(x^2-1)', 'x', '1/(2*(x-1)) - 1/(2*(x+1))'],
] as const)('%s %s: the right answer is confirmed', (task, input, symbol, output) => {
  expect(judgeSuggestion(task, input, symbol, output).verdict).toBe('confirmed');
});

test.each([
  ['simplify', 'exp(x)', null, 'exp(x)'],
  ['differentiate', 'log(x)', 'x', '1/x'],
  ['simplify', 'x', null, 'x + i'],
  ['limit', '1/n', 'n', 'limit(1/n, n)'],
] as const)('%s %s: what the kernel cannot read is not judged', (task, input, symbol, output) => {
  expect(judgeSuggestion(task, input, symbol, output).verdict).toBe('not judged');
});
