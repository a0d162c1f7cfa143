import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as polynomial from '../../src/algebra/polynomial.ts';
import {
  content,
  exactQuotient,
  greatestCommonDivisor,
  primitive,
} from '../../src/algebra/polynomial-division.ts';
import * as number from '../../src/algebra/rational-number.ts';
import { smallRational } from './random-expressions.ts';

const exponent = fc.nat(2);
const term = fc.tuple(smallRational, exponent, exponent, exponent).map(([coefficient, i, j, k]) => ({
  coefficient,
  monomial: new Map(Object.entries({ x: i, y: j, z: k }).filter(([, power]) => power > 0)),
}));
const anyPolynomial = fc.array(term, { maxLength: 4 }).map(polynomial.fromTerms);
const nonzero = anyPolynomial.filter((a) => !polynomial.isZero(a));
const isConstant = (a: polynomial.Polynomial) => polynomial.constantValue(a) !== null;
const [x, y] = [polynomial.symbol('x'), polynomial.symbol('y')];

test('a product is divided exactly by its factors, and a remainder is noticed', () => {
  fc.assert(
    fc.property(anyPolynomial, nonzero, (a, b) => {
      const product = polynomial.multiply(a, b);
      const back = exactQuotient(product, b);
      expect(back && polynomial.equal(back, a)).toBe(true);
      if (!isConstant(b)) expect(exactQuotient(polynomial.add(product, polynomial.one), b)).toBeNull();
    }),
    { seed: 31, numRuns: 500 },
  );
});

test('the greatest common divisor divides both and leaves coprime quotients', () => {
  let proper = 0;
  fc.assert(
    fc.property(nonzero, nonzero, nonzero, (a, b, c) => {
      const [left, right] = [polynomial.multiply(a, c), polynomial.multiply(b, c)];
      const common = greatestCommonDivisor(left, right);
      expect(exactQuotient(common, primitive(c))).not.toBeNull();
      const [over, under] = [exactQuotient(left, common), exactQuotient(right, common)];
      expect(over && under && polynomial.equal(greatestCommonDivisor(over, under), polynomial.one)).toBe(
        true,
      );
      if (!isConstant(common)) proper += 1;
    }),
    { seed: 32, numRuns: 300 },
  );
  expect(proper).toBeGreaterThan(150);
});

test('the greatest common divisor of known factorizations', () => {
  const difference = polynomial.subtract(polynomial.power(x, 2), polynomial.power(y, 2));
  const square = polynomial.power(polynomial.subtract(x, y), 2);
  expect(polynomial.formatPolynomial(greatestCommonDivisor(difference, square))).toBe('x - y');
  expect(greatestCommonDivisor(x, y)).toEqual(polynomial.one);
  expect(greatestCommonDivisor(polynomial.zero, polynomial.scale(x, number.rational(-2)))).toEqual(x);
});

test('content and primitive part', () => {
  const a = polynomial.add(
    polynomial.scale(x, number.rational(-2, 3)),
    polynomial.constant(number.rational(4, 9)),
  );
  expect(content(a)).toEqual(number.rational(2, 9));
  expect(polynomial.formatPolynomial(primitive(a))).toBe('3*x - 2');
});
