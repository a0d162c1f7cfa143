/**
 * The trusted kernel: which formulas are equal, decided exactly.
 *
 * A formula becomes a fraction of polynomials with rational coefficients; two fractions are equal exactly if
 * their cross products have the same terms. To believe `equal`, read polynomial.ts (addition and multiplication of
 * terms), radical.ts (s² = radicand) and rational-arithmetic.ts; greatest common divisors only serve the print.
 */
import { type Expression, parseExpression, substituteExpressions, symbolsOf } from './expression.ts';
import { formatExpression } from './format-expression.ts';
import * as polynomial from './polynomial.ts';
import * as arithmetic from './rational-arithmetic.ts';
import { add, equal, multiply, type RationalFunction, subtract } from './rational-arithmetic.ts';
import * as number from './rational-number.ts';

export {
  add,
  constant,
  DivisionByZeroError,
  divide,
  equal,
  format as formatRationalFunction,
  isZero,
  multiply,
  negate,
  one,
  power,
  type RationalFunction,
  squareRoot,
  subtract,
  symbol,
  zero,
} from './rational-arithmetic.ts';
export {
  coefficientsIn,
  degree,
  derivative,
  evaluate,
  leadingBehaviour,
  limitAtInfinity,
  PoleError,
  substitute,
} from './rational-calculus.ts';

/** A formula that is not made of + - * /, integer powers and square roots, so that the kernel cannot judge it. */
export class NotRationalError extends Error {
  override readonly name = 'NotRationalError';
}

const largestExponent = 100;
const largestExponentOfNumber = 10_000;

/**
 * The rational function that an expression stands for, with its poles.
 * @throws DivisionByZeroError, naming the divisor, if one is zero everywhere: 1/(n - n)
 * @throws NotRationalError, naming the piece: exp, log, abs, min, max; exponents with symbols; fractional exponents
 *   other than 1/2; exponents beyond ±100 (±10,000 of a number)
 */
export function rationalFunction(expression: Expression): RationalFunction {
  switch (expression.kind) {
    case 'number':
      return arithmetic.constant(expression.value);
    case 'symbol':
      return arithmetic.symbol(expression.name);
    case 'negate':
      return arithmetic.negate(rationalFunction(expression.of));
    case 'call':
      if (expression.name === 'sqrt')
        return arithmetic.squareRoot(rationalFunction(expression.arguments[0]!));
      throw new NotRationalError(
        `'${formatExpression(expression)}' is not rational: ${expression.name} is not algebra`,
      );
    case 'power':
      return powerOf(expression.left, expression.right);
    default: {
      const [left, right] = [rationalFunction(expression.left), rationalFunction(expression.right)];
      if (expression.kind === 'divide')
        return arithmetic.divide(left, right, formatExpression(expression.right));
      return { add, subtract, multiply }[expression.kind](left, right);
    }
  }
}

function powerOf(left: Expression, right: Expression): RationalFunction {
  const refuse = (reason: string) => {
    const power = formatExpression({ kind: 'power', left, right });
    return new NotRationalError(`in '${power}' the exponent '${formatExpression(right)}' ${reason}`);
  };
  if (symbolsOf(right).size > 0) throw refuse('is not a number');
  const base = rationalFunction(left);
  const exponent = rationalFunction(right);
  const [top, bottom] = [
    polynomial.constantValue(exponent.numerator),
    polynomial.constantValue(exponent.denominator),
  ];
  const value = top && bottom && number.divide(top, bottom);
  if (value && number.equals(value, number.rational(1, 2))) return arithmetic.squareRoot(base);
  if (!value || !number.isInteger(value)) throw refuse('is neither an integer nor 1/2');
  const limit =
    polynomial.constantValue(base.numerator) && polynomial.constantValue(base.denominator)
      ? largestExponentOfNumber
      : largestExponent;
  if (Math.abs(number.toNumber(value)) > limit) throw refuse(`is beyond ±${limit}`);
  return arithmetic.power(base, Number(value.numerator), formatExpression(left));
}

/**
 * Whether two formulas are equal wherever both are defined; see `equal` for what true and false mean.
 * @param definitions formulas for symbols that stand in the others (T for 'dx/(n - dx - 1)'); they may use each
 *   other, but not in a circle
 */
export function equalFormulas(
  left: string,
  right: string,
  definitions: Readonly<Record<string, string>> = {},
): boolean {
  const parsed = Object.fromEntries(
    Object.entries(definitions).map(([name, text]) => [name, parseExpression(text)]),
  );
  const read = (text: string) => rationalFunction(unfold(parseExpression(text), parsed));
  return equal(read(left), read(right));
}

function unfold(expression: Expression, definitions: Readonly<Record<string, Expression>>): Expression {
  const defined = (e: Expression) => [...symbolsOf(e)].filter((name) => Object.hasOwn(definitions, name));
  let unfolded = expression;
  for (const _ of Object.keys(definitions)) unfolded = substituteExpressions(unfolded, definitions);
  const [circular] = defined(unfolded);
  if (circular !== undefined) throw new RangeError(`the definition of '${circular}' goes round in a circle`);
  return unfolded;
}
