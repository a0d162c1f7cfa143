import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import { normalForm } from '../../src/algebra/normal-form.ts';

const text = (formula: string) => normalForm(parseExpression(formula)).text;

test('calls and symbolic powers are compared by what they are made of', () => {
  expect(text('min(dy, dx) + exp((x^2-1)/(x-1))')).toBe(text('exp(x + 1) + min(dx, dy)'));
  expect(text('2*a^(n+n)')).toBe(text('a^(2*n) + a^(2*n)'));
  expect(text('exp(x)')).not.toBe(text('exp(-x)'));
  expect(text('min(dx, dy)')).not.toBe(text('max(dx, dy)'));
});

test('a formula beyond the kernel has its text alone', () => {
  expect(normalForm(parseExpression('x^(1/3) + 0'))).toEqual({ text: 'x^(1/3)', value: null });
});
