import { oneLine } from '../run/one-line.ts';
import type { TheoremJudgement } from '../verdict.ts';

/** From worst to most harmless; what a reader must look at, whatever the format. */
export const severities = ['refuted', 'broken derivation', 'error', 'undecided'] as const;
export type Severity = (typeof severities)[number];

/** One thing wrong with one theorem. A theorem whose claim and derivation are both refuted has two. */
export interface Finding {
  readonly severity: Severity;
  readonly judgement: TheoremJudgement;
  /** One line, with the id. */
  readonly headline: string;
}

/** All findings, worst first and then in the order of the suite. */
export function findings(judgements: readonly TheoremJudgement[]): Finding[] {
  return judgements
    .flatMap(findingsOf)
    .sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity));
}

/** The findings about one theorem, worst first. */
export function findingsOf(judgement: TheoremJudgement): Finding[] {
  const { id, verdict, derivation, error, note } = judgement;
  const found: Finding[] = [];
  const find = (severity: Severity, headline: string) => found.push({ severity, judgement, headline });
  if (verdict === 'refuted') find('refuted', `${id} is refuted`);
  if (derivation?.verdict === 'refuted') {
    const broken = derivation.steps.findIndex(({ holds }) => !holds);
    find(
      'broken derivation',
      `the derivation of ${id} breaks at step ${broken + 1} of ${derivation.steps.length}`,
    );
  }
  if (error !== undefined) find('error', `${id} could not be judged: ${oneLine(error)}`);
  else if (verdict === 'undecided')
    find('undecided', `${id} is undecided${note ? `: ${oneLine(note)}` : ''}`);
  return found;
}
