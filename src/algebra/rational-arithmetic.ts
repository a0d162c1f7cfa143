import * as polynomial from './polynomial.ts';
import { formatPolynomial, type Polynomial } from './polynomial.ts';
import { content, exactQuotient, greatestCommonDivisor, primitive } from './polynomial-division.ts';
import { dividesZero, reduceRadicals, splitSquares } from './radical.ts';
import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

/**
 * A fraction of polynomials in lowest terms, with everything that was divided by on the way to it.
 *
 * `poles`: the function stands for the value numerator/denominator only where none of these vanishes. So x/x is 1
 * with the pole x. The denominator vanishes nowhere else.
 * `radicals`: the square roots that were adjoined, each a symbol named 'sqrt(…)' with symbol² = its radicand.
 */
export interface RationalFunction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
  readonly poles: readonly Polynomial[];
  readonly radicals: ReadonlyMap<string, RationalFunction>;
}

/** Division by something that is zero everywhere, or (with square roots) on a whole region. */
export class DivisionByZeroError extends Error {
  override readonly name = 'DivisionByZeroError';
}

type Parts = Pick<RationalFunction, 'poles' | 'radicals'>;

/** Applies the relations of the radicals, cancels common factors, and makes the coefficients coprime integers. */
export function fraction(top: Polynomial, bottom: Polynomial, { poles, radicals }: Parts): RationalFunction {
  let [numerator, denominator] = reduceRadicals([top, bottom], radicals) as [Polynomial, Polynomial];
  if (polynomial.isZero(numerator)) denominator = polynomial.one;
  const common = greatestCommonDivisor(numerator, denominator);
  const [over, under] = [exactQuotient(numerator, common), exactQuotient(denominator, common)];
  if (over && under) [numerator, denominator] = [over, under];
  const ratio = number.divide(content(numerator), content(denominator));
  const sign = signOfChoice(numerator, denominator);
  numerator = polynomial.scale(primitiveKeepingSign(numerator), number.rational(sign * ratio.numerator));
  denominator = polynomial.scale(
    primitiveKeepingSign(denominator),
    number.rational(sign * ratio.denominator),
  );
  return { numerator, denominator, poles: distinctPoles(poles, radicals), radicals };
}

function primitiveKeepingSign(a: Polynomial): Polynomial {
  return polynomial.scale(a, number.divide(number.one, content(a)));
}

/**
 * N/D = (-N)/(-D). Chosen is a positive D if that is a single term, otherwise the pair with fewer minus signs in N
 * ((n - d - 1) and not (d - n + 1) under a positive numerator), otherwise a positive last term
 * among D's terms of highest degree.
 */
function signOfChoice(numerator: Polynomial, denominator: Polynomial): bigint {
  const negatives = [...numerator.values()].filter((term) => term.coefficient.numerator < 0n).length;
  const balance = denominator.size === 1 ? 0 : numerator.size - 2 * negatives;
  if (balance !== 0) return balance > 0 ? 1n : -1n;
  const terms = polynomial.sortedTerms(denominator);
  const last = terms.findLast(
    ({ monomial }) => polynomial.degreeOf(monomial) === polynomial.degreeOf(terms[0]!.monomial),
  );
  return last!.coefficient.numerator > 0n ? 1n : -1n;
}

function distinctPoles(poles: readonly Polynomial[], radicals: RationalFunction['radicals']): Polynomial[] {
  const distinct = new Map<string, Polynomial>();
  for (const pole of poles) {
    const reduced = primitiveKeepingSign(reduceRadicals([pole], radicals)[0]!);
    const key = formatPolynomial(primitive(reduced));
    if (polynomial.constantValue(reduced) === null && !distinct.has(key)) distinct.set(key, reduced);
  }
  return [...distinct.values()];
}

function joined(a: RationalFunction, b: RationalFunction): Parts {
  return { poles: [...a.poles, ...b.poles], radicals: new Map([...a.radicals, ...b.radicals]) };
}

const none: Parts = { poles: [], radicals: new Map() };

export function constant(value: Rational): RationalFunction {
  return fraction(polynomial.constant(value), polynomial.one, none);
}

export function symbol(name: string): RationalFunction {
  return fraction(polynomial.symbol(name), polynomial.one, none);
}

export const zero: RationalFunction = constant(number.zero);
export const one: RationalFunction = constant(number.one);

export function add(a: RationalFunction, b: RationalFunction): RationalFunction {
  const left = polynomial.multiply(a.numerator, b.denominator);
  const right = polynomial.multiply(b.numerator, a.denominator);
  return fraction(
    polynomial.add(left, right),
    polynomial.multiply(a.denominator, b.denominator),
    joined(a, b),
  );
}

