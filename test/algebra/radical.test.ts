import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from '../../src/algebra/expression.ts';
import * as polynomial from '../../src/algebra/polynomial.ts';
import { dividesZero, reduceRadicals, splitSquares } from '../../src/algebra/radical.ts';
import * as kernel from '../../src/algebra/rational.ts';
import * as number from '../../src/algebra/rational-number.ts';
import { expressionOver, smallRational, TreePole, walk } from './random-expressions.ts';

const x = polynomial.symbol('x');
const y = polynomial.symbol('y');
const s = polynomial.symbol('s');

test('s^5 with s^2 = x/y is x^2*s, and 1 is y^2, over the common factor y^2', () => {
  const radicals = new Map([['s', { numerator: x, denominator: y }]]);
  const reduced = reduceRadicals([polynomial.power(s, 5), polynomial.one], radicals);
  expect(reduced.map(polynomial.formatPolynomial)).toEqual(['s*x^2', 'y^2']);
});

test('only what vanishes on a branch of the root divides zero', () => {
  const radicals = new Map([['s', { numerator: polynomial.power(x, 2), denominator: polynomial.one }]]);
  expect(dividesZero(polynomial.subtract(s, x), radicals)).toBe(true);
  expect(dividesZero(polynomial.add(s, x), radicals)).toBe(true);
  expect(dividesZero(polynomial.subtract(s, y), radicals)).toBe(false);
  expect(dividesZero(s, radicals)).toBe(false);
  expect(dividesZero(x, new Map())).toBe(false);
  expect(dividesZero(polynomial.zero, new Map())).toBe(true);
});

test('r = factor² times its roots, which are squarefree', () => {
  const positive = fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 7n }), fc.bigInt({ min: 1n, max: 10n ** 7n }))
    .map(([n, d]) => number.rational(n, d));
  fc.assert(
    fc.property(positive, (r) => {
      const { factor, roots } = splitSquares(r);
      const product = roots.reduce(
        (so, root) => number.multiply(so, number.rational(root)),
        number.power(factor, 2),
      );
      expect(product).toEqual(r);
      expect(new Set(roots).size).toBe(roots.length);
    }),
    { seed: 41, numRuns: 200 },
  );
  expect(splitSquares(number.rational(8, 3))).toEqual({ factor: number.rational(2, 3), roots: [2n, 3n] });
  expect(splitSquares(number.rational(1018081))).toEqual({ factor: number.rational(1009), roots: [] });
});

test('formulas with square roots keep their value and their poles wherever the roots are rational', () => {
  const leaves = fc
    .constantFrom('sqrt(x)', 'sqrt(y)', 'sqrt(x*y)', 'sqrt(4*x/y)', 'sqrt(x^2)', 'sqrt(x^2*y)', 'x', 'y')
    .map(parseExpression);
  let compared = 0;
  fc.assert(
    fc.property(expressionOver(leaves), smallRational, smallRational, (e, u, v) => {
      const at = { x: number.power(u, 2), y: number.power(v, 2) }; // squares, so that every root is rational
      let f: kernel.RationalFunction;
      try {
        f = kernel.rationalFunction(e);
      } catch (error) {
        if (error instanceof kernel.DivisionByZeroError) return;
        throw error;
      }
      let expected: number.Rational | null = null;
      try {
        expected = walk(e, at);
      } catch (error) {
        if (!(error instanceof TreePole)) throw error;
      }
      if (expected === null) {
        expect(() => kernel.evaluate(f, at)).toThrow(kernel.PoleError);
        return;
      }
      compared += 1;
      expect(kernel.evaluate(f, at)).toEqual(expected);
    }),
    { seed: 42, numRuns: 1500 },
  );
  expect(compared).toBeGreaterThan(800);
});
