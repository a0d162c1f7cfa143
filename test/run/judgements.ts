import type { TheoremJudgement } from '../../src/verdict.ts';

/** A judgement for tests: supported, measured exactly, standing on nothing; whatever differs is given. */
export function judgement(given: Partial<TheoremJudgement> & { readonly id: string }): TheoremJudgement {
  const verdict = given.verdict ?? 'supported';
  return {
    kind: 'mean',
    verdict,
    guarantee: 'exact',
    standsOn: [],
    inherited: verdict,
    derivation: null,
    parametersTried: [],
    draws: 20_480,
    smallestCaught: 0.02,
    evidence: [],
    counterexample: null,
    ...given,
  };
}
