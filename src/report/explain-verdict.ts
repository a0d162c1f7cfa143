import type { SuiteReport } from '../run/suite-report.ts';
import { version } from '../run/version.ts';
import type { TheoremJudgement } from '../verdict.ts';
import type { ExplainedVerdict } from './explanation.ts';
import { formatNumber, formatParameters, formatPercent } from './numbers.ts';

/** What became of the theorem `id`; null if the run ended before it was judged. `command` repeats the judgement. */
export function explainVerdict(id: string, report: SuiteReport, command: string): ExplainedVerdict | null {
  const judgement = report.theorems.find((one) => one.id === id);
  if (judgement === undefined) return null;
  const { verdict, guarantee, inherited, draws, parametersTried, smallestCaught, note, error } = judgement;
  return {
    verdict,
    guarantee,
    inherited,
    draws,
    points: parametersTried.length,
    smallestCaught,
    ...(note !== undefined && { note }),
    ...(error !== undefined && { error }),
    command,
    citation: citationOf(judgement, report),
  };
}

/** One sentence: what was found, by what, and with which chances of error. */
function citationOf(judgement: TheoremJudgement, report: SuiteReport): string {
  const { id, verdict, guarantee, counterexample, derivation, smallestCaught } = judgement;
  const found = [`${id} is ${verdict} (${guarantee})`];
  if (counterexample !== null) {
    const { predicted, measured } = counterexample;
    const values =
      predicted === null ? '' : `: predicted ${formatNumber(predicted)}, measured ${formatNumber(measured)}`;
    found.push(`at ${formatParameters(counterexample.parameters)}${values}`);
  }
  if (derivation?.verdict === 'refuted') found.push('with a broken derivation');
  const chance = (of: number) => `a chance of at most ${formatNumber(of)}`;
  const errors = [`a true claim is refuted with ${chance(report.falseAlarm)}`];
  if (smallestCaught !== null && (verdict === 'supported' || verdict === 'proved')) {
    errors.push(
      `one that is wrong by more than ${formatPercent(smallestCaught)} at the parameters tried is supported with ${chance(report.missedError)}`,
    );
  }
  return `riskproof ${version}, seed ${report.seed}, profile ${report.profile}: ${found.join(' ')}; ${errors.join(', ')}.`;
}
