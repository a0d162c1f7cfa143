/** Formulas in two dimensions, for a terminal: a fraction has its numerator above its denominator. */
import type { Expression } from '../algebra/expression.ts';
import { toDecimalText } from '../algebra/rational-number.ts';
import { binding, bindingOf, exponentText, formulaLine } from './formula-line.ts';
import { type Box, beside, fraction, inBrackets, raised, textBox } from './text-box.ts';

/** The lines of a formula. Sums that are wider than `width` go on below, with the sign in front. */
export function formulaBlock(expression: Expression, width = 100): string[] {
  const rows: Box[] = [];
  for (const [sign, term] of termsOf(expression)) {
    const box = termBox(sign, term, rows.length === 0);
    const last = rows.at(-1);
    if (last === undefined || last.width + 1 + box.width > width) rows.push(box);
    else rows[rows.length - 1] = beside(last, textBox(' '), box);
  }
  return rows.flatMap(({ lines }) => lines.map((line) => line.trimEnd()));
}

type Sign = '+' | '−';

/** a − b + c as its terms with their signs; a sum within brackets on the right stays one term. */
function termsOf(expression: Expression): [Sign, Expression][] {
  if (expression.kind === 'add') return [...termsOf(expression.left), ['+', expression.right]];
  if (expression.kind === 'subtract') return [...termsOf(expression.left), ['−', expression.right]];
  return [['+', expression]];
}

/** A term behind its sign; one that begins with a sign itself, or is a sum, gets brackets. */
function termBox(sign: Sign, term: Expression, isFirst: boolean): Box {
  if (isFirst) return boxOf(term);
  const least = sign === '+' ? binding.sum : binding.product;
  return beside(textBox(`${sign} `), bracketed(term, least));
}

function boxOf(expression: Expression): Box {
  switch (expression.kind) {
    case 'add':
    case 'subtract':
      return sumBox(expression);
    case 'negate':
      return beside(textBox('−'), bracketed(expression.of, binding.product));
    case 'multiply':
      return beside(
        bracketed(expression.left, binding.product, true),
        textBox('·'),
        bracketed(expression.right, binding.product),
      );
    case 'divide':
      // One storey only: a fraction within a fraction is written with a slash.
      return fraction(textBox(formulaLine(expression.left)), textBox(formulaLine(expression.right)));
    case 'power':
      return powerBox(expression, expression.left, expression.right);
    case 'number': {
      const { numerator, denominator } = expression.value;
      if (toDecimalText(expression.value) !== null) return textBox(formulaLine(expression));
      const bar = fraction(
        textBox(String(numerator < 0n ? -numerator : numerator)),
        textBox(String(denominator)),
      );
      return numerator < 0n ? beside(textBox('−'), bar) : bar;
    }
    case 'symbol':
    case 'call':
      return textBox(formulaLine(expression));
  }
}

function sumBox(expression: Expression): Box {
  const boxes = termsOf(expression).map(([sign, term], i) => termBox(sign, term, i === 0));
  return beside(...boxes.flatMap((box, i) => (i === 0 ? [box] : [textBox(' '), box])));
}

function powerBox(whole: Expression, base: Expression, exponent: Expression): Box {
  const box = bracketed(base, binding.atom);
  const text = exponentText(exponent);
  if (box.lines.length === 1) return beside(box, textBox(text));
  return text.startsWith('^') ? textBox(formulaLine(whole)) : raised(box, text);
}

function bracketed(expression: Expression, least: number, signAllowed = false): Box {
  const box = boxOf(expression);
  const startsWithSign = formulaLine(expression).startsWith('−');
  return bindingOf(expression) < least || (!signAllowed && startsWithSign) ? inBrackets(box) : box;
}
