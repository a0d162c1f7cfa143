import { judge } from '../../src/check/theorem.ts';
import { positive, restate, simulated, type Theorem, theorem } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import type { Evidence, TheoremJudgement } from '../../src/verdict.ts';

/** falseAlarm and missedError are 1e-6 a run, and the seed is fixed: no verdict below is left to chance. */
export const options = { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;

export const judged = (toy: Theorem): TheoremJudgement => judge(toy, options);

/** What every toy declares beside its claim: one parameter `a` between 1/2 and 2. */
export const toy = {
  id: 'toy',
  cites: 'none',
  statement: 'A toy.',
  parameters: { a: positive('a scale') },
  holdsWhen: 'a >= 1/2, a <= 2',
} as const;

export type ToyValues = { readonly a: number };

/** A draw that depends on a, with its name. */
export const drawing = (draw: (a: number, stream: RandomStream) => number) =>
  simulated<ToyValues>('toy draw', ({ a }, stream) => draw(a, stream));

/** The verdict under another formula. */
export const verdictOf = (original: Theorem, formula: string) => judged(restate(original, formula)).verdict;

export const verdictsByRoad = (judgement: TheoremJudgement): Record<string, Evidence['verdict']> =>
  Object.fromEntries(judgement.evidence.map(({ road, verdict }) => [road, verdict]));

export { theorem };
