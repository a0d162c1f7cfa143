import { inherit } from '../../src/run/inherit.ts';
import { type SuiteReport, summarize } from '../../src/run/suite-report.ts';
import type { Counterexample, DerivationJudgement, TheoremJudgement } from '../../src/verdict.ts';
import { judgement } from '../run/judgements.ts';

export function reportOf(judgements: readonly TheoremJudgement[]): SuiteReport {
  return {
    version: '0.1.0',
    seed: 1,
    profile: 'default',
    falseAlarm: 1e-6,
    missedError: 1e-6,
    detects: 0.02,
    interrupted: false,
    theorems: inherit(judgements),
    summary: summarize(judgements),
  };
}

export const counterexample: Counterexample = {
  parameters: { n: 8, dx: 3, sigma: 0.5, s: [3, 1, 1] },
  road: 'plain',
  predicted: 0.6,
  measured: 0.7503,
  interval: [0.7401, 0.7605],
  seed: 1,
  path: '0:1',
  replay: 'riskproof check wrong-risk --seed 1 --path 0:1',
  numpy: 'import numpy as np\nn, dx = 8, 3\nprint(n)\n',
};

export const brokenDerivation: DerivationJudgement = {
  verdict: 'refuted',
  steps: [
    { formula: 'sigma^2*dy*T', relation: '=', by: 'noise-given-design', verdict: 'supported', holds: true },
    {
      formula: 'sigma^2*dy*dx/(n-dx)',
      relation: '=',
      verdict: 'refuted',
      by: 'inverse-wishart-trace',
      holds: false,
      note: 'the reason gives sigma^2*dy*dx/(n - dx - 1)',
    },
    { formula: 'sigma^2*dy*dx/(n-dx)', relation: '=', by: 'the claim', verdict: 'proved', holds: true },
  ],
};

/** One theorem of every fate. */
export const everyFate = reportOf([
  judgement({ id: 'lemma', verdict: 'proved', draws: 0, smallestCaught: null }),
  judgement({ id: 'wrong-risk', verdict: 'refuted', counterexample, draws: 1024 }),
  judgement({
    id: 'above-it',
    verdict: 'supported',
    guarantee: 'asymptotic',
    standsOn: ['wrong-risk', 'absent'],
  }),
  judgement({ id: 'mislabelled', derivation: brokenDerivation, standsOn: ['lemma'], draws: 1_234_567 }),
  judgement({
    id: 'short-of-draws',
    verdict: 'undecided',
    smallestCaught: null,
    note: 'the budget of draws ended',
  }),
  judgement({
    id: 'broke',
    verdict: 'undecided',
    smallestCaught: null,
    draws: 0,
    error: 'the plain estimator returned NaN\n  at n=8',
  }),
]);
