/**
 * The search for a certificate that a formula is positive on a whole domain. With each symbol written as its lower
 * bound plus a slack ≥ 0 (n = dx + 2 + [n], dx = 1 + [dx], …) a polynomial without negative coefficients is ≥ 0. Where
 * it has some, the first values of a slack are split off one by one, or an interval is halved, until the tail has
 * none. The search is bounded; certificate-checker.ts judges what it finds.
 */

import type { Proof, Statement } from '../verdict.ts';
import { type Branch, branchesOf, emptiness, ofInequality } from './branch.ts';
import { type Cases, candidatesFor, casesOfNaturals } from './cases.ts';
import { type ExactCounterexample, smallCounterexample } from './counterexample.ts';
import { parseExpression } from './expression.ts';
import type { Inequality } from './linear-inequalities.ts';
import { attemptPart } from './part-of-certificate.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { toText } from './rational-number.ts';
import { slackForms } from './slack-forms.ts';
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
