/** A rational function as a product, and the sign of each factor on a domain. */
import { objectionTo } from '../algebra/certificate-checker.ts';
import type { Domain } from '../algebra/domain.ts';
import { compileExpression, parseExpression, symbolsOf } from '../algebra/expression.ts';
import { factorise } from '../algebra/factorisation.ts';
import * as polynomial from '../algebra/polynomial.ts';
import { degreeOf, formatPolynomial, type Polynomial, scale, sortedTerms } from '../algebra/polynomial.ts';
import { exactQuotient } from '../algebra/polynomial-division.ts';
import { certifyPositive } from '../algebra/positivity.ts';
import type { RationalFunction } from '../algebra/rational.ts';
import * as number from '../algebra/rational-number.ts';
import { statementOn } from '../algebra/statement.ts';
import type { ParameterValues } from '../verdict.ts';
import { parameterDraws } from './parameters.ts';

/** `positive` and `negative` are certified on the whole domain. */
export type Sign = 'positive' | 'negative' | 'undecided';

export interface SignedFactor {
  readonly formula: string;
  /** Negative if it is divided by. */
  readonly exponent: number;
  /** Never negative: such a factor is written the other way round, and the sign goes into the constant. */
  readonly sign: Exclude<Sign, 'negative'>;
}

export interface SignedProduct {
  readonly constant: number.Rational;
  readonly factors: readonly SignedFactor[];
  readonly sign: Sign;
}

type Others = Readonly<Record<string, '> 0' | '>= 0'>>;

/**
 * f ≠ 0 as a product with certified signs. Throws a RangeError for f = 0.
 * @param others - Symbols that are no parameters of the domain, with their signs.
 */
export function signedProduct(f: RationalFunction, domain: Domain, others: Others = {}): SignedProduct {
  return productOf(f, (base) => isCertified(formatPolynomial(base), domain, others));
}

function isCertified(formula: string, domain: Domain, others: Others): boolean {
  if (hasOtherSignAtPoints(formula, domain, others)) return false;
  const statement = statementOn(domain, formula, '>', others);
  const found = certifyPositive(statement);
  return found.kind === 'positive' && objectionTo({ statement, proofs: found.proofs }) === null;
}

const drawnPoints = new WeakMap<Domain, readonly ParameterValues[]>();

/** The same 60 points for every formula on a domain. */
function pointsOf(domain: Domain): readonly ParameterValues[] {
  const drawn = drawnPoints.get(domain) ?? parameterDraws(domain, { seed: 1, runs: 60 });
  drawnPoints.set(domain, drawn);
  return drawn;
}

/** Whether the formula is not positive at some drawn point: then the long search for a certificate is spared. */
function hasOtherSignAtPoints(formula: string, domain: Domain, others: Others): boolean {
  const expression = parseExpression(formula);
  const further = Object.keys(others);
  const isOpen = [...symbolsOf(expression)].some(
    (name) => !Object.hasOwn(domain.parameters, name) && !further.includes(name),
  );
  if (isOpen) return false;
  const value = compileExpression(expression);
  return pointsOf(domain).some((drawn, i) => {
    const known = Object.fromEntries(further.map((name) => [name, [1 / 9, 1, 9][i % 3]!]));
    // A rounding error that hides a positive value costs a certificate, never a wrong one.
    return value({ ...(drawn as Readonly<Record<string, number>>), ...known }) <= 0;
  });
}

function productOf(
  { numerator, denominator }: RationalFunction,
  isPositive: (base: Polynomial) => boolean,
): SignedProduct {
  const [top, bottom] = [factorise(numerator), factorise(denominator)];
  let constant = number.divide(top.constant, bottom.constant);
  const factors = [
    ...top.powers,
    ...bottom.powers.map(({ base, exponent }) => ({ base, exponent: -exponent })),
  ].map(({ base, exponent }): SignedFactor => {
    const [formula, opposite] = [base, negative(base)].map(formatPolynomial) as [string, string];
    if (isPositive(base)) return { formula, exponent, sign: 'positive' };
    const isNegative = isPositive(negative(base));
    // Of a factor of unknown sign the leading term is positive.
    const isTurned = isNegative || sortedTerms(base)[0]!.coefficient.numerator < 0n;
    if (isTurned && exponent % 2 !== 0) constant = number.negate(constant);
    return {
      formula: isTurned ? opposite : formula,
      exponent,
      sign: isNegative ? 'positive' : 'undecided',
    };
  });
  const signOfConstant = constant.numerator > 0n ? 'positive' : 'negative';
  const sign = factors.every((factor) => factor.sign === 'positive') ? signOfConstant : 'undecided';
  return { constant, factors, sign };
}

/** 'dy*(dx - r)/(n - dx - 1)' */
export function formatProduct({ constant, factors }: Pick<SignedProduct, 'constant' | 'factors'>): string {
  const size = number.rational(
    constant.numerator < 0n ? -constant.numerator : constant.numerator,
    constant.denominator,
  );
  const side = (whole: bigint, sign: 1 | -1) => {
    const powers = factors
      .filter(({ exponent }) => exponent * sign > 0)
      .map(powerText)
      .sort(bySums);
    return whole === 1n && powers.length > 0 ? powers : [String(whole), ...powers];
  };
  const [above, below] = [side(size.numerator, 1), side(size.denominator, -1)];
  const under = below.join('*');
  const denominator = under === '1' ? '' : below.length > 1 ? `/(${under})` : `/${under}`;
  return `${constant.numerator < 0n ? '-' : ''}${above.join('*')}${denominator}`;
}

/** Symbols in their order, sums after them. */
function bySums(left: string, right: string): number {
  const isSum = (text: string) => text.startsWith('(');
  if (isSum(left) !== isSum(right)) return isSum(left) ? 1 : -1;
  return left < right ? -1 : 1;
}

function powerText({ formula, exponent }: SignedFactor): string {
  const base = /^[\w]+$/.test(formula) ? formula : `(${formula})`;
  return Math.abs(exponent) === 1 ? base : `${base}^${Math.abs(exponent)}`;
}

/** f as a product; over a single term b, what it divides stands apart: dx + 1 + c/b. */
export function formatAsProduct(f: RationalFunction, domain: Domain, others: Others = {}): string {
  // Which way round dx - r is written is worth a short search, but not a long one.
  const isPositive = (base: Polynomial) =>
    sortedTerms(base).every(({ monomial }) => degreeOf(monomial) <= 1) &&
    isCertified(formatPolynomial(base), domain, others);
  const written = (part: RationalFunction) => formatProduct(productOf(part, isPositive));
  if (polynomial.isZero(f.numerator)) return '0';
  const isDivisible = (term: polynomial.Term) =>
    exactQuotient(polynomial.fromTerms([term]), f.denominator) !== null;
  const terms = sortedTerms(f.numerator);
  const [whole, rest] = [true, false].map((wanted) =>
    polynomial.fromTerms(terms.filter((term) => isDivisible(term) === wanted)),
  ) as [Polynomial, Polynomial];
  if (polynomial.isZero(whole) || polynomial.isZero(rest)) return written(f);
  const quotient = formatPolynomial(exactQuotient(whole, f.denominator)!);
  const fraction = written({ ...f, numerator: rest });
  return fraction.startsWith('-') ? `${quotient} - ${fraction.slice(1)}` : `${quotient} + ${fraction}`;
}

function negative(a: Polynomial): Polynomial {
  return scale(a, number.rational(-1));
}
