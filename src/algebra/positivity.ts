/**
 * The search for a certificate that a formula is positive on a whole domain. With each symbol written as its lower
 * bound plus a slack ≥ 0 (n = dx + 2 + [n], dx = 1 + [dx], …) a polynomial without negative coefficients is ≥ 0. Where
 * it has some, the first values of a slack are split off one by one, or an interval is halved, until the tail has
 * none. The search is bounded; certificate-checker.ts judges what it finds.
 */

import type { Proof, Statement } from '../verdict.ts';
import {
  type Branch,
  branchesOf,
  emptiness,
  formatForm,
  linearForm,
  ofInequality,
  slackOf,
} from './branch.ts';
import { type ExactCounterexample, smallCounterexample } from './counterexample.ts';
import { parseExpression } from './expression.ts';
import { combine, type Inequality, inequality } from './linear-inequalities.ts';
import { attemptPart } from './part-of-certificate.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import {
  add,
  compare,
  divide,
  floor,
  negate,
  one,
  parseRational,
  rational,
  toText,
} from './rational-number.ts';
import { sidesOf, slackForms } from './slack-forms.ts';
import { domainOf } from './statement.ts';

export type Positivity =
  | { readonly kind: 'positive'; readonly proofs: readonly Proof[] }
  /** The statement does not hold at a point of the domain. */
  | { readonly kind: 'refuted'; readonly reason: string }
  | { readonly kind: 'undecided'; readonly reason: string };

/** How many cases deep the search looks, and how many terms the formula has in all the branches that it looks at. */
const limits = { depth: 8, terms: 1500 };

/** After so many cases of which bound of a natural is the larger, one of them is used, which is weaker. */
const mostForced = 6;

class Undecided extends Error {}
class TooLong extends Undecided {}

interface Search {
  readonly f: RationalFunction;
  readonly relation: Statement['relation'];
  termsLeft: number;
}

/** Two branches that together are the one: where a form is ≥ 0, and where it is not. */
interface Cases {
  readonly at: string;
  readonly holds: Branch;
  readonly fails: Branch;
}

/** Certifies that a formula is defined and > 0 (or ≥ 0) at every point of the domain, or says why it cannot. */
export function certifyPositive(statement: Statement): Positivity {
  const domain = domainOf(statement);
  const { relation } = statement;
  try {
    const f = kernel.rationalFunction(parseExpression(statement.formula));
    if (f.radicals.size > 0)
      throw new Undecided(`the sign of ${[...f.radicals.keys()].join(', ')} is not certified`);
    const branches = branchesOf(domain);
    const search: Search = { f, relation, termsLeft: limits.terms };
    const attempt = (depth: number): Positivity => ({
      kind: 'positive',
      proofs: branches.map((branch) => prove(search, branch, depth)),
    });
    try {
      return attempt(0);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const found = smallCounterexample(f, domain, relation);
      if (found !== null) return refutation(found);
      return deepen(attempt) ?? { kind: 'undecided', reason: error.message };
    }
  } catch (error) {
    if (error instanceof Undecided || error instanceof kernel.DivisionByZeroError)
      return { kind: 'undecided', reason: error.message };
    throw error;
  }
}

/** With more and more cases, so that a short proof is found first; null if the limits are reached. */
function deepen(attempt: (depth: number) => Positivity): Positivity | null {
  for (let depth = 1; depth <= limits.depth; depth += 1) {
    try {
      return attempt(depth);
    } catch (error) {
      if (error instanceof TooLong) return null;
      if (!(error instanceof Undecided)) throw error;
    }
  }
  return null;
}

/** A formula that is not defined somewhere may still be one whose value there is meant otherwise. */
function refutation({ point, value }: ExactCounterexample): Positivity {
  const at = Object.entries(point).map(([name, number]) => `${name} = ${toText(number)}`);
  const reason = `at ${at.join(', ')} it is ${value === null ? 'not defined' : toText(value)}`;
  return { kind: value === null ? 'undecided' : 'refuted', reason };
}

/**
 * A proof on one branch.
 * @param depth - How many more cases may be made.
 * @param forced - How many were made that were needed to name the slacks.
 * @throws Undecided, with the reason
 */
