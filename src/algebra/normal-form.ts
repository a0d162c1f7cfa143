import { type Expression, symbolsOf } from './expression-tree.ts';
import { formatExpression } from './format-expression.ts';
import {
  formatRationalFunction,
  NotRationalError,
  type RationalFunction,
  rationalFunction,
} from './rational.ts';
import { tidy } from './sums-and-products.ts';

export interface NormalForm {
  readonly text: string;
  readonly value: RationalFunction | null;
}

/**
 * The kernel's normal form of any formula, calls such as exp and min being taken as symbols of their own: equal
 * texts and equal values prove that formulas are equal, different ones prove it only of rational functions.
 * `value` is null where the kernel has none (x^(1/3)). Throws a DivisionByZeroError as the kernel does.
 */
export function normalForm(e: Expression): NormalForm {
  try {
    const value = rationalFunction(opaque(e));
    return { text: formatRationalFunction(value), value };
  } catch (error) {
    if (!(error instanceof NotRationalError)) throw error;
    return { text: formatExpression(tidy(e)), value: null };
  }
}

/**
 * Each call and each power that is not algebra as a symbol, named by the normal forms of what it is made of:
 * min(dy, dx) as 'min(dx, dy)'.
 */
function opaque(e: Expression): Expression {
  switch (e.kind) {
    case 'number':
    case 'symbol':
      return e;
    case 'negate':
      return { kind: 'negate', of: opaque(e.of) };
    case 'call': {
      if (e.name === 'sqrt') return { ...e, arguments: e.arguments.map(opaque) };
      const parts = e.arguments.map((argument) => normalForm(argument).text);
      return { kind: 'symbol', name: `${e.name}(${parts.sort().join(', ')})` };
    }
    case 'power':
      if (symbolsOf(e.right).size > 0) {
        return { kind: 'symbol', name: `(${normalForm(e.left).text})^(${normalForm(e.right).text})` };
      }
      return { ...e, left: opaque(e.left) };
    default:
      return { kind: e.kind, left: opaque(e.left), right: opaque(e.right) };
  }
}
