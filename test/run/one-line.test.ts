import { expect, test } from 'vitest';
import { FormulaError } from '../../src/algebra/expression.ts';
import { oneLine } from '../../src/run/one-line.ts';

test('an error that points into a formula becomes one line with the formula', () => {
  expect(oneLine(new FormulaError("'m' is not declared", 'n + m', 'm'))).toBe("'m' is not declared: n + m");
});

test('whatever is thrown has a line', () => {
  expect(oneLine('text')).toBe('text');
  expect(oneLine(undefined)).toBe('undefined');
  expect(oneLine(new TypeError())).toBe('TypeError');
});
