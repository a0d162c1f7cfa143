import { formatPolynomial, type Polynomial, sortedTerms } from './polynomial.ts';
import { add, isZero, multiply, power, type Rational, zero } from './rational-number.ts';
import type { Range } from './statement.ts';

/** A lower bound of a polynomial in slacks; null if there is none. */
export interface LeastValue {
  readonly least: Rational | null;
  /** Whether the polynomial is > 0, which it may be where the bound is 0. */
  readonly positive: boolean;
  /** What is in the way of > 0, and the symbols of the terms that it lies in. */
  readonly reason: string;
  readonly symbols: readonly string[];
}

/**
 * Interval arithmetic with all slacks from 0: a term is ≥ 0, or with a negative coefficient at least what it is at the
 * largest slacks. An even power is ≥ 0 whatever its symbol is.
 */
export function leastValue(a: Polynomial, ranges: ReadonlyMap<string, Range>): LeastValue {
  let least: Rational | null = zero;
  let strict = false;
  const negative = new Set<string>();
  for (const { monomial, coefficient } of sortedTerms(a)) {
    const factors = [...monomial].map(([name, exponent]) => ({ name, exponent, range: ranges.get(name) }));
    if (factors.some(({ range }) => range?.most && isZero(range.most))) continue;
    const unknown = factors.find(({ range, exponent }) => range === undefined && exponent % 2 === 1);
    if (unknown) {
      return {
        least: null,
        positive: false,
        reason: `the symbol ${unknown.name}, whose sign is not known`,
        symbols: [],
      };
    }
    if (coefficient.numerator > 0n && monomial.size > 0) {
      strict ||= factors.every(({ range }) => range?.strict);
      continue;
    }
    const largest = factors.map(({ range, exponent }) => range?.most && power(range.most, exponent));
    if (coefficient.numerator < 0n) for (const { name } of factors) negative.add(name);
    const bounded = largest.filter((value) => value !== null && value !== undefined);
    least =
      least && bounded.length === largest.length ? add(least, bounded.reduce(multiply, coefficient)) : null;
  }
  const positive = least !== null && (least.numerator > 0n || (strict && isZero(least)));
  return { least, positive, reason: reasonOf(a, least), symbols: [...negative] };
}

function reasonOf(a: Polynomial, least: Rational | null): string {
  const signs = new Set([...a.values()].map(({ coefficient }) => coefficient.numerator > 0n));
  if (signs.size === 2) return `'${formatPolynomial(a)}' has coefficients of both signs`;
  if (signs.has(false)) return 'it is negative or zero';
  return least === null ? `'${formatPolynomial(a)}' is unbounded` : `'${formatPolynomial(a)}' may be zero`;
}
