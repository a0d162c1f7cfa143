import { contains, type Domain, declareDomain, namesOf } from '../algebra/domain.ts';
import { isWithin } from '../algebra/domain-inclusion.ts';
import { leastOf } from '../algebra/parameter.ts';
import type { Reason } from '../derivation.ts';
import type { Theorem } from '../theorem.ts';
import type { Verdict } from '../verdict.ts';
import { pointKey } from './point.ts';
import { smallestPoints } from './smallest-points.ts';

const pointsTried = 200;
const functions = ['min', 'max'];

/** Whether a lemma, with its symbols renamed, holds on the whole claim domain of the theorem that cites it. */
export function judgeLemmaDomain(
  { claimDomain, parameters }: Theorem,
  { lemma, with: renaming }: Reason & { kind: 'lemma' },
): { readonly verdict: Exclude<Verdict, 'supported'>; readonly note?: string } {
  const renamed = (text: string) =>
    text.replace(/[A-Za-z_]\w*/g, (name) =>
      functions.includes(name) || !Object.hasOwn(renaming, name) ? name : `(${renaming[name]})`,
    );
  const { parameters: ofLemma, text: constraints } = lemma.claimDomain;
  // A natural that another expression stands for must still be as large as the lemma asks for.
  const least = namesOf(ofLemma, 'natural')
    .filter((name) => Object.hasOwn(renaming, name))
    .map((name) => `${name} >= ${leastOf(ofLemma, name)}`);
  const text = renamed([constraints, ...least].filter((part) => part.trim() !== '').join(', '));
  let domain: Domain;
  try {
    domain = declareDomain(parameters, text);
  } catch (error) {
    const reason = (error as Error).message;
    return { verdict: 'undecided', note: `that ${lemma.id} may be applied is not certified: ${reason}` };
  }
  if (isWithin(claimDomain, domain)) return { verdict: 'proved' };
  for (const values of smallestPoints(claimDomain, pointsTried)) {
    if (contains(domain, values)) continue;
    return {
      verdict: 'refuted',
      note: `${lemma.id} is claimed for ${text} only, and not at ${pointKey(values)}`,
    };
  }
  return { verdict: 'undecided', note: `that ${text}, where ${lemma.id} holds, is not certified` };
}
