/** Formulas as people write them, in one line: σ²·dy·dx/(n − dx − 1). */
import { type Constraint, type Expression, parseConstraints } from '../algebra/expression.ts';
import { type Rational, toDecimalText, toText } from '../algebra/rational-number.ts';
import { greekSymbol } from './greek.ts';

/** How tightly a formula binds when it is written without brackets: a sum, a product, a power, one thing. */
export const binding = { sum: 1, product: 2, power: 3, atom: 4 } as const;

export function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'add':
    case 'subtract':
      return binding.sum;
    case 'negate':
    case 'multiply':
    case 'divide':
      return binding.product;
    case 'power':
      return binding.power;
    case 'number':
      return toDecimalText(expression.value) === null ? binding.product : binding.atom;
    case 'call':
      return expression.name === 'sqrt' ? binding.power : binding.atom;
    case 'symbol':
      return binding.atom;
  }
}

/** One line. It says the same as the expression: only signs and letters differ from what `parseExpression` reads. */
export function formulaLine(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value);
    case 'symbol':
      return greekSymbol(expression.name);
    case 'negate':
      return `−${bracketed(expression.of, binding.product)}`;
    case 'call':
      return callText(expression.name, expression.arguments);
    case 'add':
      return `${bracketed(expression.left, binding.sum, true)} + ${bracketed(expression.right, binding.sum)}`;
    case 'subtract':
      return `${bracketed(expression.left, binding.sum, true)} − ${bracketed(expression.right, binding.product)}`;
    case 'multiply': {
      // a/b·c could be taken for a/(b·c).
      const least = isFraction(expression.left) ? binding.power : binding.product;
      return `${bracketed(expression.left, least, true)}·${bracketed(expression.right, binding.product)}`;
    }
    case 'divide':
      return `${bracketed(expression.left, binding.product, true)}/${bracketed(expression.right, binding.power)}`;
    case 'power':
      return `${bracketed(expression.left, binding.atom)}${exponentText(expression.right)}`;
  }
}

/** In brackets if it binds less tightly than `least`, or begins with a sign where none is expected. */
function bracketed(expression: Expression, least: number, signAllowed = false): string {
  const text = formulaLine(expression);
  return bindingOf(expression) < least || (!signAllowed && text.startsWith('−')) ? `(${text})` : text;
}

function isFraction(expression: Expression): boolean {
  if (expression.kind === 'number') return bindingOf(expression) === binding.product;
  return expression.kind === 'divide' || (expression.kind === 'multiply' && isFraction(expression.right));
}

function numberText(value: Rational): string {
  return (toDecimalText(value) ?? toText(value)).replaceAll('-', '−');
}

function callText(name: string, operands: readonly Expression[]): string {
  const [first] = operands;
  if (name === 'abs') return `|${formulaLine(first!)}|`;
  if (name !== 'sqrt') return `${name}(${operands.map(formulaLine).join(', ')})`;
  const isPlain =
    first!.kind === 'symbol' || (first!.kind === 'number' && /^[0-9]+$/.test(formulaLine(first!)));
  return isPlain ? `√${formulaLine(first!)}` : `√(${formulaLine(first!)})`;
}

const superscripts = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

/** ² for an integer, ^(…) for anything else. */
export function exponentText(exponent: Expression): string {
  const value = exponent.kind === 'negate' ? exponent.of : exponent;
  if (value.kind === 'number' && value.value.denominator === 1n) {
    const sign = exponent.kind === 'negate' ? -1n : 1n;
    const digits = [...String(sign * value.value.numerator)] as (keyof typeof superscripts)[];
    return digits.map((digit) => superscripts[digit]).join('');
  }
  return `^${bracketed(exponent, binding.atom)}`;
}

const relations: Readonly<Record<Constraint['relation'], string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
};

/** The conditions of a domain: 'n >= dx + 4, sigma > 0' becomes 'n ≥ dx + 4, σ > 0'. */
export function constraintsLine(text: string): string {
  return parseConstraints(text)
    .map(({ left, relation, right }) => `${formulaLine(left)} ${relations[relation]} ${formulaLine(right)}`)
    .join(', ');
}
