import { expect, test } from 'vitest';
import {
  formatCount,
  formatMeasured,
  formatNumber,
  formatParameters,
  formatPercent,
} from '../../src/report/numbers.ts';

test('numbers have six significant digits and no needless zeros', () => {
  expect(
    [1 / 3, 2, 1e-6, 0.00012345678, 123456789, 1.5e12, 0, -0.1, Number.NaN, Infinity].map(formatNumber),
  ).toEqual(['0.333333', '2', '1e-6', '0.000123457', '123457000', '1.5e12', '0', '-0.1', 'NaN', 'Infinity']);
});

test('percentages have three digits, counts have their thousands apart', () => {
  expect([0.02, 0.019871, 0.5, 1.2345].map(formatPercent)).toEqual(['2 %', '1.99 %', '50 %', '123 %']);
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
});

test('parameters are written with their names, spectra in brackets', () => {
  expect(formatParameters({ n: 20, sigma: 0.5, s: [3, 1] })).toBe('n = 20, sigma = 0.5, s = (3, 1)');
});

test('a measured value says how far it is from the formula, where that has a meaning', () => {
  expect(formatMeasured(2, 3, [2.5, 3.5])).toBe('3, 50 % above the formula, interval 2.5 to 3.5');
  expect(formatMeasured(-2, -3, null)).toBe('-3, 50 % below the formula');
  expect(formatMeasured(0, 3, null)).toBe('3');
  expect(formatMeasured(null, Number.NaN, null)).toBe('NaN');
});
