import type { BinaryKind, Constraint, Expression, FunctionName, Relation } from './expression-tree.ts';
import { formatExpression } from './format-expression.ts';
import { FormulaError } from './formula-error.ts';
import {
  type ConstantNode,
  type FunctionNode,
  Literal,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  parse,
  type RelationalNode,
  type SymbolNode,
} from './mathjs.ts';
import { parseRational } from './rational-number.ts';

export * from './expression-tree.ts';
export { formatExpression } from './format-expression.ts';
export { FormulaError } from './formula-error.ts';

const binaryKinds: Readonly<Record<string, BinaryKind>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'power',
};
const relations: Readonly<Record<string, Relation>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
};
const functionNames: readonly string[] = ['sqrt', 'exp', 'log', 'abs', 'min', 'max'] satisfies FunctionName[];

/**
 * Reads a formula: numbers, symbols, + - * / ^, brackets, and sqrt, exp, log, abs, min, max.
 * As in mathematics -a^2 is -(a^2) and a^b^c is a^(b^c). Throws a FormulaError that names the piece which is
 * anything else; in particular products need their `*`, because 1/2 d could mean d/2 or 1/(2*d).
 */
export function parseExpression(text: string): Expression {
  return toExpression(parseTree(text), text);
}

/**
 * Reads constraints which hold together: 'n > dx + 1 and r < min(dx, dy)', '1 <= r <= dx', 'n > 1, dx > 1'.
 * Chains are split into their links. The empty text has no constraints.
 */
export function parseConstraints(text: string): Constraint[] {
  if (text.trim() === '') return [];
  return splitAtCommas(text).flatMap((part) => toConstraints(parseTree(part, text), text));
}

function parseTree(text: string, formula: string = text): MathNode {
  if (text.trim() === '') throw new FormulaError('a formula is empty', formula, text, null);
  const foreign = /[#%;"']/.exec(text);
  if (foreign) throw new FormulaError(`'${foreign[0]}' has no meaning in a formula`, formula, foreign[0]);
  try {
    return parse(text.replace(/\s/g, ' '));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = (error as { char?: number }).char;
    const at = position === undefined ? null : position - 1;
    const reason = error.message.replace(/ \(char \d+\)$/, '');
    const hint = text.includes('**') ? " (a power is written with '^')" : '';
    const piece = at === null ? text : text.slice(at);
    throw new FormulaError(
      `${reason}${hint}`,
      formula,
      piece,
      text === formula ? at : formula.indexOf(text) + (at ?? 0),
    );
  }
}

function toExpression(node: MathNode, formula: string): Expression {
  const refuse = (reason: string) => new FormulaError(reason, formula, `${node}`);
  switch (node.type) {
    case 'ParenthesisNode':
      return toExpression((node as ParenthesisNode).content, formula);
    case 'ConstantNode': {
      const literal: unknown = (node as ConstantNode).value;
      if (!(literal instanceof Literal)) throw refuse(`'${node}' is not a number`);
      try {
        return { kind: 'number', value: parseRational(literal.text) };
      } catch (error) {
        throw refuse((error as Error).message);
      }
    }
    case 'SymbolNode': {
      const { name } = node as SymbolNode;
      if (functionNames.includes(name)) throw refuse(`the function '${name}' needs its argument in brackets`);
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw refuse(`'${name}' cannot be a symbol`);
      return { kind: 'symbol', name };
    }
    case 'FunctionNode':
      return toCall(node as unknown as FunctionNode, formula);
    case 'OperatorNode': {
      const { fn, args, implicit, op } = node as unknown as OperatorNode<'*', 'multiply'>;
      if (implicit) {
        throw refuse(`'${node}' leaves out a multiplication sign, which can be read in two ways: write '*'`);
      }
      const operands = args.map((argument) => toExpression(argument, formula));
      const kind = Object.hasOwn(binaryKinds, fn) ? binaryKinds[fn] : undefined;
      if (kind && operands.length === 2) return { kind, left: operands[0]!, right: operands[1]! };
      if (`${fn}` === 'unaryMinus') return { kind: 'negate', of: operands[0]! };
      if (`${fn}` === 'unaryPlus') return operands[0]!;
      throw refuse(`the operator '${op}' in '${node}' has no meaning in a formula`);
    }
    case 'AssignmentNode':
    case 'FunctionAssignmentNode':
      throw refuse(`'${node}' is an assignment; a formula has no '=', and an equation is written with '=='`);
    default:
      throw refuse(`'${node}' has no meaning in a formula`);
  }
}

function toCall({ fn, args }: FunctionNode, formula: string): Expression {
  const name = `${fn}`;
  const written = `${name}(${args.join(', ')})`;
  if (!functionNames.includes(name)) {
    throw new FormulaError(
      `'${written}' calls an unknown function; if a product is meant, write '${name}*(${args.join(', ')})'`,
      formula,
      written,
    );
  }
  const takesMany = name === 'min' || name === 'max';
  if (args.length === 0 || (args.length > 1 && !takesMany)) {
    throw new FormulaError(`'${written}' has ${args.length} arguments`, formula, written);
  }
  const operands = args.map((argument) => toExpression(argument, formula));
  return { kind: 'call', name: name as FunctionName, arguments: operands };
}

function toConstraints(node: MathNode, formula: string): Constraint[] {
  const constraint = (left: MathNode, relationName: string, right: MathNode): Constraint => {
    const relation = Object.hasOwn(relations, relationName) ? relations[relationName] : undefined;
    if (!relation)
      throw new FormulaError(`'${node}' is not a constraint: use <, <=, >, >= or ==`, formula, `${node}`);
    const [l, r] = [toExpression(left, formula), toExpression(right, formula)];
    return { left: l, relation, right: r, text: `${formatExpression(l)} ${relation} ${formatExpression(r)}` };
  };
  switch (node.type) {
    case 'ParenthesisNode':
      return toConstraints((node as ParenthesisNode).content, formula);
    case 'RelationalNode': {
      const { conditionals, params } = node as unknown as RelationalNode;
      return conditionals.map((name, i) => constraint(params[i]!, name, params[i + 1]!));
    }
    case 'OperatorNode': {
      const { fn, args } = node as unknown as OperatorNode<'*', 'multiply'>;
      if (`${fn}` === 'and') return args.flatMap((argument) => toConstraints(argument, formula));
      if (args.length === 2) return [constraint(args[0]!, fn, args[1]!)];
      break;
    }
  }
  throw new FormulaError(`'${node}' is not a constraint: use <, <=, >, >= or ==`, formula, `${node}`);
}

/** Splits at the commas that are outside every bracket: those in min(dx, dy) stay. */
function splitAtCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
