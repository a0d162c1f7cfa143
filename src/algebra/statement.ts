/** How a statement and the texts of its certificate are read. */
import type { Statement } from '../verdict.ts';
import { type Domain, declareDomain, type Parameters } from './domain.ts';
import { parseExpression } from './expression.ts';
import { signOf } from './parameter.ts';
import { constantValue, equal, one, symbolsIn } from './polynomial.ts';
import * as kernel from './rational.ts';
import { divide, negate, type Rational, rational } from './rational-number.ts';

/** A form that is ≥ 0; > 0 where `strict`. */
export interface Fact {
  readonly form: kernel.RationalFunction;
  readonly strict: boolean;
}

/** A symbol that is ≥ 0 (> 0 where `strict`), and at most `most` unless that is null. */
export interface Range {
  readonly strict: boolean;
  readonly most: Rational | null;
}

/** The statement about a formula on a domain. `others` are further symbols, > 0 or ≥ 0. Spectra are left out. */
export function statementOn(
  { parameters, text }: Pick<Domain, 'parameters' | 'text'>,
  formula: string,
  relation: Statement['relation'] = '>',
  others: Readonly<Record<string, '> 0' | '>= 0'>> = {},
): Statement {
  const kinds = Object.entries(parameters).flatMap(([name, { kind }]): [string, string][] =>
    kind === 'spectrum' ? [] : [[name, `${kind === 'natural' ? kind : 'real'} ${signOf(parameters, name)}`]],
  );
  const further = Object.entries(others).map(([name, sign]): [string, string] => [name, `real ${sign}`]);
  return { formula, relation, symbols: Object.fromEntries([...kinds, ...further]), domain: text };
}

/**
 * The domain of a statement.
 * @throws RangeError for a relation or a kind of symbol that cannot be read, and as `declareDomain` does.
 */
export function domainOf({ relation, symbols, domain }: Statement): Domain {
  if (relation !== '>' && relation !== '>=') throw new RangeError(`the relation is '${relation}'`);
  const declared = Object.entries(symbols).map(([name, text]): [string, Parameters[string]] => {
    const [, least] = /^natural >= (\d+)$/.exec(text) ?? [];
    if (least !== undefined) return [name, { kind: 'natural', meaning: '', least: Number(least) }];
    const [, sign] = /^real (>|>=) 0$/.exec(text) ?? [];
    if (sign === undefined) throw new RangeError(`the symbol ${name} is '${text}'`);
    return [name, { kind: 'positive', meaning: '', orZero: sign === '>=' }];
  });
  return declareDomain(Object.fromEntries(declared), domain);
}

/** What is known of the points of each alternative that a domain is the union of. */
export function factsOf({ alternatives, ranges }: Domain): readonly (readonly Fact[])[] {
  const linear = (coefficients: Iterable<readonly [string, Rational]>, constant: Rational) =>
    [...coefficients].reduce(
      (sum, [name, by]) => kernel.add(sum, kernel.multiply(kernel.constant(by), kernel.symbol(name))),
      kernel.constant(constant),
    );
  const ofReals = Object.entries(ranges).flatMap(
    ([name, { lower, lowerIncluded, upper, upperIncluded }]): Fact[] => [
      { form: linear([[name, rational(1)]], negate(lower)), strict: !lowerIncluded },
      ...(upper === null ? [] : [{ form: linear([[name, rational(-1)]], upper), strict: !upperIncluded }]),
    ],
  );
  return alternatives.map(({ inequalities }) => [
    ...inequalities.map(({ coefficients, constant }) => ({
      form: linear(
        [...coefficients].map(([name, by]) => [name, rational(by)] as const),
        rational(constant),
      ),
      strict: false,
    })),
    ...ofReals,
  ]);
}

/** Of any form: it is ≥ 0; or −form is, and −form − 1 if it is an integer. */
export function casesOf(form: kernel.RationalFunction, { symbols }: Statement): readonly [Fact, Fact] {
  const isNatural = (name: string) => (symbols[name] ?? '').startsWith('natural');
  // The kernel makes the coefficients of a numerator integers.
  const isInteger = equal(form.denominator, one) && [...symbolsIn(form.numerator)].every(isNatural);
  const less = kernel.subtract(kernel.constant(rational(isInteger ? -1 : 0)), form);
  return [
    { form, strict: false },
    { form: less, strict: false },
  ];
}

/** @throws RangeError if it does not hold. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new RangeError(otherwise);
}

/** @throws RangeError for a square root, and for a symbol that is named as a slack is. */
export function readFormula(text: string): kernel.RationalFunction {
  const f = kernel.rationalFunction(parseExpression(text));
  const symbols = [f.numerator, f.denominator, ...f.poles].flatMap((side) => [...symbolsIn(side)]);
  if (f.radicals.size > 0) throw new RangeError(`'${text}' has a square root`);
  if (symbols.some((name) => name.startsWith('slack_'))) throw new RangeError(`'${text}' names a slack`);
  return f;
}

/** A polynomial in the symbols of a statement. */
export function readForm(text: string): kernel.RationalFunction {
  return withoutPoles(readFormula(text), text);
}

/** A polynomial in slacks, which are written [n]: their symbols are slack_n. */
export function readInSlacks(text: string): kernel.RationalFunction {
  const inSymbols = text.replace(/\[(\w+)\]/g, 'slack_$1');
  return withoutPoles(kernel.rationalFunction(parseExpression(inSymbols)), text);
}

/** @throws RangeError if a symbol occurs. */
export function constantOf(f: kernel.RationalFunction): Rational {
  const [top, bottom] = [constantValue(f.numerator), constantValue(f.denominator)];
  if (top === null || bottom === null)
    throw new RangeError(`'${kernel.formatRationalFunction(f)}' is no constant`);
  return divide(top, bottom);
}

/** The symbol of a slack that is written [n]. */
export function slackSymbol(text: string): string {
  if (!/^\[\w+\]$/.test(text)) throw new RangeError(`'${text}' is no slack`);
  return `slack_${text.slice(1, -1)}`;
}

function withoutPoles(f: kernel.RationalFunction, text: string): kernel.RationalFunction {
  if (f.poles.length > 0) throw new RangeError(`'${text}' is no polynomial`);
  return f;
}
