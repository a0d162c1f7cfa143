import { type TheoremJudgement, type Verdict, weaker } from '../verdict.ts';

/**
 * The same judgements with `inherited` filled in: the weakest verdict of a theorem and of everything that it
 * stands on, directly or not; null where some of that was not judged. Nothing else changes.
 */
export function inherit(judgements: readonly TheoremJudgement[]): TheoremJudgement[] {
  const byId = new Map(judgements.map((judgement) => [judgement.id, judgement]));
  return judgements.map((judgement) => ({ ...judgement, inherited: weakest(judgement, byId) }));
}

function weakest(
  theorem: TheoremJudgement,
  byId: ReadonlyMap<string, TheoremJudgement>,
): TheoremJudgement['inherited'] {
  let verdict: Verdict = theorem.verdict;
  // A set keeps the order of insertion and is walked while it grows; a circle of theorems ends by itself.
  const below = new Set(theorem.standsOn);
  for (const id of below) {
    const judgement = byId.get(id);
    if (judgement === undefined) return null;
    verdict = weaker(verdict, judgement.verdict);
    for (const deeper of judgement.standsOn) below.add(deeper);
  }
  return verdict;
}
