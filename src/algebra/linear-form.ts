import type { Constraint, Expression } from './expression.ts';
import { FormulaError, formatExpression } from './expression.ts';
import type { Rational } from './rational-number.ts';
import {
  add,
  compare,
  divide,
  isInteger,
  isZero,
  multiply,
  negate,
  power,
  toNumber,
  one as unit,
  zero,
} from './rational-number.ts';

/** Σ coefficient·symbol + constant, exactly. */
export interface LinearForm {
  readonly coefficients: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
}

/** form ≥ 0, or form > 0 where `strict`. */
export interface LinearConstraint {
  readonly form: LinearForm;
  readonly strict: boolean;
}

/** A sum whose terms may still be calls of min and max; terms are keyed by their text. */
interface Sum {
  readonly terms: ReadonlyMap<string, { readonly of: Expression; readonly coefficient: Rational }>;
  readonly constant: Rational;
}

/**
 * A constraint as alternatives, each of them linear constraints that hold together:
 * e < min(a, b) is one alternative with two of them, e < max(a, b) two alternatives with one each.
 *
 * @throws FormulaError if a term is not linear.
 */
export function linearAlternatives({ left, relation, right, text }: Constraint): LinearConstraint[][] {
  const difference = (from: Expression, minus: Expression): Expression => ({
    kind: 'subtract',
    left: from,
    right: minus,
  });
  switch (relation) {
    case '<':
    case '<=':
      return split(difference(right, left), relation === '<', text);
    case '>':
    case '>=':
      return split(difference(left, right), relation === '>', text);
    case '==':
      return both(split(difference(left, right), false, text), split(difference(right, left), false, text));
  }
}

/** Every choice of one alternative on each side. */
export function both<T>(left: readonly (readonly T[])[], right: readonly (readonly T[])[]): T[][] {
  return left.flatMap((one) => right.map((other) => [...one, ...other]));
}

/**
 * c·min(a, b) + rest ≥ 0 with c > 0 says that the inequality holds with a *and* with b in place of the minimum,
 * with c < 0 that it holds with a *or* with b; a maximum the other way round.
 */
function split(expression: Expression, strict: boolean, text: string): LinearConstraint[][] {
  const sum = toSum(expression, text);
  const call = [...sum.terms.values()].find((term) => term.of.kind === 'call');
  if (call?.of.kind !== 'call') {
    const coefficients = new Map([...sum.terms].map(([name, term]) => [name, term.coefficient]));
    return [[{ form: { coefficients, constant: sum.constant }, strict }]];
  }
  const { of, coefficient } = call;
  const branches = of.arguments.map((argument) =>
    split(replaceTerm(sum, formatExpression(of), scaled(argument, coefficient)), strict, text),
  );
  const isConjunction = compare(coefficient, zero) > 0 === (of.name === 'min');
  return isConjunction ? branches.reduce(both) : branches.flat();
}

function scaled(of: Expression, coefficient: Rational): Expression {
  return { kind: 'multiply', left: { kind: 'number', value: coefficient }, right: of };
}

function replaceTerm(sum: Sum, key: string, replacement: Expression): Expression {
  const others = [...sum.terms]
    .filter(([name]) => name !== key)
    .map(([, term]) => scaled(term.of, term.coefficient));
  return [...others, replacement].reduce<Expression>((left, right) => ({ kind: 'add', left, right }), {
    kind: 'number',
    value: sum.constant,
  });
}

function toSum(expression: Expression, text: string): Sum {
  const sumOf = (part: Expression) => toSum(part, text);
  const refuse = () => {
    const piece = formatExpression(expression);
    return new FormulaError(`'${piece}' is not linear, so '${text}' cannot bound a domain`, text, piece);
  };
  switch (expression.kind) {
    case 'number':
      return { terms: new Map(), constant: expression.value };
    case 'symbol':
      return { terms: new Map([[expression.name, { of: expression, coefficient: unit }]]), constant: zero };
    case 'negate':
      return times(sumOf(expression.of), negate(unit));
    case 'add':
      return plus(sumOf(expression.left), sumOf(expression.right));
    case 'subtract':
      return plus(sumOf(expression.left), times(sumOf(expression.right), negate(unit)));
    case 'multiply': {
      const [left, right] = [sumOf(expression.left), sumOf(expression.right)];
      if (left.terms.size === 0) return times(right, left.constant);
      if (right.terms.size === 0) return times(left, right.constant);
      throw refuse();
    }
    case 'divide': {
      const divisor = sumOf(expression.right);
      if (divisor.terms.size > 0 || isZero(divisor.constant)) throw refuse();
      return times(sumOf(expression.left), divide(unit, divisor.constant));
    }
    case 'power': {
      const [base, exponent] = [sumOf(expression.left), sumOf(expression.right)];
      const computable = base.terms.size + exponent.terms.size === 0 && isInteger(exponent.constant);
      if (!computable || (isZero(base.constant) && compare(exponent.constant, zero) < 0)) throw refuse();
      return { terms: new Map(), constant: power(base.constant, toNumber(exponent.constant)) };
    }
    case 'call':
      if (expression.name !== 'min' && expression.name !== 'max') throw refuse();
      return {
        terms: new Map([[formatExpression(expression), { of: expression, coefficient: unit }]]),
        constant: zero,
      };
  }
}

function plus(left: Sum, right: Sum): Sum {
  const terms = new Map(left.terms);
  for (const [key, term] of right.terms) {
    const coefficient = add(terms.get(key)?.coefficient ?? zero, term.coefficient);
    if (isZero(coefficient)) terms.delete(key);
    else terms.set(key, { of: term.of, coefficient });
  }
  return { terms, constant: add(left.constant, right.constant) };
}

function times(sum: Sum, factor: Rational): Sum {
  if (isZero(factor)) return { terms: new Map(), constant: zero };
  const terms = [...sum.terms].map(
    ([key, term]) => [key, { of: term.of, coefficient: multiply(term.coefficient, factor) }] as const,
  );
  return { terms: new Map(terms), constant: multiply(sum.constant, factor) };
}
