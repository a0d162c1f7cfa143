/**
 * A regime's boundary solved for another symbol x. The difference symbol − boundary is written as
 * factor·(x − solution), or factor·(x − lower)(x − upper); the kernel checks this identity, and the sign of the factor
 * on the claim domain says which side of the solution is whose.
 */
import type { Domain } from '../algebra/domain.ts';
import { parseExpression } from '../algebra/expression.ts';
import { formatPolynomial, type Polynomial } from '../algebra/polynomial.ts';
import { certifyPositive } from '../algebra/positivity.ts';
import * as kernel from '../algebra/rational.ts';
import { statementOn } from '../algebra/statement.ts';
import type { RegimeStatement } from '../claims.ts';
import type { Theorem } from '../theorem.ts';

/** What stands in the way of a solution: the symbol is not in the boundary, or its degree is beyond two. */
export class UnsolvableError extends Error {
  override readonly name = 'UnsolvableError';
}

/** `positive` and `negative` are certified on the whole claim domain. */
export type Sign = 'positive' | 'negative' | 'undecided';

export interface SolvedBoundary {
  readonly symbol: string;
  /** What is zero on the boundary: the theorem's symbol less its boundary. */
  readonly difference: string;
  /** One solution, or the two roots, of which the second has + before its square root. */
  readonly solutions: readonly string[];
  /** symbol − boundary = factor · product of (x − solution), as the kernel confirmed. */
  readonly factor: string;
  readonly signOfFactor: Sign;
  /** Numerator and denominator of the factor: what the inequality was multiplied and divided by. */
  readonly multipliers: readonly { readonly formula: string; readonly sign: Sign }[];
  /** The sign of the product of two roots: if it is negative, exactly one root is positive. Null for one solution. */
  readonly signOfProduct: Sign | null;
}

/** The regime that a theorem states, or null if it states none. */
export function regimeOf({ claim }: Theorem): RegimeStatement | null {
  if (claim.kind === 'regime') return claim;
  return claim.kind === 'asymptotic' ? (claim.exact ?? null) : null;
}

/** The names that a boundary can be solved for: its symbols, with sigma2 for the square of a parameter sigma. */
export function solvableSymbols(theorem: Theorem, regime: RegimeStatement): string[] {
  const { numerator, denominator, radicals } = withoutUnusedRoots(differenceOf(theorem, regime, 'sigma2'));
  const names = [numerator, denominator].flatMap((part) =>
    [...part.values()].flatMap(({ monomial }) => [...monomial.keys()]),
  );
  return [...new Set(names)].filter((name) => !radicals.has(name)).sort();
}

/**
 * Solves symbol = boundary for another symbol, where it is of degree one or two in it.
 * @throws UnsolvableError if it is not in the boundary, under a square root of it, or of a higher degree
 */
export function solveBoundary(theorem: Theorem, regime: RegimeStatement, symbol: string): SolvedBoundary {
  const difference = differenceOf(theorem, regime, symbol);
  const written = withoutUnusedRoots(difference);
  const { numerator } = coefficients(written, symbol);
  if (numerator.length < 2)
    throw new UnsolvableError(`'${symbol}' is not in the boundary, or cancels from it`);
  if (numerator.length > 3) {
    throw new UnsolvableError(
      `the boundary is of degree ${numerator.length - 1} in '${symbol}': only degrees 1 and 2 are solved`,
    );
  }
  const solutions = roots(numerator.map(asFunction));
  const leading = asFunction(numerator.at(-1)!);
  const divisor = kernel.rationalFunction(parseExpression(formatPolynomial(written.denominator)));
  const factor = kernel.divide(leading, divisor);
  const x = kernel.symbol(symbol);
  const product = solutions.reduce((sum, root) => kernel.multiply(sum, kernel.subtract(x, root)), factor);
  if (!kernel.equal(product, difference))
    throw new UnsolvableError(`the kernel does not confirm the solution for '${symbol}'`);
  const sign = (f: kernel.RationalFunction) => signOf(f, theorem.claimDomain, symbol);
  return {
    symbol,
    difference: kernel.formatRationalFunction(difference),
    solutions: solutions.map(kernel.formatRationalFunction),
    factor: kernel.formatRationalFunction(factor),
    signOfFactor: sign(factor),
    multipliers: [leading, divisor].map((part) => ({
      formula: kernel.formatRationalFunction(part),
      sign: sign(part),
    })),
    signOfProduct: solutions.length === 1 ? null : sign(kernel.divide(asFunction(numerator[0]!), leading)),
  };
}

/** symbol − boundary; with sigma = √sigma2 where sigma2 is no parameter of its own. */
function differenceOf(theorem: Theorem, regime: RegimeStatement, symbol: string): kernel.RationalFunction {
  const read = (formula: string) => kernel.rationalFunction(theorem.read(formula));
  const difference = kernel.subtract(read(regime.symbol), read(regime.boundary));
  const bySquare = symbol === 'sigma2' && 'sigma' in theorem.parameters && !('sigma2' in theorem.parameters);
  if (!bySquare) return difference;
  return kernel.substitute(difference, 'sigma', kernel.squareRoot(kernel.symbol('sigma2')));
}

/** A square root that has been squared away is forgotten: sqrt(sigma2)^2 is a polynomial in sigma2. */
function withoutUnusedRoots(f: kernel.RationalFunction): kernel.RationalFunction {
  return kernel.rationalFunction(parseExpression(kernel.formatRationalFunction(f)));
}

function coefficients(difference: kernel.RationalFunction, symbol: string) {
  try {
    return kernel.coefficientsIn(difference, symbol);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnsolvableError(`the boundary cannot be solved for '${symbol}': ${error.message}`);
  }
}

function asFunction(a: Polynomial): kernel.RationalFunction {
  return kernel.rationalFunction(parseExpression(formatPolynomial(a)));
}

/** The roots of a0 + a1·x, or of a0 + a1·x + a2·x². */
function roots([a0, a1, a2]: readonly kernel.RationalFunction[]): kernel.RationalFunction[] {
  if (a2 === undefined) return [kernel.negate(kernel.divide(a0!, a1!))];
  const number = (text: string) => kernel.rationalFunction(parseExpression(text));
  const square = kernel.multiply(a1!, a1!);
  const discriminant = kernel.subtract(square, kernel.multiply(number('4'), kernel.multiply(a0!, a2)));
  const root = kernel.squareRoot(discriminant);
  return [kernel.negate(root), root].map((signed) =>
    kernel.divide(kernel.subtract(signed, a1!), kernel.multiply(number('2'), a2)),
  );
}

function signOf(f: kernel.RationalFunction, domain: Domain, symbol: string): Sign {
  const others = symbol in domain.parameters ? {} : { [symbol]: '> 0' as const };
  const isPositive = (g: kernel.RationalFunction) =>
    certifyPositive(statementOn(domain, kernel.formatRationalFunction(g), '>', others)).kind === 'positive';
  if (isPositive(f)) return 'positive';
  return isPositive(kernel.negate(f)) ? 'negative' : 'undecided';
}
