import * as polynomial from './polynomial.ts';
import { compareMonomials, type Monomial, type Polynomial, type Term } from './polynomial.ts';
import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

function leadingTerm(a: Polynomial): Term {
  let leading: Term | undefined;
  for (const term of a.values()) {
    if (!leading || compareMonomials(term.monomial, leading.monomial) < 0) leading = term;
  }
  if (!leading) throw new RangeError('the zero polynomial has no leading term');
  return leading;
}

function quotientOfTerms(a: Term, b: Term): Term | null {
  const monomial = new Map(a.monomial);
  for (const [symbol, exponent] of b.monomial) {
    const left = (monomial.get(symbol) ?? 0) - exponent;
    if (left < 0) return null;
    if (left === 0) monomial.delete(symbol);
    else monomial.set(symbol, left);
  }
  return { monomial, coefficient: number.divide(a.coefficient, b.coefficient) };
}

/**
 * a/b if b divides a, otherwise null. Invariant: a = quotient·b + remainder, and the leading term of the
 * remainder falls in every step; if it is not a multiple of b's leading term, b does not divide a.
 */
export function exactQuotient(a: Polynomial, b: Polynomial): Polynomial | null {
  const divisor = leadingTerm(b);
  const quotient: Term[] = [];
  let remainder = a;
  while (!polynomial.isZero(remainder)) {
    const next = quotientOfTerms(leadingTerm(remainder), divisor);
    if (!next) return null;
    quotient.push(next);
    remainder = polynomial.subtract(remainder, polynomial.multiply(polynomial.fromTerms([next]), b));
  }
  return polynomial.fromTerms(quotient);
}

/** The positive rational c for which a/c has coprime integer coefficients; 1 for a = 0. */
export function content(a: Polynomial): Rational {
  let divisor = 0n;
  let multiple = 1n;
  for (const { coefficient } of a.values()) {
    divisor = number.greatestCommonDivisor(divisor, coefficient.numerator);
    multiple =
      (multiple / number.greatestCommonDivisor(multiple, coefficient.denominator)) * coefficient.denominator;
  }
  return divisor === 0n ? number.one : number.rational(divisor, multiple);
}

/** a without its rational content: coprime integer coefficients, the leading one positive. */
export function primitive(a: Polynomial): Polynomial {
  if (polynomial.isZero(a)) return a;
  const sign = number.rational(leadingTerm(a).coefficient.numerator < 0n ? -1 : 1);
  return polynomial.scale(a, number.divide(sign, content(a)));
}

/**
 * A greatest common divisor, primitive. In one common symbol x:
 * gcd(a, b) = gcd(content_x a, content_x b) · gcd of the primitive parts, and the latter by Euclid's algorithm with
 * pseudo-remainders, each made primitive in x (W. S. Brown, JACM 18, 1971). Whoever divides by the result checks
 * that the division is exact, so an error here could leave a fraction unreduced but never make it wrong.
 */
export function greatestCommonDivisor(a: Polynomial, b: Polynomial): Polynomial {
  if (polynomial.isZero(a)) return primitive(b);
  if (polynomial.isZero(b)) return primitive(a);
  const [inA, inB] = [polynomial.symbolsIn(a), polynomial.symbolsIn(b)];
  for (const symbol of inA) if (!inB.has(symbol)) return greatestCommonDivisor(contentIn(a, symbol), b);
  for (const symbol of inB) if (!inA.has(symbol)) return greatestCommonDivisor(a, contentIn(b, symbol));
  const symbol = symbolOfLeastDegree(a, b, inA);
  if (symbol === null) return polynomial.one;
  const [contentA, contentB] = [contentIn(a, symbol), contentIn(b, symbol)];
  let [larger, smaller] = [quotient(a, contentA), quotient(b, contentB)];
  while (!polynomial.isZero(smaller)) {
    const remainder = pseudoRemainder(larger, smaller, symbol);
    larger = smaller;
    smaller = polynomial.isZero(remainder)
      ? remainder
      : quotient(primitive(remainder), contentIn(remainder, symbol));
  }
  return primitive(polynomial.multiply(greatestCommonDivisor(contentA, contentB), larger));
}

function symbolOfLeastDegree(a: Polynomial, b: Polynomial, symbols: Iterable<string>): string | null {
  const degree = (s: string) => Math.max(polynomial.degreeIn(a, s), polynomial.degreeIn(b, s));
  return [...symbols].sort((s, t) => degree(s) - degree(t))[0] ?? null;
}

/** The greatest common divisor of the coefficients of the powers of one symbol. */
function contentIn(a: Polynomial, symbol: string): Polynomial {
  let common = polynomial.zero;
  for (const coefficient of polynomial.coefficientsOf(a, symbol)) {
    common = greatestCommonDivisor(common, coefficient);
    if (polynomial.constantValue(common) && !polynomial.isZero(common)) return polynomial.one;
  }
  return common;
}

/** b's leading coefficient to some power times a, minus a multiple of b, with a degree in the symbol below b's. */
function pseudoRemainder(a: Polynomial, b: Polynomial, symbol: string): Polynomial {
  const degree = polynomial.degreeIn(b, symbol);
  const leading = polynomial.coefficientsOf(b, symbol)[degree]!;
  let remainder = a;
  for (;;) {
    const excess = polynomial.degreeIn(remainder, symbol) - degree;
    if (polynomial.isZero(remainder) || excess < 0) return remainder;
    const top = polynomial.coefficientsOf(remainder, symbol).at(-1)!;
    const shift: Monomial = new Map(excess > 0 ? [[symbol, excess]] : []);
    const lift = polynomial.multiply(
      top,
      polynomial.fromTerms([{ monomial: shift, coefficient: number.one }]),
    );
    remainder = polynomial.subtract(polynomial.multiply(leading, remainder), polynomial.multiply(lift, b));
  }
}

function quotient(a: Polynomial, b: Polynomial): Polynomial {
  const exact = exactQuotient(a, b);
  if (!exact) throw new Error('a content does not divide its polynomial');
  return exact;
}
