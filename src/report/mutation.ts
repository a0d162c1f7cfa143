import pc from 'picocolors';
import type { MutationReport, SurvivingMutant, TheoremScore } from '../run/mutation-report.ts';
import { formatCount, formatNumber, formatParameters, formatPercent } from './numbers.ts';
import { marks } from './refutation.ts';
import type { ReportOptions } from './report.ts';
import { tableLines } from './table.ts';
import { textBlock } from './text-block.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** How the score is written. */
export interface MutationReportOptions extends ReportOptions {
  /** Also the mutants that were killed, each with a point that killed it. */
  readonly verbose?: boolean;
}

/** Every way to write the score, by the name that `--reporter` takes. Each ends with a line break. */
export const mutationReporters = {
  text: textScore,
  json: (report: MutationReport): string => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: MutationReport, options: MutationReportOptions) => string>;

export type MutationReporterName = keyof typeof mutationReporters;

/** What people read: a line for each theorem, each survivor with the reason, and what the score promises. */
function textScore(report: MutationReport, options: MutationReportOptions = {}): string {
  const colours = pc.createColors(options.colour ?? false);
  const { profile, seed, theorems, version } = report;
  const sections = [
    colours.dim(`riskproof ${version}, mutation, seed ${seed}, profile ${profile}`),
    table(theorems, colours),
    ...theorems.flatMap((theorem) => [
      ...(options.verbose ? [kills(theorem)] : []),
      survivors(theorem, colours),
    ]),
    summary(report, colours),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function table(theorems: readonly TheoremScore[], colours: Colours): string {
  const header = ['', 'theorem', 'mutants', 'killed', 'weaker', 'survived', 'equivalent', ''];
  const rows = theorems.map((theorem) => [
    markOf(theorem),
    theorem.id,
    ...[theorem.mutants, theorem.killed, theorem.weaker, theorem.survived.length, theorem.equivalent].map(
      formatCount,
    ),
    remark(theorem),
  ]);
  const [titles, ...lines] = tableLines(header, rows, [2, 3, 4, 5, 6]);
  const painted = lines.map((line, i) => {
    const mark = markOf(theorems[i]!);
    if (mark === marks.supported) return colours.green(line);
    return mark === '·' ? line : colours.red(line);
  });
  return [colours.dim(titles!), ...painted].join('\n');
}

function markOf({ error, mutants, survived, verdict }: TheoremScore): string {
  if (error !== undefined) return marks.error;
  if (verdict === 'refuted' || survived.some(({ missed }) => missed)) return marks.refuted;
  return mutants === 0 ? '·' : marks.supported;
}

function remark({ error, note, verdict }: TheoremScore): string {
  if (error !== undefined) return 'broke';
  return note ?? (verdict === 'undecided' ? 'undecided itself: some points exclude nothing' : '');
}

function survivors({ error, id, survived }: TheoremScore, colours: Colours): string {
  if (error !== undefined) return [colours.red(`${marks.error} ${id} broke`), `    ${error}`].join('\n');
  if (survived.length === 0) return '';
  const missed = survived.some((mutant) => mutant.missed);
  const title = `${id}: ${formatCount(survived.length)} survived`;
  return [missed ? colours.red(title) : colours.bold(title), ...survived.flatMap(survivorLines)].join('\n');
}

function survivorLines({
  description,
  difference,
  formula,
  missed,
  place,
  reason,
}: SurvivingMutant): string[] {
  const size = difference === null || difference === 0 ? '' : `up to ${formatPercent(difference)} off: `;
  return [
    `  ${missed ? `${marks.refuted} ` : ''}${place}: ${description}`,
    `      ${formula === '' ? '(no constraint)' : formula}`,
    ...textBlock(`${size}${reason}`, 94).map((line) => `      ${line}`),
  ];
}

function kills({ id, kills: killed, points }: TheoremScore): string {
  if (killed.length === 0) return '';
  const lines = killed.flatMap(({ difference, formula, killedBy, place, reason }) => {
    const [first] = killedBy;
    const at = first === undefined ? '' : ` at ${formatParameters(points[first]!)}`;
    const more = killedBy.length > 1 ? ` and ${killedBy.length - 1} more` : '';
    const size = difference === null ? '' : `, up to ${formatPercent(difference)} off`;
    return [
      `  ${place}: ${formula === '' ? '(no constraint)' : formula}`,
      `      killed${at}${more}${reason === null ? size : `: ${reason}`}`,
    ];
  });
  return [`${id}: ${formatCount(killed.length)} killed`, ...lines].join('\n');
}

function summary({ interrupted, missedError, theorems, total }: MutationReport, colours: Colours): string {
  const { agreeing, equivalent, killed, mutants, smallestDifference, survived, weaker } = total;
  const missed = survived.filter((mutant) => mutant.missed);
  const failing = [...new Set(missed.map(({ id }) => id))];
  const counts = [
    `${formatCount(mutants)} mutants of ${theorems.length} ${theorems.length === 1 ? 'theorem' : 'theorems'}`,
    `${formatCount(killed)} killed`,
    `${formatCount(weaker)} weaker but still true`,
    `${formatCount(survived.length)} survived`,
  ];
  const smallest =
    smallestDifference === null
      ? ''
      : ` The smallest difference of a survivor, if it has one, is ${formatPercent(smallestDifference)}.`;
  return [
    colours.bold(`${counts.join(', ')} (${formatCount(equivalent)} more say the same, and are none)`),
    missed.length === 0
      ? 'Every mutant that differs by more than twice what is detected, at any point drawn, is killed.'
      : colours.red(
          `${formatCount(missed.length)} differ by more than twice what is detected at a point drawn, and survive: ${failing.join(', ')}`,
        ),
    ...textBlock(
      `${formatCount(agreeing)} of them (${formatPercent(mutants === 0 ? 0 : agreeing / mutants)}) agree with the theorem at every point drawn.${smallest}`,
    ),
    ...textBlock(
      'Killed by draws alone: those that judge the theorem leave an interval of values open at each point, and a formula outside of it is killed. ' +
        `The interval misses the true value with a chance of at most ${formatNumber(missedError)} at a point, however many mutants are held against it. ` +
        'A mistyped domain is drawn from at the smallest points that it should not have. A sharper bound that still holds has slack to thank.',
    ),
    ...(interrupted ? ['Interrupted: only the theorems above were judged.'] : []),
  ].join('\n');
}
