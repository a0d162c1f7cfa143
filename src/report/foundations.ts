import { type TheoremJudgement, type Verdict, weaker } from '../verdict.ts';

/** What a theorem stands on that is weaker than the theorem itself, or was not judged in this run. */
export interface WeakFoundation {
  readonly id: string;
  readonly verdict: Verdict | null;
}

/**
 * The weak foundations of a theorem, direct or not, in the order in which they are met.
 *
 * @param judgements - Of the whole run.
 */
export function weakFoundations(
  theorem: TheoremJudgement,
  judgements: readonly TheoremJudgement[],
): WeakFoundation[] {
  if (theorem.inherited === theorem.verdict) return [];
  const byId = new Map(judgements.map((judgement) => [judgement.id, judgement]));
  const below = new Set(theorem.standsOn);
  for (const id of below) for (const deeper of byId.get(id)?.standsOn ?? []) below.add(deeper);
  return [...below]
    .map((id) => ({ id, verdict: byId.get(id)?.verdict ?? null }))
    .filter(
      ({ id, verdict }) => id !== theorem.id && (verdict === null || isWeaker(verdict, theorem.verdict)),
    );
}

function isWeaker(one: Verdict, other: Verdict): boolean {
  return one !== other && weaker(one, other) === one;
}
