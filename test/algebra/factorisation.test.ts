import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import { type Factorisation, factorise } from '../../src/algebra/factorisation.ts';
import * as polynomial from '../../src/algebra/polynomial.ts';
import { rationalFunction } from '../../src/algebra/rational.ts';
import { toText } from '../../src/algebra/rational-number.ts';

const read = (text: string) => rationalFunction(parseExpression(text)).numerator;
const product = ({ constant, powers }: Factorisation) =>
  powers
    .map(({ base, exponent }) => polynomial.power(base, exponent))
    .reduce(polynomial.multiply, polynomial.constant(constant));

test.each([
  ['6*b*(n-dx-1)', 6, ['b', 'n - dx - 1']],
  ['dy*(r-dx)*(n-1)', 1, ['dx - r', 'dy', 'n - 1']],
  ['(x+1)^2*(y-x)', 1, ['(x + 1)^2', 'x - y']],
  ['x^2 + x', 1, ['x', 'x + 1']],
  ['x^2 - y^2', 1, ['x^2 - y^2']],
] as const)('%s is split', (text, size, expected) => {
  const { constant, powers } = factorise(read(text));
  const up = (base: polynomial.Polynomial) => {
    const [positive, negative] = [base, polynomial.scale(base, { numerator: -1n, denominator: 1n })];
    return expected.some((one) => one.includes(polynomial.formatPolynomial(positive))) ? positive : negative;
  };
  const texts = powers.map(({ base, exponent }) =>
    exponent === 1
      ? polynomial.formatPolynomial(up(base))
      : `(${polynomial.formatPolynomial(up(base))})^${exponent}`,
  );
  expect(texts.sort()).toEqual([...expected].sort());
  expect(Math.abs(Number(toText(constant)))).toBe(size);
});

test('the product is the polynomial', () => {
  const factor = fc.constantFrom('x', 'y', 'x+1', 'x-y', '2*y-3', 'x*y+1', '5', '-1');
  fc.assert(
    fc.property(fc.array(factor, { minLength: 1, maxLength: 4 }), (factors) => {
      const whole = read(factors.map((one) => `(${one})`).join('*'));
      expect(polynomial.equal(product(factorise(whole)), whole)).toBe(true);
    }),
    { seed: 3, numRuns: 60 },
  );
});

test('zero has no factorisation', () => {
  expect(() => factorise(polynomial.zero)).toThrow(RangeError);
});
