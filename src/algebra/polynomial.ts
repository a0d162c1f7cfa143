import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

/** A product of powers, symbol -> exponent ≥ 1; the empty map is 1. */
export type Monomial = ReadonlyMap<string, number>;

export interface Term {
  readonly monomial: Monomial;
  readonly coefficient: Rational;
}

/**
 * A sparse polynomial with rational coefficients: its terms, keyed by the text of their monomials ('d*n^2').
 * No coefficient is zero, so two polynomials are equal exactly if they have the same terms.
 */
export type Polynomial = ReadonlyMap<string, Term>;

/** The text that identifies a monomial: its symbols in alphabetical order. */
function monomialText(monomial: Monomial): string {
  const symbols = [...monomial.keys()].sort();
  return symbols.map((s) => (monomial.get(s) === 1 ? s : `${s}^${monomial.get(s)}`)).join('*');
}

function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  const product = new Map(a);
  for (const [symbol, exponent] of b) product.set(symbol, (product.get(symbol) ?? 0) + exponent);
  return product;
}

/** The sum of the given terms; equal monomials are collected and zeros left out. */
export function fromTerms(terms: Iterable<Term>): Polynomial {
  const sum = new Map<string, Term>();
  for (const { monomial, coefficient } of terms) {
    const key = monomialText(monomial);
    const total = number.add(sum.get(key)?.coefficient ?? number.zero, coefficient);
    if (number.isZero(total)) sum.delete(key);
    else sum.set(key, { monomial, coefficient: total });
  }
  return sum;
}

export function constant(value: Rational): Polynomial {
  return fromTerms([{ monomial: new Map(), coefficient: value }]);
}

export function symbol(name: string): Polynomial {
  return fromTerms([{ monomial: new Map([[name, 1]]), coefficient: number.one }]);
}

export const zero: Polynomial = constant(number.zero);
export const one: Polynomial = constant(number.one);

export function add(a: Polynomial, b: Polynomial): Polynomial {
  return fromTerms([...a.values(), ...b.values()]);
}

export function subtract(a: Polynomial, b: Polynomial): Polynomial {
  return add(a, scale(b, number.rational(-1)));
}

export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  const products: Term[] = [];
  for (const left of a.values()) {
    for (const right of b.values()) products.push(multiplyTerms(left, right));
  }
  return fromTerms(products);
}

export function multiplyTerms(a: Term, b: Term): Term {
  return {
    monomial: multiplyMonomials(a.monomial, b.monomial),
    coefficient: number.multiply(a.coefficient, b.coefficient),
  };
}

export function scale(a: Polynomial, factor: Rational): Polynomial {
  return multiply(a, constant(factor));
}

/** a^exponent for an integer exponent ≥ 0; a^0 is 1. */
export function power(a: Polynomial, exponent: number): Polynomial {
  if (exponent === 0) return one;
  const half = power(a, Math.floor(exponent / 2));
  const square = multiply(half, half);
  return exponent % 2 === 0 ? square : multiply(square, a);
}

export function isZero(a: Polynomial): boolean {
  return a.size === 0;
}

export function equal(a: Polynomial, b: Polynomial): boolean {
  return isZero(subtract(a, b));
}

/** The value of a constant polynomial, null if a symbol occurs. */
export function constantValue(a: Polynomial): Rational | null {
  if (isZero(a)) return number.zero;
  return a.size === 1 ? (a.get('')?.coefficient ?? null) : null;
}

export function symbolsIn(a: Polynomial): ReadonlySet<string> {
  return new Set([...a.values()].flatMap(({ monomial }) => [...monomial.keys()]));
}

/** The degree in one symbol; -1 for the zero polynomial. */
export function degreeIn(a: Polynomial, symbol: string): number {
  return [...a.values()].reduce((most, { monomial }) => Math.max(most, monomial.get(symbol) ?? 0), -1);
}

/** a = Σ_k c_k symbol^k: the polynomials c_0, c_1, … up to the degree, none of which has the symbol. */
export function coefficientsOf(a: Polynomial, symbol: string): Polynomial[] {
  const terms: Term[][] = Array.from({ length: degreeIn(a, symbol) + 1 }, () => []);
  for (const { monomial, coefficient } of a.values()) {
    const rest = new Map(monomial);
    rest.delete(symbol);
    terms[monomial.get(symbol) ?? 0]!.push({ monomial: rest, coefficient });
  }
  return terms.map(fromTerms);
}

/** The partial derivative with respect to one symbol. */
export function derivative(a: Polynomial, symbol: string): Polynomial {
  const terms: Term[] = [];
  for (const { monomial, coefficient } of a.values()) {
    const exponent = monomial.get(symbol) ?? 0;
    if (exponent === 0) continue;
    const lowered = new Map(monomial);
    if (exponent === 1) lowered.delete(symbol);
    else lowered.set(symbol, exponent - 1);
    terms.push({ monomial: lowered, coefficient: number.multiply(coefficient, number.rational(exponent)) });
  }
  return fromTerms(terms);
}

/** The value at a point that gives every symbol a rational number. */
export function evaluate(a: Polynomial, valueAt: (symbol: string) => Rational): Rational {
  let sum = number.zero;
  for (const { monomial, coefficient } of a.values()) {
    let product = coefficient;
    for (const [symbol, exponent] of monomial) {
      product = number.multiply(product, number.power(valueAt(symbol), exponent));
    }
    sum = number.add(sum, product);
  }
  return sum;
}

/** The total degree: the sum of the exponents. */
export function degreeOf(monomial: Monomial): number {
  return [...monomial.values()].reduce((sum, exponent) => sum + exponent, 0);
}

/** Greatest total degree first, then by the exponents of the symbols in alphabetical order: a monomial order. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  const byDegree = degreeOf(b) - degreeOf(a);
  if (byDegree !== 0) return byDegree;
  const decisive = [...new Set([...a.keys(), ...b.keys()])].sort().find((s) => a.get(s) !== b.get(s));
  return decisive === undefined ? 0 : (b.get(decisive) ?? 0) - (a.get(decisive) ?? 0);
}

/** The terms, leading term first. */
export function sortedTerms(a: Polynomial): Term[] {
  return [...a.values()].sort((s, t) => compareMonomials(s.monomial, t.monomial));
}

/** 'n - d - 1': the terms in order, but a positive one first where there is one. */
export function formatPolynomial(a: Polynomial): string {
  const terms = sortedTerms(a);
  const first = terms.findIndex(({ coefficient }) => coefficient.numerator > 0n);
  if (first > 0) terms.unshift(...terms.splice(first, 1));
  if (terms.length === 0) return '0';
  return terms.map(formatTerm).join('').replace(/^ \+ /, '').replace(/^ - /, '-');
}

function formatTerm({ monomial, coefficient }: Term): string {
  const sign = coefficient.numerator < 0n ? ' - ' : ' + ';
  const size = number.toText(coefficient).replace('-', '');
  const text = monomialText(monomial);
  if (text === '') return `${sign}${size}`;
  return size === '1' ? `${sign}${text}` : `${sign}${size}*${text}`;
}
