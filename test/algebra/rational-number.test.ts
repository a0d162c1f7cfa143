import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as number from '../../src/algebra/rational-number.ts';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 40n }))
  .map(([n, d]) => number.rational(n, d));
const run = { seed: 11, numRuns: 500 };

test('numbers are read exactly from their text', () => {
  expect(number.parseRational('0.125')).toEqual({ numerator: 1n, denominator: 8n });
  expect(number.parseRational('-6/-8')).toEqual({ numerator: 3n, denominator: 4n });
  expect(number.parseRational('1e-30')).toEqual({ numerator: 1n, denominator: 10n ** 30n });
  expect(number.parseRational('.5E+1')).toEqual({ numerator: 5n, denominator: 1n });
  expect(number.parseRational(' 12. ')).toEqual({ numerator: 12n, denominator: 1n });
});

test('text that is not a number is refused and shown', () => {
  for (const text of ['', '.', 'e5', '1/2/3', '1.5/2', '0x10', '1 2', 'NaN', '--1']) {
    expect(() => number.parseRational(text), text).toThrow(`'${text}' is not a number`);
  }
  expect(() => number.parseRational('1/0')).toThrow('denominator 0');
  expect(() => number.parseRational('1e99999')).toThrow("the exponent of '1e99999' is beyond ±10000");
});

test('a double becomes its shortest decimal, and comes back', () => {
  expect(number.fromNumber(0.1)).toEqual(number.rational(1, 10));
  for (const x of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => number.fromNumber(x)).toThrow('is not a finite number');
  }
  // The shortest decimal string of a normal double reads back as that double, and toNumber rounds to nearest.
  const normal = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((x) => x === 0 || Math.abs(x) > 2 ** -1022);
  fc.assert(
    fc.property(normal, (x) => number.toNumber(number.fromNumber(x)) === x),
    run,
  );
});

test('toNumber gives the nearest double: none of its neighbours is nearer', () => {
  fc.assert(
    fc.property(anyRational, (a) => {
      const x = number.toNumber(a);
      const exactly = (double: number) => {
        // A double of this size is an integer multiple of 2^-1074·2^k; scaled by 2^200 it is an integer or rounds.
        const scale = 2n ** 200n;
        return number.rational(BigInt(double * 2 ** 200), scale);
      };
      const distance = (double: number) => {
        const gap = number.subtract(exactly(double), a);
        return gap.numerator < 0n ? number.negate(gap) : gap;
      };
      const ulp = Math.abs(x) * 2 ** -52;
      for (const neighbour of [x + ulp, x - ulp]) {
        if (neighbour !== x) expect(number.compare(distance(x), distance(neighbour))).toBeLessThanOrEqual(0);
      }
    }),
    run,
  );
});

test('arithmetic obeys the laws of a field and stays in lowest terms', () => {
  fc.assert(
    fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
      const { add, multiply, subtract, divide } = number;
      expect(add(a, add(b, c))).toEqual(add(add(a, b), c));
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(subtract(add(a, b), b)).toEqual(a);
      if (!number.isZero(b)) expect(multiply(divide(a, b), b)).toEqual(a);
      const product = multiply(a, b);
      expect(number.greatestCommonDivisor(product.numerator, product.denominator)).toBe(1n);
      expect(product.denominator > 0n).toBe(true);
    }),
    run,
  );
  expect(() => number.divide(number.one, number.zero)).toThrow('denominator 0');
});

test('powers, order, rounding', () => {
  expect(number.power(number.rational(-2, 3), -3)).toEqual(number.rational(-27, 8));
  expect(number.power(number.zero, 0)).toEqual(number.one);
  expect(() => number.power(number.zero, -1)).toThrow('denominator 0');
  expect(() => number.power(number.one, 0.5)).toThrow('the exponent 0.5 is not an integer');
  expect(number.compare(number.rational(1, 3), number.rational(2, 6))).toBe(0);
  expect(number.compare(number.rational(-1, 3), number.rational(-1, 2))).toBe(1);
  for (const [n, low, high] of [
    [-7, -4n, -3n],
    [7, 3n, 4n],
    [6, 3n, 3n],
    [-6, -3n, -3n],
  ] as const) {
    expect([number.floor(number.rational(n, 2)), number.ceil(number.rational(n, 2))]).toEqual([low, high]);
  }
});

test('a square root is given exactly for the squares of rationals', () => {
  fc.assert(
    fc.property(anyRational, (a) => {
      const square = number.multiply(a, a);
      const size = a.numerator < 0n ? number.negate(a) : a;
      expect(number.squareRoot(square)).toEqual(size);
      if (!number.isZero(a))
        expect(number.squareRoot(number.multiply(square, number.rational(2)))).toBeNull();
    }),
    run,
  );
  expect(number.squareRoot(number.rational(-4))).toBeNull();
  expect(number.squareRoot(number.rational(3))).toBeNull();
});

test('both texts of a number are read back as that number', () => {
  expect(number.toDecimalText(number.rational(1, 3))).toBeNull();
  expect(number.toDecimalText(number.rational(-1, 8))).toBe('-0.125');
  expect(number.toDecimalText(number.parseRational('1e-30'))).toBe('1e-30');
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat(20))
    .map(([n, digits]) => number.rational(n, 10n ** BigInt(digits)));
  fc.assert(
    fc.property(decimal, anyRational, (a, b) => {
      expect(number.parseRational(number.toDecimalText(a)!)).toEqual(a);
      expect(number.parseRational(number.toText(b))).toEqual(b);
    }),
    run,
  );
});
