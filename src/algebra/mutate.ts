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
import { agree, ValuesAtPoints } from './numeric-difference.ts';
import { DivisionByZeroError, equal } from './rational.ts';
import { isInteger, add as plus, rational, toText } from './rational-number.ts';
import { factorsOf, productOf, sumOf, termsOf, tidy } from './sums-and-products.ts';

export const mutantKinds = [
  'constant',
  'exponent',
  'swap',
  'symbol',
  'term',
  'factor',
  'sign',
  'quotient',
] as const;
export type MutantKind = (typeof mutantKinds)[number];

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

export interface MutationOptions {
  /** The symbols that may be taken for one another; by default those of the formula. */
  readonly symbols?: Iterable<string>;
  /** What the formula stands for where it is compared: with abbreviations written out, say. Default: itself. */
  readonly meaning?: (formula: Expression) => Expression;
}

/** The near misses of a formula, and those slips of the pen that change nothing. */
export interface Mutation {
  readonly mutants: readonly Mutant[];
  /** Equal to the original by the kernel, although they are written otherwise. */
  readonly equivalent: readonly Mutant[];
}

/** The near misses alone; see `mutate`. */
export function mutants(formula: string, symbols?: Iterable<string>): readonly Mutant[] {
  return mutate(formula, symbols === undefined ? {} : { symbols }).mutants;
}

/**
 * All formulas at one typographical error from the given one: an integer constant or an exponent one off, two
 * symbols swapped throughout, a symbol replaced by another in one place, a term or factor dropped, a factor doubled, a
 * sign flipped, a quotient inverted. Of those that equal each other by the kernel only the first is given; those that
 * divide by zero everywhere are left out.
 *
 * @throws FormulaError if the formula cannot be read; DivisionByZeroError if it divides by zero everywhere
 */
export function mutate(formula: string, options: MutationOptions = {}): Mutation {
  const original = parseExpression(formula);
  const { meaning = (e) => e } = options;
  const symbols = [...(options.symbols ?? symbolsOf(original))];
  const candidates = [
    ...variationsOf(original),
    {
      kind: 'sign',
      description: 'sign of the whole flipped',
      expression: sumOf([{ inverse: true, of: original }]),
    } as const,
    ...swaps(original, symbols),
    ...replacements(original, symbols),
    ...replacementsThroughout(original, symbols),
  ];
  const points = new ValuesAtPoints();
  const candidateOf = (e: Expression) => {
    const stands = meaning(e);
    return { stands, values: points.of(stands), form: undefined as NormalForm | null | undefined };
  };
  type Candidate = ReturnType<typeof candidateOf>;
  const formOf = (one: Candidate) => {
    if (one.form === undefined) one.form = normalFormOrNull(one.stands);
    return one.form;
  };
  const sameAs = (one: Candidate, other: Candidate) =>
    agree(one.values, other.values) && equalForms(formOf(one), formOf(other));
  const asWritten = candidateOf(original);
  if (asWritten.values.every(isUndefined)) normalForm(asWritten.stands);
  const kept: Candidate[] = [];
  const written = new Set([formatExpression(tidy(original))]);
  const found: { mutants: Mutant[]; equivalent: Mutant[] } = { mutants: [], equivalent: [] };
  for (const { kind, description, expression } of candidates) {
    const mutant = { kind, description, formula: formatExpression(tidy(expression)) };
    if (written.has(mutant.formula)) continue;
    written.add(mutant.formula);
    const candidate = candidateOf(expression);
    if (candidate.values.every(isUndefined) && formOf(candidate) === null) continue;
    if (sameAs(candidate, asWritten)) found.equivalent.push(mutant);
    else if (!kept.some((earlier) => sameAs(candidate, earlier))) {
      kept.push(candidate);
      found.mutants.push(mutant);
    }
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
      {
        kind: 'factor',
        description: `factor '${formatExpression(factor.of)}' doubled`,
        expression: productOf(factors.toSpliced(i, 0, factor)),
      } as const,
    ]),
    ...(factors.some((factor) => factor.inverse)
      ? [{ kind: 'quotient', description: `quotient '${text}' inverted`, expression: inverted } as const]
      : []),
  ];
}

function swaps(e: Expression, symbols: readonly string[]): Variation[] {
  const used = symbols.filter((name) => symbolsOf(e).has(name));
  return used.flatMap((a, i) =>
    used.slice(i + 1).map((b) => ({
      kind: 'swap' as const,
      description: `'${a}' and '${b}' swapped`,
      expression: substituteExpressions(e, {
        [a]: { kind: 'symbol', name: b },
        [b]: { kind: 'symbol', name: a },
      }),
    })),
  );
}

/** Every occurrence of a symbol replaced by one that does not occur. */
function replacementsThroughout(e: Expression, symbols: readonly string[]): Variation[] {
  const used = symbolsOf(e);
  const unused = symbols.filter((name) => !used.has(name));
  return [...used]
    .filter((name) => symbols.includes(name))
    .flatMap((name) =>
      unused.map((other) => ({
        kind: 'symbol' as const,
        description: `'${other}' for '${name}' throughout`,
        expression: substituteExpressions(e, { [name]: { kind: 'symbol', name: other } }),
      })),
    );
}

/** One occurrence of a symbol replaced by another symbol. */
function replacements(e: Expression, symbols: readonly string[]): Variation[] {
  const inside = (part: Expression, rebuild: (changed: Expression) => Expression) =>
    replacements(part, symbols).map((variation) => ({
      ...variation,
      expression: rebuild(variation.expression),
    }));
  switch (e.kind) {
    case 'number':
      return [];
    case 'symbol':
      return symbols
        .filter((name) => name !== e.name)
        .map((name) => ({
          kind: 'symbol' as const,
          description: `'${name}' for '${e.name}'`,
          expression: { kind: 'symbol', name },
        }));
    case 'negate':
      return inside(e.of, (of) => ({ kind: 'negate', of }));
    case 'call':
      return e.arguments.flatMap((argument, i) =>
        inside(argument, (changed) => ({ ...e, arguments: e.arguments.with(i, changed) })),
      );
    default:
      return [
        ...inside(e.left, (left) => ({ ...e, left })),
        ...inside(e.right, (right) => ({ ...e, right })),
      ];
  }
}

const isUndefined = (value: number) => !Number.isFinite(value);

function equalForms(one: NormalForm | null, other: NormalForm | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.text === other.text) return true;
  return one.value !== null && other.value !== null && equal(one.value, other.value);
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