function prove(search: Search, branch: Branch, depth: number, forced = 0): Proof {
  if (search.termsLeft < 0) throw new TooLong('the search is too long');
  const empty = emptiness(branch);
  if (empty !== null) return { empty };
  const slacks = slackForms(branch.system, branch.naturals, forced >= mostForced);
  if (slacks.kind === 'empty') throw new Undecided('a case is empty for integers alone');
  const split = ({ at, holds, fails }: Cases, deeper: number, soFar: number): Proof => ({
    split: at,
    holds: prove(search, holds, deeper, soFar),
    fails: prove(search, fails, deeper, soFar),
  });
  const force = (at: Inequality) => {
    if (forced > mostForced) throw new Undecided('the bounds of a natural have too many cases');
    return split(casesOfNaturals(branch, at), depth, forced + 1);
  };
  if (slacks.kind === 'split') return force(slacks.at);
  const forms = new Map([...slacks.forms].map(([name, form]) => [name, ofInequality(form)]));
  const attempt = attemptPart(search.f, search.relation, branch, forms);
  if (attempt.kind === 'part') return attempt.part;
  if (attempt.kind === 'slack') return force(slacks.forms.get(attempt.name)!);
  search.termsLeft -= attempt.terms;
  const fromAbove = attemptPart(search.f, search.relation, branch, forms, true);
  if (fromAbove.kind === 'part') return fromAbove.part;
  const candidates = depth === 0 ? [] : candidatesFor(branch, slacks.forms, attempt.slacks);
  for (const cases of candidates) {
    try {
      return split(cases, depth - 1, forced);
    } catch (error) {
      if (error instanceof TooLong || !(error instanceof Undecided)) throw error;
    }
  }
  throw new Undecided(attempt.reason);
}

/** Case distinctions that may help: which of two slacks is the larger, and where one slack is small. */
function candidatesFor(
  branch: Branch,
  forms: ReadonlyMap<string, Inequality>,
  names: readonly string[],
): Cases[] {
  const naturals = names.filter((name) => forms.has(name));
  const pairs = naturals.flatMap((one, i) => naturals.slice(i + 1).map((other) => [one, other] as const));
  return [
    ...pairs.flatMap(([one, other]) => {
      const difference = combine(forms.get(one)!, 1n, forms.get(other)!, -1n);
      return difference.coefficients.size === 0 ? [] : [casesOfNaturals(branch, difference)];
    }),
    ...names.flatMap((name) =>
      forms.has(name) ? smallNatural(branch, forms.get(name)!) : smallReal(branch, name),
    ),
  ];
}

function casesOfNaturals(branch: Branch, at: Inequality): Cases {
  const [holds, fails] = sidesOf(at).map((side) => ({ ...branch, system: [...branch.system, side] }));
  return { at: formatForm(ofInequality(at)), holds: holds!, fails: fails! };
}

/** A slack is 0 or more, or in one half of the values that it can have. */
function smallNatural(branch: Branch, form: Inequality): Cases[] {
  const most = slackOf(ofInequality(form), branch)?.atMost;
  const values = most === undefined ? null : floor(parseRational(most));
  if (values === 0n) return [];
  const least = values === null ? 1n : values / 2n + 1n;
  return [casesOfNaturals(branch, inequality(form.coefficients, form.constant - least))];
}

/** A half of its interval, or of an unbounded one what lies below 1, 2, 4, …. */
function smallReal(branch: Branch, name: string): Cases[] {
  const range = branch.reals[name]!;
  const { lower, upper } = range;
  const beyond = compare(lower, one) < 0 ? one : add(lower, lower);
  const at = upper === null ? beyond : divide(add(lower, upper), rational(2));
  if (upper !== null && compare(lower, upper) === 0) return [];
  const within = (part: Partial<typeof range>) => ({
    ...branch,
    reals: { ...branch.reals, [name]: { ...range, ...part } },
  });
  return [
    {
      at: formatForm(linearForm([[name, one]], negate(at))),
      holds: within({ lower: at, lowerIncluded: true }),
      fails: within({ upper: at, upperIncluded: true }),
    },
  ];
}
