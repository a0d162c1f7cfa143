/**
 * A regime's boundary solved for another symbol x. The difference symbol − boundary is written as
 * factor·(x − solution), or factor·(x − lower)(x − upper); the kernel checks this identity, and the sign of the factor
 * on the claim domain says which side of the solution is whose.
 */
import { parseExpression, symbolsOf } from '../algebra/expression.ts';
import { formatPolynomial, type Polynomial } from '../algebra/polynomial.ts';
import * as kernel from '../algebra/rational.ts';
import * as number from '../algebra/rational-number.ts';
import type { RegimeStatement } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import {
  formatAsProduct,
  formatProduct,
  type Sign,
  type SignedFactor,
  signedProduct,
} from './signed-product.ts';

/** What stands in the way of a solution: the symbol is not in the boundary, or its degree is beyond two. */
export class UnsolvableError extends Error {
  override readonly name = 'UnsolvableError';
}

export interface SolvedBoundary {
  /** What it is solved for: 'b', or 'sigma^2'. */
  readonly of: string;
  /** The name of that in `difference`, where sigma^2 is a symbol of its own. */
  readonly symbol: string;
  /** What is zero on the boundary: the theorem's symbol less its boundary. */
  readonly difference: string;
  /** One solution, or the two roots, which differ in the sign of their square root. */
  readonly solutions: readonly string[];
  /** symbol − boundary = factor · product of (x − solution), as the kernel confirmed. */
  readonly factor: string;
  readonly signOfFactor: Sign;
  /** What the factor is made of: what the inequality was multiplied and divided by. */
  readonly multipliers: readonly SignedFactor[];
  /** What has the sign of the factor, without what is certified positive; null if that sign is certified. */
  readonly turnsWith: string | null;
  /** The sign of the product of two roots: if it is negative, exactly one root is positive. Null for one solution. */
  readonly signOfProduct: Sign | null;
}

/** The regime that a theorem states, or null if it states none. */
export function regimeOf({ claim }: Theorem): RegimeStatement | null {
  if (claim.kind === 'regime') return claim;
  return claim.kind === 'asymptotic' ? (claim.exact ?? null) : null;
}

/** What a boundary can be solved for: its symbols, and the squares of those that occur in even powers alone. */
export function solvableFor(theorem: Theorem, regime: RegimeStatement): string[] {
  const difference = differenceOf(theorem, regime);
  const names = symbolsOf(parseExpression(kernel.formatRationalFunction(difference)));
  return [...names].sort().flatMap((name) => {
    const isEven = [difference.numerator, difference.denominator].every((side) =>
      [...side.values()].every(({ monomial }) => (monomial.get(name) ?? 0) % 2 === 0),
    );
    return isEven ? [name, `${name}^2`] : [name];
  });
}

/**
 * Solves symbol = boundary for something else, where it is of degree one or two in it.
 * @param of - A symbol, or the square of a parameter: 'sigma^2', also written 'sigma2'.
 * @throws UnsolvableError if it is not in the boundary, under a square root of it, or of a higher degree
 */
export function solveBoundary(theorem: Theorem, regime: RegimeStatement, of: string): SolvedBoundary {
  const target = targetOf(theorem, of);
  const { base, symbol } = target;
  const difference = inTarget(differenceOf(theorem, regime), target);
  const coefficients = coefficientsOf(difference, symbol);
  const others = base === null ? {} : { [symbol]: '> 0' as const };
  const leading = coefficients.at(-1)!;
  const signed = (f: kernel.RationalFunction) => signedProduct(f, theorem.claimDomain, others);
  const factor = signed(kernel.divide(leading, asFunction(difference.denominator)));
  const solved = {
    difference: kernel.formatRationalFunction(difference),
    solutions: roots(coefficients).map((root) =>
      root.radicals.size > 0
        ? kernel.formatRationalFunction(root)
        : formatAsProduct(root, theorem.claimDomain, others),
    ),
    factor: formatProduct(factor),
  };
  confirm(solved, symbol);
  const open = factor.factors.filter(({ sign }) => sign === 'undecided');
  const signOfConstant = number.rational(factor.constant.numerator < 0n ? -1 : 1);
  const [lowest] = coefficients;
  const hasTwoRoots = coefficients.length === 3;
  return {
    of: base === null ? symbol : `${base}^2`,
    symbol,
    ...solved,
    signOfFactor: factor.sign,
    multipliers: factor.factors,
    turnsWith: open.length === 0 ? null : formatProduct({ constant: signOfConstant, factors: open }),
    signOfProduct: !hasTwoRoots
      ? null
      : kernel.isZero(lowest!)
        ? 'undecided'
        : signed(kernel.divide(lowest!, leading)).sign,
  };
}

