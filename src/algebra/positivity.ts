/**
 * Positivity for all parameters of a domain, by slack substitution: with each natural written as its lower bound plus
 * a slack ≥ 0 (n = dx + 2 + a, dx = r + 1 + b, …), a polynomial without negative coefficients is ≥ 0 on the whole
 * domain, and > 0 if one of its terms is. The converse fails, so the other answer is `undecided`.
 */
import { type Domain, namesOf } from './domain.ts';
import { formatPolynomial, type Polynomial, scale, symbolsIn } from './polynomial.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { compare, rational, zero } from './rational-number.ts';
import { slackCells, slackOf } from './slack-cells.ts';

/** One part of the domain, and the fraction there: neither side has a negative coefficient. */
export interface Certificate {
  /** The naturals in terms of slacks ≥ 0, such as n = '[dx] + [n] + 3'; a real too if a positive number bounds it. */
  readonly substitution: Readonly<Record<string, string>>;
  readonly numerator: string;
  readonly denominator: string;
}

export type Positivity =
  /** The parts together are the whole domain. */
  | { readonly kind: 'positive'; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'undecided'; readonly reason: string };

export interface PositivityOptions {
  /** '>' (the default): positive everywhere; '>=': nowhere negative. */
  readonly relation?: '>' | '>=';
  /** Symbols that are not parameters, but known to be > 0. */
  readonly positive?: Iterable<string>;
  /** Symbols that are not parameters, but known to be ≥ 0. */
  readonly nonNegative?: Iterable<string>;
}

/** What is known of the symbols after the substitution. */
interface Signs {
  readonly positive: ReadonlySet<string>;
  /** Contains the positive ones. */
  readonly nonNegative: ReadonlySet<string>;
}

class Undecided extends Error {}

/** Certifies that f is defined and > 0 (or ≥ 0) at every point of the domain, or says why it cannot. */
export function certifyPositive(
  f: RationalFunction,
  domain: Domain,
  options: PositivityOptions = {},
): Positivity {
  const { relation = '>' } = options;
  try {
    if (f.radicals.size > 0)
      throw new Undecided(`the sign of ${[...f.radicals.keys()].join(', ')} is not certified`);
    const { replacements, signs } = reals(domain, options);
    const certificates = slackCells(domain).map((cell) =>
      certifyWith(
        f,
        new Map([...cell.substitution, ...replacements]),
        withSlacks(signs, cell.slacks),
        relation,
      ),
    );
    return { kind: 'positive', certificates };
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'undecided', reason: error.message };
    throw error;
  }
}

/** Reals keep their names, except that one which is at least a positive number is that number plus a slack. */
function reals({ parameters, ranges }: Domain, { positive = [], nonNegative = [] }: PositivityOptions) {
  const strictly = new Set(positive);
  const weakly = new Set([...strictly, ...nonNegative]);
  const replacements = new Map<string, RationalFunction>();
  for (const name of namesOf(parameters, 'positive')) {
    const { lower, lowerIncluded } = ranges[name]!;
    const slack = slackOf(name);
    if (compare(lower, zero) > 0)
      replacements.set(name, kernel.add(kernel.constant(lower), kernel.symbol(slack)));
    else if (!lowerIncluded) strictly.add(name);
    weakly.add(compare(lower, zero) > 0 ? slack : name);
  }
  return { replacements, signs: { positive: strictly, nonNegative: new Set([...weakly, ...strictly]) } };
}

function withSlacks({ positive, nonNegative }: Signs, slacks: readonly string[]): Signs {
  return { positive, nonNegative: new Set([...nonNegative, ...slacks]) };
}

function certifyWith(
  f: RationalFunction,
  replacements: ReadonlyMap<string, RationalFunction>,
  signs: Signs,
  relation: '>' | '>=',
): Certificate {
  const occurring = new Set([f.numerator, f.denominator, ...f.poles].flatMap((side) => [...symbolsIn(side)]));
  const substitution = [...replacements].filter(([name]) => occurring.has(name));
  const texts = substitution.map(([name, value]) => [name, kernel.formatRationalFunction(value)] as const);
  const where = texts.map(([name, text]) => `${name} = ${text}`).join(', ');
  const refuse = (reason: string) => new Undecided(where === '' ? reason : `with ${where} ${reason}`);
  let g: RationalFunction;
  try {
    g = substitution.reduce((value, [name, by]) => kernel.substitute(value, name, by), f);
  } catch (error) {
    if (error instanceof kernel.DivisionByZeroError) throw refuse(error.message);
    throw error;
  }
  for (const pole of [...g.poles, g.denominator]) {
    const { mixed, strict } = signOf(pole, signs);
    if (mixed !== null || !strict)
      throw refuse(`'${formatPolynomial(pole)}', which is divided by, may be zero`);
  }
  const top = signOf(g.numerator, signs);
  if (top.mixed !== null) throw refuse(`the numerator '${formatPolynomial(g.numerator)}' has ${top.mixed}`);
  const bottom = signOf(g.denominator, signs);
  if (top.sign * bottom.sign < 0) throw refuse('it is negative or zero');
  if (relation === '>' && !top.strict)
    throw refuse(`the numerator '${formatPolynomial(g.numerator)}' may be zero`);
  const text = (side: Polynomial) => formatPolynomial(scale(side, rational(bottom.sign)));
  return {
    substitution: Object.fromEntries(texts),
    numerator: text(g.numerator),
    denominator: text(g.denominator),
  };
}

/**
 * The common sign of all terms (0 for the zero polynomial), and whether some term never vanishes; `mixed` says what
 * is in the way. An even power is ≥ 0 whatever its symbol is.
 */
function signOf(
  a: Polynomial,
  { positive, nonNegative }: Signs,
): { sign: number; strict: boolean; mixed: string | null } {
  let sign = 0;
  let strict = false;
  for (const { monomial, coefficient } of a.values()) {
    const unknown = [...monomial].find(
      ([symbol, exponent]) => exponent % 2 === 1 && !nonNegative.has(symbol),
    );
    if (unknown)
      return { sign: 0, strict: false, mixed: `the symbol ${unknown[0]}, whose sign is not known` };
    const own = compare(coefficient, zero);
    if (sign !== 0 && own !== sign) return { sign: 0, strict: false, mixed: 'coefficients of both signs' };
    sign = own;
    strict ||= [...monomial.keys()].every((symbol) => positive.has(symbol));
  }
  return { sign, strict, mixed: null };
}
