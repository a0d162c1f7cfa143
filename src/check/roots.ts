import { type Expression, formatExpression } from '../algebra/expression.ts';

/**
 * A formula with a symbol, root_1, root_2, …, in place of every outermost square root: whatever a root is of, it is not
 * negative, so that the sign of the rest can be certified.
 *
 * @returns `roots`: what each root is of, by the name of its symbol.
 */
export function rootsAsSymbols(formula: Expression): {
  readonly expression: Expression;
  readonly roots: ReadonlyMap<string, Expression>;
} {
  const roots = new Map<string, Expression>();
  const names = new Map<string, string>();
  const replaced = (part: Expression): Expression => {
    switch (part.kind) {
      case 'number':
      case 'symbol':
        return part;
      case 'negate':
        return { kind: 'negate', of: replaced(part.of) };
      case 'call': {
        if (part.name !== 'sqrt') return { ...part, arguments: part.arguments.map(replaced) };
        const text = formatExpression(part);
        const name = names.get(text) ?? `root_${names.size + 1}`;
        names.set(text, name);
        roots.set(name, part.arguments[0]!);
        return { kind: 'symbol', name };
      }
      default:
        return { kind: part.kind, left: replaced(part.left), right: replaced(part.right) };
    }
  };
  return { expression: replaced(formula), roots };
}
