import pc from 'picocolors';
import type { SuiteReport } from '../run/suite-report.ts';
import { theoremShare } from '../statistics/budget.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { changeText } from './changes.ts';
import { findings } from './findings.ts';
import { weakFoundations } from './foundations.ts';
import { formatCaught, formatCount, formatNumber, formatPercent, isAbsolute } from './numbers.ts';
import { findingText, marks } from './refutation.ts';
import { tableLines } from './table.ts';

export { refutationText } from './refutation.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** What people read: a line for each theorem, every finding in full, and what the run promises, in words. */
export function textReport(report: SuiteReport, { colour = false }: { colour?: boolean } = {}): string {
  const colours = pc.createColors(colour);
  const { version, seed, profile, theorems } = report;
  const sections = [
    colours.dim(`riskproof ${version}, seed ${seed}, profile ${profile}`),
    table(theorems, colours),
    ...findings(theorems).map((finding) => findingText(finding, colours)),
    ...(report.changes ?? []).map((change) => changeText(change, colours)),
    summary(report, colours),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function table(judgements: readonly TheoremJudgement[], colours: Colours): string {
  if (judgements.length === 0) return '';
  const header = ['', 'theorem', 'verdict', 'guarantee', 'draws', 'catches', ''];
  const rows = judgements.map((judgement) => cells(judgement, judgements));
  const [titles, ...lines] = tableLines(header, rows, [4, 5]);
  return [colours.dim(titles!), ...lines.map((line, i) => paint(judgements[i]!, colours)(line))].join('\n');
}

function cells(judgement: TheoremJudgement, all: readonly TheoremJudgement[]): string[] {
  const { id, verdict, guarantee, draws, smallestCaught, error } = judgement;
  return [
    error === undefined ? marks[verdict] : marks.error,
    id,
    verdict,
    guarantee,
    draws === 0 ? '-' : formatCount(draws),
    smallestCaught === null ? '-' : formatCaught(judgement.kind, smallestCaught),
    remark(judgement, all),
  ];
}

function remark(judgement: TheoremJudgement, all: readonly TheoremJudgement[]): string {
  const remarks: string[] = [];
  if (judgement.kind === 'conjecture') remarks.push('conjecture');
  if (judgement.error !== undefined) remarks.push('broke');
  if (judgement.derivation?.verdict === 'refuted') remarks.push('its derivation is broken');
  remarks.push(...slackOf(judgement));
  const weak = weakFoundations(judgement, all);
  if (weak.length > 0) {
    const shown = weak.slice(0, 3).map(({ id, verdict }) => `${id} (${verdict ?? 'not judged'})`);
    const more = weak.length > 3 ? ` and ${weak.length - 3} more` : '';
    remarks.push(`stands on ${shown.join(', ')}${more}`);
  }
  return remarks.join('; ');
}

/** How far below a bound on a mean or a probability the estimates are, in per cent of the bound. */
function slackOf({ evidence, kind, verdict }: TheoremJudgement): string[] {
  if (verdict !== 'supported' || (kind !== 'bound on a mean' && kind !== 'probability')) return [];
  const slacks = evidence.flatMap(({ slack }) => (slack === undefined ? [] : [slack]));
  if (slacks.length === 0) return [];
  const [least, most] = [Math.min(...slacks), Math.max(...slacks)].map(formatPercent);
  return [least === most ? `slack ${least}` : `slack ${least} to ${most}`];
}

function paint(judgement: TheoremJudgement, colours: Colours): (line: string) => string {
  if (judgement.error !== undefined || judgement.derivation?.verdict === 'refuted') return colours.red;
  return { proved: colours.green, supported: colours.green, undecided: colours.yellow, refuted: colours.red }[
    judgement.verdict
  ];
}

function summary(report: SuiteReport, colours: Colours): string {
  const { proved, supported, refuted, undecided, errors, total } = report.summary;
  const counts = `${theorems(total)}: ${proved} proved, ${supported} supported, ${refuted} refuted, ${undecided} undecided`;
  const broken = report.theorems.filter(({ derivation }) => derivation?.verdict === 'refuted').length;
  return [
    colours.bold(
      counts +
        (errors > 0 ? ` (${errors} broke)` : '') +
        (broken > 0 ? `; ${broken} with a broken derivation` : ''),
    ),
    ...(report.interrupted ? ['Interrupted: only the theorems above were judged.'] : []),
    `False alarm: were every claim true, the chance that this run refutes any of them is at most ${formatNumber(report.falseAlarm)}.`,
    ...budgets(report),
    `Missed error: a claim that is wrong by more than it "catches", at the parameters tried, is supported with a chance of at most ${formatNumber(report.missedError)}.`,
    ...(report.theorems.some(({ kind }) => isAbsolute(kind))
      ? ['  without a %: a difference of two probabilities, or of two exponents of a rate.']
      : []),
  ].join('\n');
}

/** The two kinds of guarantee apart: the second is never sold as the first. */
function budgets({ theorems: judgements, falseAlarm }: SuiteReport): string[] {
  const exact = judgements.filter(({ guarantee }) => guarantee === 'exact').length;
  const asymptotic = judgements.length - exact;
  const spent = (count: number) => formatNumber(Number((count * theoremShare(falseAlarm)).toPrecision(2)));
  const lines: string[] = [];
  if (exact > 0) {
    lines.push(
      `  exact: ${theorems(exact)} may spend ${spent(exact)} of it, which holds at every sample size.`,
    );
  }
  if (asymptotic > 0) {
    lines.push(
      `  asymptotic: ${theorems(asymptotic)} may spend ${spent(asymptotic)} of it, which rests on a pilot estimate of a variance or on a limit.`,
    );
  }
  const derived = judgements.filter(({ derivation }) => derivation && derivation.verdict !== 'proved').length;
  if (derived > 0) {
    const whose = derived === 1 ? '1 derivation' : `${derived} derivations`;
    lines.push(
      `  asymptotic: the measured steps of ${whose} may spend ${spent(derived)} of it, which rests on a pilot estimate of a variance.`,
    );
  }
  return lines;
}

function theorems(count: number): string {
  return count === 1 ? '1 theorem' : `${count} theorems`;
}
