import type { Part, Slack } from '../verdict.ts';
import { type Branch, linearForm, slackOf, solveFor } from './branch.ts';
import { leastValue } from './least-value.ts';
import type { LinearForm } from './linear-form.ts';
import { formatPolynomial, type Polynomial, scale, symbolsIn } from './polynomial.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { negate, one, parseRational, rational, toText } from './rational-number.ts';
import type { RealRange } from './real-range.ts';
import type { Range } from './statement.ts';

/** What one branch comes to, without further cases: a part of the certificate, or what is in the way. */
export type Attempt =
  | { readonly kind: 'part'; readonly part: Part }
  /** The slack of this symbol is not ≥ 0 by linear algebra alone. */
  | { readonly kind: 'slack'; readonly name: string }
  /** The sign is not seen: for which reason, and what further cases could be made of. */
  | {
      readonly kind: 'sign';
      readonly reason: string;
      readonly slacks: readonly string[];
      /** How many terms were looked at. */
      readonly terms: number;
    };

/**
 * Writes f in slacks and looks at the signs.
 * @param forms - The form of each natural that is its slack, in an order in which they can be solved for.
 * @param fromAbove - A real that is bounded from above is written as that bound less a slack.
 */
export function attemptPart(
  f: RationalFunction,
  relation: '>' | '>=',
  branch: Branch,
  forms: ReadonlyMap<string, LinearForm>,
  fromAbove = false,
): Attempt {
  const written = slacksFor(symbolsOf(f), branch, forms, fromAbove);
  if ('missing' in written) return { kind: 'slack', name: written.missing };
  const { substitution, slacks, ranges } = written;
  const texts = substitution.map(([name, value]) => [name, kernel.formatRationalFunction(value)] as const);
  const where = texts.map(([name, text]) => `${name} = ${text}`).join(', ');
  let g = kernel.one;
  const refuse = (reason: string, symbols: readonly string[] = []): Attempt => ({
    kind: 'sign',
    reason: where === '' ? reason : `with ${where} ${reason}`,
    terms: [g.numerator, g.denominator, ...g.poles].reduce((sum, side) => sum + side.size, 0),
    slacks: [...ranges.keys()].filter((slack) => symbols.includes(slack)).map((slack) => slack.slice(1, -1)),
  });
  try {
    g = substitution.reduce((value, [name, by]) => kernel.substitute(value, name, by), f);
  } catch (error) {
    if (error instanceof kernel.DivisionByZeroError) return refuse(error.message);
    throw error;
  }
  const signOf = (side: Polynomial) =>
    [1, -1].find((sign) => leastValue(scale(side, rational(sign)), ranges).positive) ?? 0;
  for (const pole of [...g.poles, g.denominator]) {
    if (signOf(pole) === 0)
      return refuse(`'${formatPolynomial(pole)}', which is divided by, may be zero`, [...symbolsIn(pole)]);
  }
  const sign = rational(signOf(g.denominator));
  const [numerator, denominator] = [scale(g.numerator, sign), scale(g.denominator, sign)];
  const { least, positive, reason, symbols } = leastValue(numerator, ranges);
  if (least === null || !(positive || (relation === '>=' && least.numerator >= 0n)))
    return refuse(reason, symbols);
  const bounded = boundsNeeded([numerator, denominator, ...g.poles]);
  return {
    kind: 'part',
    part: {
      substitution: Object.fromEntries(texts),
      slacks: Object.fromEntries(
        Object.entries(slacks).map(([name, { is, from, ...bound }]) => [
          name,
          bounded.has(name) ? { is, from, ...bound } : { is, from },
        ]),
      ),
      numerator: formatPolynomial(numerator),
      denominator: formatPolynomial(denominator),
      atLeast: toText(least),
    },
  };
}

interface InSlacks {
  readonly substitution: readonly (readonly [string, RationalFunction])[];
  readonly slacks: Readonly<Record<string, Slack>>;
  readonly ranges: ReadonlyMap<string, Range>;
}

/** The symbols of a formula in slacks; or the first symbol whose slack linear algebra does not show to be ≥ 0. */
function slacksFor(
  occurring: ReadonlySet<string>,
  branch: Branch,
  forms: ReadonlyMap<string, LinearForm>,
  fromAbove: boolean,
): InSlacks | { readonly missing: string } {
  const ofReals = Object.entries(branch.reals).map(([name, { lower, upper }]): [string, LinearForm] => [
    name,
    fromAbove && upper !== null
      ? linearForm([[name, negate(one)]], upper)
      : linearForm([[name, one]], negate(lower)),
  ]);
  const solved = new Map<string, RationalFunction>();
  for (const [name, form] of [...forms, ...ofReals]) {
    solved.set(name, solveFor(name, form, kernel.symbol(bracketed(name)), solved));
  }
  const substitution = [...solved].filter(([name]) => occurring.has(name));
  const used = new Set(substitution.flatMap(([, value]) => [...symbolsIn(value.numerator)]));
  const slacks: Record<string, Slack> = {};
  const ranges = new Map<string, Range>();
  for (const [name, form] of [...forms, ...ofReals]) {
    if (!used.has(bracketed(name))) continue;
    const slack = slackOf(form, branch);
    if (slack === null) return { missing: name };
    slacks[bracketed(name)] = slack;
    const most = slack.atMost === undefined ? null : parseRational(slack.atMost);
    ranges.set(bracketed(name), { strict: isStrict(branch.reals[name], fromAbove), most });
  }
  return { substitution, slacks, ranges };
}

function symbolsOf({ numerator, denominator, poles }: RationalFunction): ReadonlySet<string> {
  return new Set([numerator, denominator, ...poles].flatMap((side) => [...symbolsIn(side)]));
}

/** Whether the slack of a real is > 0; that of a natural, which has no range, is an integer ≥ 0. */
function isStrict(range: RealRange | undefined, fromAbove: boolean): boolean {
  if (range === undefined) return false;
  return fromAbove && range.upper !== null ? !range.upperIncluded : !range.lowerIncluded;
}

/** The slack of a symbol is written [n]: no symbol can have such a name. */
const bracketed = (name: string): string => `[${name}]`;

/** Where no term of a polynomial differs in sign from the others, nothing needs to be known of the largest slacks. */
function boundsNeeded(sides: readonly Polynomial[]): ReadonlySet<string> {
  const mixed = sides.filter(
    (side) => new Set([...side.values()].map(({ coefficient }) => coefficient.numerator > 0n)).size === 2,
  );
  return new Set(mixed.flatMap((side) => [...symbolsIn(side)]));
}
