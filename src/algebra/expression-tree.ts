import { closest } from 'fastest-levenshtein';
import { FormulaError } from './formula-error.ts';
import { type Rational, toNumber } from './rational-number.ts';

export type BinaryKind = 'add' | 'subtract' | 'multiply' | 'divide' | 'power';
export type FunctionName = 'sqrt' | 'exp' | 'log' | 'abs' | 'min' | 'max';

/** A formula as a tree. Numbers are exact; every name, e, i and pi included, is a plain symbol. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: BinaryKind; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] };

export type Relation = '<' | '<=' | '>' | '>=' | '==';

/** One comparison, such as n > dx + 1; `text` is the comparison as it is shown to a reader. */
export interface Constraint {
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
  readonly text: string;
}

/** The parts of which an expression is made, in the order in which they are written. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'negate':
      return [expression.of];
    case 'call':
      return expression.arguments;
    default:
      return [expression.left, expression.right];
  }
}

/** Every symbol that occurs, in the order of first occurrence. */
export function symbolsOf(formula: Expression | Constraint): ReadonlySet<string> {
  if ('relation' in formula) return new Set([...symbolsOf(formula.left), ...symbolsOf(formula.right)]);
  if (formula.kind === 'symbol') return new Set([formula.name]);
  return new Set(operandsOf(formula).flatMap((operand) => [...symbolsOf(operand)]));
}

/** Throws a FormulaError which names the first symbol that is not declared and the nearest one that is. */
export function checkSymbols(
  formulaText: string,
  formula: Expression | Constraint,
  declared: Iterable<string>,
): void {
  const names = [...declared];
  for (const name of symbolsOf(formula)) {
    if (names.includes(name)) continue;
    const suggestion = names.length > 0 ? `; did you mean '${closest(name, names)}'?` : '';
    throw new FormulaError(`'${name}' is not declared${suggestion}`, formulaText, name);
  }
}

/** The same expression with some symbols replaced, all at once: x -> y, y -> x swaps them. */
export function substituteExpressions(
  expression: Expression,
  replacements: Readonly<Record<string, Expression>>,
): Expression {
  const again = (part: Expression) => substituteExpressions(part, replacements);
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'symbol':
      return Object.hasOwn(replacements, expression.name) ? replacements[expression.name]! : expression;
    case 'negate':
      return { kind: 'negate', of: again(expression.of) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(again) };
    default:
      return { kind: expression.kind, left: again(expression.left), right: again(expression.right) };
  }
}

/** A function of named doubles. It throws a RangeError if a symbol that occurs has no value. */
export type CompiledExpression = (values: Readonly<Record<string, number>>) => number;

/** Compiles an expression to closures over doubles; division by zero gives ±Infinity or NaN as usual. */
export function compileExpression(expression: Expression): CompiledExpression {
  switch (expression.kind) {
    case 'number': {
      const value = toNumber(expression.value);
      return () => value;
    }
    case 'symbol': {
      const { name } = expression;
      return (values) => {
        const value = values[name];
        if (typeof value !== 'number') throw new RangeError(`'${name}' has no value`);
        return value;
      };
    }
    case 'negate': {
      const of = compileExpression(expression.of);
      return (values) => -of(values);
    }
    case 'call': {
      const apply: (...values: number[]) => number = Math[expression.name];
      const parts = expression.arguments.map(compileExpression);
      return (values) => apply(...parts.map((part) => part(values)));
    }
    default: {
      const left = compileExpression(expression.left);
      const right = compileExpression(expression.right);
      switch (expression.kind) {
        case 'add':
          return (values) => left(values) + right(values);
        case 'subtract':
          return (values) => left(values) - right(values);
        case 'multiply':
          return (values) => left(values) * right(values);
        case 'divide':
          return (values) => left(values) / right(values);
        case 'power':
          return (values) => left(values) ** right(values);
      }
    }
  }
}
