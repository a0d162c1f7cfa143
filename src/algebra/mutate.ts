/**
 * Near misses of a formula: every slip of the pen of a few common kinds. A check that accepts a formula should
 * refuse these, and if it does not, it was too weak to notice the slip.
 */
import {
  type Expression,
  formatExpression,
  parseExpression,
  substituteExpressions,
  symbolsOf,
} from './expression.ts';
import { type NormalForm, normalForm } from './normal-form.ts';
import { DivisionByZeroError, equal } from './rational.ts';
import { isInteger, add as plus, rational, toText } from './rational-number.ts';
import { factorsOf, productOf, sumOf, termsOf, tidy } from './sums-and-products.ts';

export type MutantKind = 'constant' | 'exponent' | 'swap' | 'term' | 'factor' | 'sign' | 'quotient';

export interface Mutant {
  readonly kind: MutantKind;
  /** What was changed, such as "'dx' and 'dy' swapped". */
  readonly description: string;
  readonly formula: string;
}

interface Variation {
  readonly kind: MutantKind;
  readonly description: string;
  readonly expression: Expression;
}

/**
 * All formulas at one typographical error from the given one: an integer constant or an exponent one off, two
 * symbols swapped throughout, a term or factor dropped, a sign flipped, a quotient inverted. Those that equal the
 * original by the kernel, each other, or divide by zero everywhere, are left out.
 * @param symbols the symbols that may be taken for one another; by default those of the formula
 * @throws FormulaError if the formula cannot be read; DivisionByZeroError if it divides by zero everywhere
 */
export function mutants(formula: string, symbols?: Iterable<string>): Mutant[] {
  const original = parseExpression(formula);
  const candidates = [
    ...variationsOf(original),
    {
      kind: 'sign',
      description: 'sign of the whole flipped',
      expression: sumOf([{ inverse: true, of: original }]),
    } as const,
    ...swaps(original, [...(symbols ?? symbolsOf(original))]),
  ];
  const { text, value } = normalForm(original);
  const seen = new Set([text]);
  const found: Mutant[] = [];
  for (const { kind, description, expression } of candidates) {
    const normal = normalFormOrNull(expression);
    if (!normal || seen.has(normal.text)) continue;
    if (value && normal.value && equal(value, normal.value)) continue;
    seen.add(normal.text);
    found.push({ kind, description, formula: formatExpression(tidy(expression)) });
  }
  return found;
}

/** Every change of one place within the expression. */
function variationsOf(e: Expression): Variation[] {
  switch (e.kind) {
    case 'symbol':
      return [];
    case 'number':
      return isInteger(e.value) ? neighbours(e, 'constant', (expression) => expression) : [];
    case 'add':
    case 'subtract':
    case 'negate':
      return variationsOfTerms(e);
    case 'multiply':
    case 'divide':
      return variationsOfFactors(e);
    case 'power':
      return [
        ...within(e.left, (left) => ({ ...e, left })),
        ...(e.right.kind === 'number'
          ? neighbours(e.right, 'exponent', (right) => ({ ...e, right }))
          : within(e.right, (right) => ({ ...e, right }))),
      ];
    case 'call':
      return e.arguments.flatMap((argument, i) =>
        within(argument, (changed) => ({ ...e, arguments: e.arguments.with(i, changed) })),
      );
  }
}

function within(part: Expression, rebuild: (changed: Expression) => Expression): Variation[] {
  return variationsOf(part).map((variation) => ({ ...variation, expression: rebuild(variation.expression) }));
}

function neighbours(
  number: Expression & { kind: 'number' },
  kind: 'constant' | 'exponent',
  rebuild: (changed: Expression) => Expression,
): Variation[] {
  return [-1, 1].map((step) => {
    const value = plus(number.value, rational(step));
    const description = `${kind} ${toText(number.value)} became ${toText(value)}`;
    return { kind, description, expression: rebuild({ kind: 'number', value }) };
  });
}

function variationsOfTerms(sum: Expression): Variation[] {
  const terms = termsOf(sum);
  return terms.flatMap((term, i) => {
    const text = formatExpression(term.of);
    const rest = {
      kind: 'term',
      description: `term '${text}' dropped`,
      expression: sumOf(terms.toSpliced(i, 1)),
    } as const;
    const flipped = sumOf(terms.with(i, { ...term, inverse: !term.inverse }));
    const sign = {
      kind: 'sign',
      description: `sign of the term '${text}' flipped`,
      expression: flipped,
    } as const;
    return [
      ...within(term.of, (of) => sumOf(terms.with(i, { ...term, of }))),
      ...(terms.length > 1 ? [rest] : []),
      sign,
    ];
  });
}

function variationsOfFactors(product: Expression): Variation[] {
  const factors = factorsOf(product);
  const inverted = productOf(factors.map((factor) => ({ ...factor, inverse: !factor.inverse })));
  const text = formatExpression(product);
  return [
    ...factors.flatMap((factor, i) => [
      ...within(factor.of, (of) => productOf(factors.with(i, { ...factor, of }))),
      {
        kind: 'factor',
        description: `factor '${formatExpression(factor.of)}' dropped`,
        expression: productOf(factors.toSpliced(i, 1)),
      } as const,
    ]),
    ...(factors.some((factor) => factor.inverse)
      ? [{ kind: 'quotient', description: `quotient '${text}' inverted`, expression: inverted } as const]
      : []),
  ];
}

function swaps(e: Expression, symbols: readonly string[]): Variation[] {
  return symbols.flatMap((a, i) =>
    symbols.slice(i + 1).map((b) => ({
      kind: 'swap' as const,
      description: `'${a}' and '${b}' swapped`,
      expression: substituteExpressions(e, {
        [a]: { kind: 'symbol', name: b },
        [b]: { kind: 'symbol', name: a },
      }),
    })),
  );
}

/** Null if the expression divides by zero everywhere. */
function normalFormOrNull(e: Expression): NormalForm | null {
  try {
    return normalForm(e);
  } catch (error) {
    if (error instanceof DivisionByZeroError) return null;
    throw error;
  }
}
