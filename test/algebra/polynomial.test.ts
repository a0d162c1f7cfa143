import { expect, test } from 'vitest';
import * as polynomial from '../../src/algebra/polynomial.ts';
import * as number from '../../src/algebra/rational-number.ts';

const [n, d] = [polynomial.symbol('n'), polynomial.symbol('d')];
const text = polynomial.formatPolynomial;
const difference = polynomial.subtract(n, d);

test('like terms are collected and zeros vanish', () => {
  expect(text(polynomial.power(difference, 2))).toBe('d^2 - 2*d*n + n^2');
  expect(polynomial.isZero(polynomial.subtract(difference, difference))).toBe(true);
  expect(polynomial.multiply(difference, polynomial.zero).size).toBe(0);
  expect(polynomial.equal(polynomial.multiply(n, d), polynomial.multiply(d, n))).toBe(true);
  expect(polynomial.equal(n, d)).toBe(false);
});

test('(a + b)^k by the binomial theorem', () => {
  const sum = polynomial.power(polynomial.add(n, d), 10);
  expect(sum.get('d^5*n^5')?.coefficient).toEqual(number.rational(252));
  expect(sum.size).toBe(11);
});

test('coefficients in one symbol put the polynomial together again', () => {
  const a = polynomial.multiply(polynomial.power(difference, 3), polynomial.add(n, polynomial.one));
  const parts = polynomial.coefficientsOf(a, 'n');
  expect(parts.length).toBe(polynomial.degreeIn(a, 'n') + 1);
  const again = parts.reduce(
    (sum, part, k) => polynomial.add(sum, polynomial.multiply(part, polynomial.power(n, k))),
    polynomial.zero,
  );
  expect(polynomial.equal(again, a)).toBe(true);
  expect(parts.every((part) => !polynomial.symbolsIn(part).has('n'))).toBe(true);
});

test('degrees, derivatives, values', () => {
  expect(polynomial.degreeIn(polynomial.zero, 'n')).toBe(-1);
  expect(polynomial.degreeIn(d, 'n')).toBe(0);
  expect(text(polynomial.derivative(polynomial.power(difference, 2), 'n'))).toBe('2*n - 2*d');
  const value = polynomial.evaluate(polynomial.power(difference, 3), (s) =>
    number.rational(s === 'n' ? 1 : 3),
  );
  expect(value).toEqual(number.rational(-8));
  expect(polynomial.constantValue(polynomial.zero)).toEqual(number.zero);
  expect(polynomial.constantValue(n)).toBeNull();
});

test('a positive term is written first', () => {
  expect(text(polynomial.subtract(difference, polynomial.one))).toBe('n - d - 1');
  expect(text(polynomial.scale(n, number.rational(-1, 2)))).toBe('-1/2*n');
  expect(text(polynomial.zero)).toBe('0');
});
