/**
 * The independent checker: it searches for nothing, and trusts nothing of what found a certificate. It rests on the
 * kernel (rational.ts) and on the reading of a statement (statement.ts). Cases cover a domain because a form is ≥ 0
 * or is not; a leaf follows from the facts of its branch by linear algebra, and its fraction is the formula.
 */
import type { Certificate, Combination, Part, Proof, Statement } from '../verdict.ts';
import { type Polynomial, scale } from './polynomial.ts';
import * as kernel from './rational.ts';
import * as number from './rational-number.ts';
import * as reading from './statement.ts';
import { demand, type Fact, type Range } from './statement.ts';

/** What is wrong with a certificate, in one line; null if it proves its statement. */
export function objectionTo({ statement, proofs, roots = {} }: Certificate): string | null {
  try {
    for (const [name, { of, proofs }] of Object.entries(roots)) {
      demand(statement.symbols[name] === 'real >= 0', `${name} is not declared as a root`);
      const objection = objectionTo({ statement: { ...statement, formula: of, relation: '>=' }, proofs });
      demand(objection === null, `${of} >= 0: ${objection}`);
    }
    const facts = reading.factsOf(reading.domainOf(statement));
    demand(facts.length === proofs.length, `${proofs.length} proofs for ${facts.length} alternatives`);
    for (const [i, proof] of proofs.entries()) checkProof(statement, proof, facts[i]!);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkProof(statement: Statement, proof: Proof, facts: readonly Fact[]): void {
  if ('split' in proof) {
    const [holds, fails] = reading.casesOf(reading.readForm(proof.split), statement);
    checkProof(statement, proof.holds, [...facts, holds]);
    checkProof(statement, proof.fails, [...facts, fails]);
  } else if ('empty' in proof) {
    demand(excess(kernel.zero, proof.empty, facts).strict, 'a case is not shown to be empty');
  } else checkPart(statement, proof, facts);
}

/** form = value + Σ multiplier·fact; `strict` if it is > 0. */
function excess(form: kernel.RationalFunction, combination: Combination, facts: readonly Fact[]) {
  let [rest, strict] = [form, false];
  for (const [text, multiplier] of Object.entries(combination)) {
    const by = number.parseRational(multiplier);
    const fact = facts.find((known) => kernel.equal(known.form, reading.readForm(text)));
    demand(fact !== undefined && by.numerator > 0n, `${multiplier} times (${text} >= 0) is not known`);
    rest = kernel.subtract(rest, kernel.multiply(kernel.constant(by), fact.form));
    strict ||= fact.strict;
  }
  const value = reading.constantOf(rest);
  return { value, strict: value.numerator > 0n || (strict && value.numerator === 0n) };
}

function checkPart({ formula, relation }: Statement, part: Part, facts: readonly Fact[]): void {
  const ranges = new Map<string, Range>();
  const forms = Object.entries(part.slacks).map(([name, { is, from, atMost, atMostFrom = {} }]) => {
    const [symbol, form] = [reading.slackSymbol(name), reading.readForm(is)];
    const { value, strict } = excess(form, from, facts);
    demand(value.numerator >= 0n, `${name} = ${is} is not shown to be >= 0`);
    const most = atMost === undefined ? null : number.parseRational(atMost);
    const room = most && excess(kernel.subtract(kernel.constant(most), form), atMostFrom, facts).value;
    demand(room === null || number.isZero(room), `${name} = ${is} is not shown to be <= ${atMost}`);
    ranges.set(symbol, { strict, most });
    return [symbol, form] as const;
  });
  let f = reading.readFormula(formula);
  for (const [name, text] of Object.entries(part.substitution)) {
    const inSlacks = reading.readInSlacks(text);
    const back = forms.reduce((value, [slack, form]) => kernel.substitute(value, slack, form), inSlacks);
    demand(kernel.equal(back, kernel.symbol(name)), `${name} is not ${text}`);
    f = kernel.substitute(f, name, inSlacks);
  }
  const [top, bottom] = [reading.readInSlacks(part.numerator), reading.readInSlacks(part.denominator)];
  demand(kernel.equal(f, kernel.divide(top, bottom)), `it is not (${part.numerator})/(${part.denominator})`);
  const isPositive = (side: Polynomial) => lowest(side, ranges)?.positive === true;
  const isNonzero = (side: Polynomial) => isPositive(side) || isPositive(scale(side, number.rational(-1)));
  demand(isPositive(bottom.numerator) && f.poles.every(isNonzero), 'what is divided by may be zero');
  const bound = lowest(top.numerator, ranges);
  const isStated = bound !== null && number.equals(bound.least, number.parseRational(part.atLeast));
  const holds = isStated && (bound.positive || (relation === '>=' && bound.least.numerator >= 0n));
  demand(holds, `${part.numerator} >= ${part.atLeast}, and ${relation} 0, is not shown`);
}

/** The sum over the terms of the least that each can be; null if one is unbounded. `positive` if a > 0. */
function lowest(a: Polynomial, ranges: ReadonlyMap<string, Range>) {
  let [least, strict] = [number.zero, false];
  for (const { monomial, coefficient } of a.values()) {
    const known = [...monomial].map(([name, exponent]) => ({ exponent, range: ranges.get(name) }));
    if (known.some(({ range }) => range?.most && number.isZero(range.most))) continue;
    const isPositive = coefficient.numerator > 0n;
    const isKnown = known.every((of) => of.range ?? (isPositive && of.exponent % 2 === 0));
    if (!isKnown || (!isPositive && known.some(({ range }) => range!.most === null))) return null;
    strict ||= isPositive && monomial.size > 0 && known.every(({ range }) => range?.strict);
    if (isPositive && monomial.size > 0) continue;
    const powers = known.map(({ exponent, range }) => number.power(range!.most!, exponent));
    least = number.add(least, powers.reduce(number.multiply, coefficient));
  }
  return { least, positive: least.numerator > 0n || (strict && number.isZero(least)) };
}
