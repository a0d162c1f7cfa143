import pc from 'picocolors';
import type { AssumptionJudgement } from '../check/assumptions.ts';
import type { AssumptionReport } from '../run/assumptions.ts';
import type { ClaimKind } from '../verdict.ts';
import { formatNumber, formatParameters, formatPercent } from './numbers.ts';
import { marks as verdictMarks } from './refutation.ts';
import type { ReportOptions } from './report.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** Every way to write the table, by the name that `--reporter` takes. Each ends with a line break. */
export const assumptionReporters = {
  text: textTable,
  json: (report: AssumptionReport): string => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: AssumptionReport, options: ReportOptions) => string>;

export type AssumptionReporterName = keyof typeof assumptionReporters;

const marks = {
  'load-bearing': verdictMarks.refuted,
  'not load-bearing': verdictMarks.supported,
  undecided: verdictMarks.undecided,
  'not involved': '·',
  error: verdictMarks.error,
} as const;

const widthOfId = 27;
const widthOfCell = 14;
const columnsAtATime = 5;
const widthOfTable = widthOfId + columnsAtATime * widthOfCell;
/** So few theorems are shown one assumption a line, in words. */
const shownInWords = 2;

/** What people read: theorems by alternatives, in at most 100 columns, and what the marks and numbers promise. */
function textTable(report: AssumptionReport, { colour = false }: ReportOptions = {}): string {
  const colours = pc.createColors(colour);
  const ids = [...new Set(report.judgements.map(({ id }) => id))];
  const sections = [
    colours.dim(`riskproof ${report.version}, assumptions, seed ${report.seed}, profile ${report.profile}`),
    ...(ids.length <= shownInWords
      ? ids.map((id) => inWords(id, report, colours))
      : tables(ids, report, colours)),
    remarks(report, colours),
    legend(report, colours),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function tables(ids: readonly string[], report: AssumptionReport, colours: Colours): string[] {
  const groups = (['design', 'noise', null] as const).map((about) =>
    report.alternatives.filter((alternative) => alternative.about === about),
  );
  const titles = ['design X', 'noise E', 'of their own'];
  return groups.flatMap((group, which) =>
    chunks(group, columnsAtATime).map((columns) => {
      const head = columns.map(({ short }) => `  ${short}`.padEnd(widthOfCell)).join('');
      const rows = ids.flatMap((id) => {
        const cells = columns.map(({ name }) =>
          report.judgements.find((one) => one.id === id && one.name === name),
        );
        if (cells.every((one) => one === undefined)) return [];
        const text = cells
          .map(
            (one) => paint(one, colours)(cell(one)) + ' '.repeat(Math.max(1, widthOfCell - cell(one).length)),
          )
          .join('');
        // An id that is too long has a line to itself.
        return id.length < widthOfId
          ? [id.padEnd(widthOfId) + text.trimEnd()]
          : [id, ' '.repeat(widthOfId) + text.trimEnd()];
      });
      if (rows.length === 0) return '';
      return [colours.bold(titles[which]!.padEnd(widthOfId) + head.trimEnd()), ...rows].join('\n');
    }),
  );
}

function inWords(id: string, { judgements }: AssumptionReport, colours: Colours): string {
  const rows = judgements
    .filter((one) => one.id === id)
    .flatMap((one) => {
      const { parameters, alternative, involved } = one;
      const where =
        parameters === null || !involved ? [] : wrapped(`      at ${formatParameters(parameters)}`, '      ');
      return [paint(one, colours)(`  ${cell(one).padEnd(widthOfCell + 2)}${alternative}`), ...where];
    });
  return [colours.bold(id), ...rows].join('\n');
}

function cell(judgement: AssumptionJudgement | undefined): string {
  if (judgement === undefined) return '';
  const { effect, interval } = judgement;
  if (effect === null) return markOf(judgement);
  const decimals = Math.abs(effect) < 0.0995 ? 1 : 0;
  const sign = effect < 0 || judgement.kind === 'law' ? '' : '+';
  const size = `${sign}${(100 * effect).toFixed(decimals)}`;
  const half = interval === null ? '' : ` ± ${(50 * (interval[1] - interval[0])).toFixed(decimals)}`;
  return `${markOf(judgement)} ${size}${half}`;
}

function markOf({ error, finding, involved }: AssumptionJudgement): string {
  if (error !== undefined) return marks.error;
  return finding === 'not load-bearing' && !involved ? marks['not involved'] : marks[finding];
}

function paint(judgement: AssumptionJudgement | undefined, colours: Colours): (text: string) => string {
  if (judgement === undefined) return (text) => text;
  if (judgement.error !== undefined) return colours.red;
  if (!judgement.involved) return colours.dim;
  return { 'load-bearing': colours.red, 'not load-bearing': colours.green, undecided: colours.yellow }[
    judgement.finding
  ];
}

/** What the table cannot show: what broke, what stayed open, and what a theorem wrongly says it holds without. */
function remarks({ judgements, interrupted }: AssumptionReport, colours: Colours): string {
  const lines = judgements.flatMap((one) => {
    const { id, name, assumed, finding, note, error } = one;
    const what = `${markOf(one)} ${id}, ${name}:`;
    if (error !== undefined) return wrapped(`${what} broke: ${error}`, '  ').map(colours.red);
    if (finding === 'undecided') return wrapped(`${what} ${note ?? 'undecided'}`, '  ').map(colours.yellow);
    if (finding === 'load-bearing' && !assumed) {
      return wrapped(`${what} load-bearing, though the theorem says that it holds without`, '  ').map(
        colours.red,
      );
    }
    return [];
  });
  if (interrupted) lines.push('Interrupted: only what is above was judged.');
  return lines.join('\n');
}

function legend(report: AssumptionReport, colours: Colours): string {
  const { falseAlarm, missedError, intervalError, judgements, summary, detects, detectsDear } = report;
  const counts = `${summary['load-bearing']} load-bearing, ${summary['not load-bearing']} not load-bearing, ${summary.undecided} undecided`;
  const shows = (kind: ClaimKind) => judgements.some((one) => one.kind === kind && one.effect !== null);
  const dear = detectsDear === detects ? '' : ` (${formatPercent(detectsDear)} where draws are dear)`;
  return [
    colours.bold(counts + (summary.errors > 0 ? ` (${summary.errors} broke)` : '')),
    `${marks['load-bearing']} load-bearing: without the assumption the claim is refuted. ${marks['not load-bearing']} it is still supported. ${marks.undecided} undecided.`,
    `${marks['not involved']} it cannot matter: nothing in the claim is drawn by that law.`,
    ...wrapped(
      'Numbers: by how many per cent the quantity is off its claimed value without the assumption, ± half the width of ' +
        `an interval at the error rate ${formatNumber(intervalError)} each.` +
        (shows('regime') ? ' For a regime: by how much its boundary moves.' : '') +
        (shows('bound on a mean') ? ' For a bound: how far the quantity is from it.' : '') +
        (shows('law') ? ' For a law: the Kolmogorov distance from the claimed law.' : ''),
    ),
    ...wrapped(
      'All by plain simulate-and-fit, with variances from pilots, so the error rates are asymptotic. False alarm: the ' +
        `chance that any ${marks['load-bearing']} is wrong is at most ${formatNumber(falseAlarm)}, shared out over theorems, alternatives and ` +
        `points. Missed error: a claim that is off by more than ${formatPercent(detects)}${dear} at the points tried is called ` +
        `${marks['not load-bearing']} with a chance of at most ${formatNumber(missedError)}.`,
    ),
  ].join('\n');
}

/** Lines of whole words, none longer than the table. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= widthOfTable)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
