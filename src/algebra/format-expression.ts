import type { Expression } from './expression-tree.ts';
import { toDecimalText, toText } from './rational-number.ts';

/** How tightly an expression binds when it is written without brackets. */
const binding = {
  add: 1,
  subtract: 1,
  multiply: 2,
  divide: 2,
  negate: 2,
  power: 3,
  call: 4,
  symbol: 4,
  number: 4,
};

function bindingOf(expression: Expression): number {
  const isFraction = expression.kind === 'number' && toDecimalText(expression.value) === null;
  return isFraction ? binding.divide : binding[expression.kind];
}

/**
 * Writes an expression with no more brackets than its meaning needs: parsing the text again gives an equal
 * formula, though perhaps another tree (a + (b + c) is written a + b + c).
 */
export function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return toDecimalText(expression.value) ?? toText(expression.value);
    case 'symbol':
      return expression.name;
    case 'negate':
      return `-${bracketed(expression.of, binding.multiply)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(formatExpression).join(', ')})`;
    case 'add':
      return `${bracketed(expression.left, binding.add, true)} + ${bracketed(expression.right, binding.add)}`;
    case 'subtract':
      return `${bracketed(expression.left, binding.add, true)} - ${bracketed(expression.right, binding.multiply)}`;
    case 'multiply':
      return `${bracketed(expression.left, binding.multiply, true)}*${bracketed(expression.right, binding.multiply)}`;
    case 'divide':
      return `${bracketed(expression.left, binding.multiply, true)}/${bracketed(expression.right, binding.power)}`;
    case 'power':
      return `${bracketed(expression.left, binding.call)}^${bracketed(expression.right, binding.power)}`;
  }
}

/** In brackets if it binds less tightly than `least`, or begins with a sign where a sign is not expected. */
function bracketed(expression: Expression, least: number, signAllowed = false): string {
  const text = formatExpression(expression);
  const needed = bindingOf(expression) < least || (!signAllowed && text.startsWith('-'));
  return needed ? `(${text})` : text;
}
