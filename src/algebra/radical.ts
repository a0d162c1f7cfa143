import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

/** What stands under a square root, as a fraction of polynomials. */
export interface Radicand {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

/**
 * Adjoined square roots: symbol -> radicand, with the relation symbol² = radicand. A radicand may contain only
 * radicals that come earlier in the map (nested roots).
 */
export type Radicals = ReadonlyMap<string, Radicand>;

/**
 * Multiplies all the given polynomials by one common factor and applies the relations, until every radical occurs
 * to degree 0 or 1. With s² = p/q:  q^K Σ_j c_j s^j = Σ_j c_j p^⌊j/2⌋ q^(K-⌊j/2⌋) s^(j mod 2).
 * The factor is a product of denominators of radicands, so a fraction or a test for zero keeps its value.
 */
export function reduceRadicals(polynomials: readonly Polynomial[], radicals: Radicals): Polynomial[] {
  let reduced = [...polynomials];
  for (const [name, { numerator, denominator }] of [...radicals].reverse()) {
    const pairs = Math.max(...reduced.map((each) => Math.floor(polynomial.degreeIn(each, name) / 2)));
    if (pairs < 1) continue;
    reduced = reduced.map((each) =>
      polynomial.coefficientsOf(each, name).reduce((sum, coefficient, j) => {
        const half = Math.floor(j / 2);
        const relation = polynomial.multiply(
          polynomial.power(numerator, half),
          polynomial.power(denominator, pairs - half),
        );
        const root = polynomial.power(polynomial.symbol(name), j % 2);
        return polynomial.add(sum, polynomial.multiply(coefficient, polynomial.multiply(relation, root)));
      }, polynomial.zero),
    );
  }
  return reduced;
}

/**
 * Whether a product of `a` with something that is not zero can be zero. By the norm: with a = A + B·s and s² = p/q,
 * (A + B·s)(A - B·s)·q = A²·q - B²·p, and a divides zero exactly if this, which has one radical less, does.
 * Example: sqrt(x^2) - x, which is zero for x ≥ 0 and not for x < 0. Without radicals only 0 divides zero.
 */
export function dividesZero(a: Polynomial, radicals: Radicals): boolean {
  const [reduced] = reduceRadicals([a], radicals);
  const present = polynomial.symbolsIn(reduced!);
  const last = [...radicals].filter(([name]) => present.has(name)).at(-1);
  if (!last) return polynomial.isZero(reduced!);
  const [name, { numerator, denominator }] = last;
  const [plain, multiplier] = polynomial.coefficientsOf(reduced!, name);
  const norm = polynomial.subtract(
    polynomial.multiply(polynomial.power(plain!, 2), denominator),
    polynomial.multiply(polynomial.power(multiplier!, 2), numerator),
  );
  return dividesZero(norm, radicals);
}

/**
 * Splits a positive rational as r = factor² · Π roots, the roots being different primes, up to a last one in which
 * no square of a prime below 1,000 is left. So sqrt(8) is 2·sqrt(2), and sqrt(6) is sqrt(2)·sqrt(3).
 */
export function splitSquares(r: Rational): { factor: Rational; roots: bigint[] } {
  let rest = r.numerator * r.denominator; // n/d = n·d / d²
  let factor = number.rational(1n, r.denominator);
  const roots: bigint[] = [];
  for (let prime = 2n; prime < 1000n && prime <= rest; prime += 1n) {
    while (rest % (prime * prime) === 0n) {
      rest /= prime * prime;
      factor = number.multiply(factor, number.rational(prime));
    }
    if (rest % prime === 0n) {
      rest /= prime;
      roots.push(prime);
    }
  }
  const root = number.squareRoot(number.rational(rest));
  if (root) factor = number.multiply(factor, root);
  else roots.push(rest);
  return { factor, roots };
}