export function negate(a: RationalFunction): RationalFunction {
  return multiply(constant(number.rational(-1)), a);
}

export function subtract(a: RationalFunction, b: RationalFunction): RationalFunction {
  return add(a, negate(b));
}

export function multiply(a: RationalFunction, b: RationalFunction): RationalFunction {
  const top = polynomial.multiply(a.numerator, b.numerator);
  return fraction(top, polynomial.multiply(a.denominator, b.denominator), joined(a, b));
}

/**
 * a/b, with b's numerator as a new pole.
 * @param divisor how b is called in the error
 * @throws DivisionByZeroError if b is identically zero, or divides zero (sqrt(x^2) - x)
 */
export function divide(a: RationalFunction, b: RationalFunction, divisor = format(b)): RationalFunction {
  const parts = joined(a, b);
  if (isZero(b)) throw new DivisionByZeroError(`division by '${divisor}', which is zero everywhere`);
  if (dividesZero(b.numerator, parts.radicals)) {
    throw new DivisionByZeroError(`division by '${divisor}', which may be zero on a whole region`);
  }
  const top = polynomial.multiply(a.numerator, b.denominator);
  const bottom = polynomial.multiply(a.denominator, b.numerator);
  return fraction(top, bottom, { ...parts, poles: [...parts.poles, b.numerator] });
}

/** a to an integer power; a^0 is 1 (with a's poles), and negative powers divide. */
export function power(a: RationalFunction, exponent: number, base = format(a)): RationalFunction {
  if (exponent < 0) return power(divide(one, a, base), -exponent);
  let result = fraction(polynomial.one, polynomial.one, a);
  for (let bit = 2 ** Math.floor(Math.log2(Math.max(exponent, 1))); bit >= 1; bit /= 2) {
    result = multiply(result, result);
    if (Math.floor(exponent / bit) % 2 === 1) result = multiply(result, a);
  }
  return result;
}

/**
 * The square root by adjunction. A positive rational factor is taken out as far as it is a square, because
 * sqrt(c·z) = sqrt(c)·sqrt(z) for c > 0; what remains becomes a new symbol. sqrt(x^2) is not x, and
 * sqrt(x)·sqrt(y) is not sqrt(x·y): both are false for negative numbers.
 */
export function squareRoot(a: RationalFunction): RationalFunction {
  if (isZero(a)) return a;
  const size = number.divide(content(a.numerator), content(a.denominator));
  const { factor, roots } = splitSquares(size);
  const rest = multiply(a, constant(number.divide(number.one, size)));
  const radicands = [...roots.map((root) => constant(number.rational(root))), rest];
  return radicands
    .filter((each) => format(each) !== '1')
    .map(adjoin)
    .reduce(multiply, withPoles(constant(factor), a));
}

function adjoin(radicand: RationalFunction): RationalFunction {
  const name = `sqrt(${format(radicand)})`;
  const radicals = new Map([...radicand.radicals, [name, radicand]]);
  return fraction(polynomial.symbol(name), polynomial.one, { poles: radicand.poles, radicals });
}

function withPoles(a: RationalFunction, { poles, radicals }: Parts): RationalFunction {
  return fraction(a.numerator, a.denominator, { poles, radicals });
}

/** Whether the value is zero wherever it is defined. Complete for rational functions, sound with square roots. */
export function isZero(a: RationalFunction): boolean {
  return polynomial.isZero(a.numerator);
}

/**
 * Whether a and b are equal wherever both are defined: a.numerator·b.denominator = b.numerator·a.denominator.
 * Sound and complete for rational functions. With square roots `true` is still a proof, but `false` is not a
 * refutation: sqrt(x)·sqrt(y) and sqrt(x·y) are not identified. Does not rest on fractions being in lowest terms.
 */
export function equal(a: RationalFunction, b: RationalFunction): boolean {
  const left = polynomial.multiply(a.numerator, b.denominator);
  const right = polynomial.multiply(b.numerator, a.denominator);
  const [difference] = reduceRadicals([polynomial.subtract(left, right)], joined(a, b).radicals);
  return polynomial.isZero(difference!);
}

/** The normal form as a formula, '(n*s - s)/(n - d - 1)'; the same text for equal rational functions. */
export function format({ numerator, denominator }: RationalFunction): string {
  const top = formatPolynomial(numerator);
  const bottom = formatPolynomial(denominator);
  if (bottom === '1') return top;
  return `${numerator.size > 1 ? `(${top})` : top}/${/[ *]/.test(bottom) ? `(${bottom})` : bottom}`;
}
