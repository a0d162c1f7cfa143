import type { Expression } from './expression-tree.ts';
import { one, rational, zero } from './rational-number.ts';

/** A term with its sign (inverse: subtracted), or a factor with its place (inverse: divided by). */
export interface Operand {
  readonly inverse: boolean;
  readonly of: Expression;
}

/** The terms of a nested sum: a - (b - c) gives a, -b, c. Anything else is its own single term. */
export function termsOf(e: Expression, inverse = false): Operand[] {
  switch (e.kind) {
    case 'add':
      return [...termsOf(e.left, inverse), ...termsOf(e.right, inverse)];
    case 'subtract':
      return [...termsOf(e.left, inverse), ...termsOf(e.right, !inverse)];
    case 'negate':
      return termsOf(e.of, !inverse);
    default:
      return [{ inverse, of: e }];
  }
}

/** The factors of a nested product: a/(b/c) gives a, 1/b, c. Anything else is its own single factor. */
export function factorsOf(e: Expression, inverse = false): Operand[] {
  switch (e.kind) {
    case 'multiply':
      return [...factorsOf(e.left, inverse), ...factorsOf(e.right, inverse)];
    case 'divide':
      return [...factorsOf(e.left, inverse), ...factorsOf(e.right, !inverse)];
    default:
      return [{ inverse, of: e }];
  }
}

/** The sum of terms in their order; 0 if there are none. */
export function sumOf(terms: readonly Operand[]): Expression {
  const [first, ...rest] = terms;
  if (!first) return { kind: 'number', value: zero };
  const start: Expression = first.inverse ? { kind: 'negate', of: first.of } : first.of;
  return rest.reduce<Expression>(
    (left, { inverse, of }) => ({ kind: inverse ? 'subtract' : 'add', left, right: of }),
    start,
  );
}

/** The product of factors, numerators over denominators; 1 if there are none. */
export function productOf(factors: readonly Operand[]): Expression {
  const product = (inverse: boolean) =>
    factors
      .filter((factor) => factor.inverse === inverse)
      .map((factor) => factor.of)
      .reduce<Expression | null>((left, right) => (left ? { kind: 'multiply', left, right } : right), null);
  const numerator = product(false) ?? { kind: 'number', value: one };
  const denominator = product(true);
  return denominator ? { kind: 'divide', left: numerator, right: denominator } : numerator;
}

/** Leaves out what says nothing: + 0, - 0, *1, /1, ^1; 0*x and 0/x become 0. */
export function tidy(e: Expression): Expression {
  if (e.kind === 'number' || e.kind === 'symbol') return e;
  if (e.kind === 'call') return { ...e, arguments: e.arguments.map(tidy) };
  if (e.kind === 'negate') {
    const of = tidy(e.of);
    return isNumber(of, 0) ? of : of.kind === 'negate' ? of.of : { kind: 'negate', of };
  }
  const [left, right] = [tidy(e.left), tidy(e.right)];
  switch (e.kind) {
    case 'add':
      if (isNumber(left, 0)) return right;
      if (isNumber(right, 0)) return left;
      break;
    case 'subtract':
      if (isNumber(left, 0)) return { kind: 'negate', of: right };
      if (isNumber(right, 0)) return left;
      break;
    case 'multiply':
      if (isNumber(left, 0) || isNumber(right, 1)) return left;
      if (isNumber(right, 0) || isNumber(left, 1)) return right;
      break;
    case 'divide':
      if (isNumber(left, 0) || isNumber(right, 1)) return left;
      break;
    case 'power':
      if (isNumber(right, 1)) return left;
      break;
  }
  return { kind: e.kind, left, right };
}

function isNumber(e: Expression, value: number): boolean {
  return e.kind === 'number' && e.value.numerator === rational(value).numerator && e.value.denominator === 1n;
}
