import type { Polynomial } from './polynomial.ts';
import * as polynomial from './polynomial.ts';
import * as arithmetic from './rational-arithmetic.ts';
import { DivisionByZeroError, fraction, type RationalFunction } from './rational-arithmetic.ts';
import type { Rational } from './rational-number.ts';
import * as number from './rational-number.ts';

/** A point at which something that was divided by is zero. */
export class PoleError extends Error {
  override readonly name = 'PoleError';
  /** The polynomial that vanishes. */
  readonly pole: string;

  constructor(pole: string, at: string) {
    super(`division by zero: '${pole}' is 0 at ${at}`);
    this.pole = pole;
  }
}

/**
 * The exact value at a point.
 * @throws PoleError where a pole vanishes; RangeError if a symbol has no value or a square root is not rational
 */
export function evaluate(f: RationalFunction, point: Readonly<Record<string, Rational>>): Rational {
  const valueAt = (symbol: string): Rational => {
    const radicand = f.radicals.get(symbol);
    if (!radicand) {
      if (!Object.hasOwn(point, symbol)) throw new RangeError(`'${symbol}' has no value`);
      return point[symbol]!;
    }
    const value = evaluate(radicand, point);
    const root = number.squareRoot(value);
    if (!root)
      throw new RangeError(
        `'${symbol}' is the square root of ${number.toText(value)}, which is not rational`,
      );
    return root;
  };
  for (const pole of f.poles) {
    if (number.isZero(polynomial.evaluate(pole, valueAt))) {
      const at = Object.entries(point).map(([symbol, value]) => `${symbol} = ${number.toText(value)}`);
      throw new PoleError(polynomial.formatPolynomial(pole), at.join(', '));
    }
  }
  return number.divide(
    polynomial.evaluate(f.numerator, valueAt),
    polynomial.evaluate(f.denominator, valueAt),
  );
}

/** The derivative in one symbol: (N/D)' = (N'D - ND')/D², and (sqrt e)' = e'/(2·sqrt e) inside N and D. */
export function derivative(f: RationalFunction, symbol: string): RationalFunction {
  const [top, bottom] = [polynomialOf(f, f.numerator), polynomialOf(f, f.denominator)];
  const [topSlope, bottomSlope] = [slope(f, f.numerator, symbol), slope(f, f.denominator, symbol)];
  const { multiply, subtract } = arithmetic;
  const numerator = subtract(multiply(topSlope, bottom), multiply(top, bottomSlope));
  return arithmetic.divide(numerator, multiply(bottom, bottom));
}

function slope(f: RationalFunction, a: Polynomial, symbol: string): RationalFunction {
  let sum = polynomialOf(f, polynomial.derivative(a, symbol));
  for (const [name, radicand] of f.radicals) {
    const partial = polynomial.derivative(a, name);
    if (polynomial.isZero(partial)) continue;
    const inner = derivative(radicand, symbol);
    if (arithmetic.isZero(inner)) continue;
    const twiceRoot = polynomialOf(f, polynomial.scale(polynomial.symbol(name), number.rational(2)));
    const outer = arithmetic.multiply(polynomialOf(f, partial), inner);
    sum = arithmetic.add(sum, arithmetic.divide(outer, twiceRoot));
  }
  return sum;
}

function polynomialOf({ poles, radicals }: RationalFunction, a: Polynomial): RationalFunction {
  return fraction(a, polynomial.one, { poles, radicals });
}

/**
 * f with a symbol replaced by g, also in its poles and under its square roots.
 * @throws DivisionByZeroError if that makes a pole of f vanish everywhere
 */
export function substitute(f: RationalFunction, symbol: string, g: RationalFunction): RationalFunction {
  const replaced = (a: Polynomial): RationalFunction => {
    let sum = arithmetic.zero;
    for (const { monomial, coefficient } of a.values()) {
      let product = arithmetic.constant(coefficient);
      for (const [name, exponent] of monomial) {
        product = arithmetic.multiply(product, arithmetic.power(replacement(name), exponent));
      }
      sum = arithmetic.add(sum, product);
    }
    return sum;
  };
  const replacement = (name: string): RationalFunction => {
    const radicand = f.radicals.get(name);
    if (radicand) return arithmetic.squareRoot(substitute(radicand, symbol, g));
    return name === symbol ? g : arithmetic.symbol(name);
  };
  const value = arithmetic.divide(replaced(f.numerator), replaced(f.denominator));
  return f.poles.reduce((result, pole) => {
    const moved = replaced(pole);
    const name = polynomial.formatPolynomial(pole);
    if (arithmetic.isZero(moved)) {
      throw new DivisionByZeroError(`'${name}', which is divided by, becomes zero everywhere`);
    }
    return arithmetic.multiply(result, arithmetic.divide(moved, moved, name)); // 1, with the pole
  }, value);
}

/** Numerator and denominator as polynomials in one symbol: their coefficients of symbol^0, symbol^1, … */
export function coefficientsIn(
  f: RationalFunction,
  symbol: string,
): { numerator: Polynomial[]; denominator: Polynomial[] } {
  for (const [name, radicand] of f.radicals) {
    if (!arithmetic.isZero(derivative(radicand, symbol))) {
      throw new RangeError(`'${name}' is not a polynomial in '${symbol}'`);
    }
  }
  return {
    numerator: polynomial.coefficientsOf(f.numerator, symbol),
    denominator: polynomial.coefficientsOf(f.denominator, symbol),
  };
}

/** f ~ coefficient · symbol^degree as the symbol grows; null for f = 0. Throws a RangeError as coefficientsIn does. */
export function leadingBehaviour(
  f: RationalFunction,
  symbol: string,
): { coefficient: RationalFunction; degree: number } | null {
  const { numerator, denominator } = coefficientsIn(f, symbol);
  if (numerator.length === 0) return null;
  const [top, bottom] = [polynomialOf(f, numerator.at(-1)!), polynomialOf(f, denominator.at(-1)!)];
  const coefficient = arithmetic.divide({ ...top, poles: [] }, { ...bottom, poles: [] });
  return { coefficient, degree: numerator.length - denominator.length };
}

/** The degree of the numerator less that of the denominator; -Infinity for f = 0. */
export function degree(f: RationalFunction, symbol: string): number {
  return leadingBehaviour(f, symbol)?.degree ?? Number.NEGATIVE_INFINITY;
}

/**
 * The limit as the symbol tends to +∞ with everything else fixed, for values of the rest at which the leading
 * coefficients do not vanish; null if |f| grows without bound.
 */
export function limitAtInfinity(f: RationalFunction, symbol: string): RationalFunction | null {
  const leading = leadingBehaviour(f, symbol);
  if (!leading || leading.degree < 0) return arithmetic.zero;
  return leading.degree === 0 ? leading.coefficient : null;
}
