import { type TheoremJudgement, type Verdict, weaker } from '../verdict.ts';

/**
 * The same judgements with `inherited` filled in: the weakest verdict of a theorem and of everything that it
 * stands on, directly or not; null where some of that was not judged. A conditioned draw is worth no more than the
 * facts that it assumes: unless all of them are supported, `smallestCaught` is what the plain roads caught.
 */
export function inherit(judgements: readonly TheoremJudgement[]): TheoremJudgement[] {
  const byId = new Map(judgements.map((judgement) => [judgement.id, judgement]));
  return judgements.map((judgement) => {
    const inherited = weakest(judgement, byId);
    const standsFirm = inherited === 'supported' || inherited === 'proved';
    return {
      ...judgement,
      inherited,
      smallestCaught: standsFirm ? judgement.smallestCaught : caughtPlainly(judgement),
    };
  });
}

function caughtPlainly({ evidence, smallestCaught }: TheoremJudgement): number | null {
  const plain = evidence.filter(({ road }) => road.startsWith('plain')).map(({ detects }) => detects);
  return smallestCaught === null || plain.length === 0 ? smallestCaught : Math.max(...plain);
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