/**
 * symbol − boundary = factor · product of (x − solution), for the formulas as they are written.
 * @throws UnsolvableError if not
 */
export function confirm(
  { difference, factor, solutions }: Pick<SolvedBoundary, 'difference' | 'factor' | 'solutions'>,
  symbol: string,
): void {
  const x = kernel.symbol(symbol);
  const product = solutions
    .map((solution) => kernel.subtract(x, read(solution)))
    .reduce(kernel.multiply, read(factor));
  if (!kernel.equal(product, read(difference)))
    throw new UnsolvableError(`the kernel does not confirm that ${symbol} is ${solutions.join(' or ')}`);
}

const read = (formula: string) => kernel.rationalFunction(parseExpression(formula));

/** What is solved for: a symbol, or the square of a parameter, which then is a symbol of its own. */
interface Target {
  readonly symbol: string;
  readonly base: string | null;
}

function targetOf({ parameters, quantities }: Theorem, of: string): Target {
  const isKnown = (name: string) => Object.hasOwn(parameters, name) || Object.hasOwn(quantities, name);
  const [, base] = /^(\w+?) *(?:\^ *2|2)$/.exec(of) ?? [];
  if (base === undefined || isKnown(of) || !isKnown(base)) return { symbol: of, base: null };
  return { symbol: isKnown(`${base}2`) ? `${base}_squared` : `${base}2`, base };
}

function differenceOf(theorem: Theorem, regime: RegimeStatement): kernel.RationalFunction {
  const [left, right] = [regime.symbol, regime.boundary].map((side) =>
    kernel.rationalFunction(theorem.read(side)),
  );
  return kernel.subtract(left!, right!);
}

/** The difference with base = √symbol, where the target is a square. */
function inTarget(difference: kernel.RationalFunction, { base, symbol }: Target): kernel.RationalFunction {
  if (base === null) return difference;
  const squared = kernel.substitute(difference, base, kernel.squareRoot(kernel.symbol(symbol)));
  // Read anew, it forgets a square root that has been squared away.
  return read(kernel.formatRationalFunction(squared));
}

/** The coefficients of the numerator, which is of degree 1 or 2 in the symbol. */
function coefficientsOf(difference: kernel.RationalFunction, symbol: string): kernel.RationalFunction[] {
  const coefficients = numeratorIn(difference, symbol);
  const degree = coefficients.length - 1;
  if (degree < 1) throw new UnsolvableError('it is not in the boundary, or cancels from it');
  if (degree > 2)
    throw new UnsolvableError(
      `the boundary is of degree ${degree} in it, and only degrees 1 and 2 are solved by radicals here`,
    );
  return coefficients.map(asFunction);
}

function numeratorIn(difference: kernel.RationalFunction, symbol: string): Polynomial[] {
  try {
    return kernel.coefficientsIn(difference, symbol).numerator;
  } catch (error) {
    if (error instanceof RangeError) throw new UnsolvableError(error.message);
    throw error;
  }
}

function asFunction(a: Polynomial): kernel.RationalFunction {
  return read(formatPolynomial(a));
}

/** The roots of a0 + a1·x, or of a0 + a1·x + a2·x². */
function roots([a0, a1, a2]: readonly kernel.RationalFunction[]): kernel.RationalFunction[] {
  if (a2 === undefined) return [kernel.negate(kernel.divide(a0!, a1!))];
  const square = kernel.multiply(a1!, a1!);
  const discriminant = kernel.subtract(square, kernel.multiply(read('4'), kernel.multiply(a0!, a2)));
  const root = kernel.squareRoot(discriminant);
  return [kernel.negate(root), root].map((signed) =>
    kernel.divide(kernel.subtract(signed, a1!), kernel.multiply(read('2'), a2)),
  );
}
