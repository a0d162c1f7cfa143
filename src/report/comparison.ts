import pc from 'picocolors';
import { parseExpression } from '../algebra/expression.ts';
import type { Comparison, ComparisonRow } from '../run/comparison.ts';
import type { Verdict } from '../verdict.ts';
import { formulaBlock } from './formula-box.ts';
import { greekText } from './greek.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { marks } from './refutation.ts';
import { tableLines } from './table.ts';

/** Every way to write a comparison, by the name that `--reporter` takes. */
export const comparisonReporters = {
  text: comparisonText,
  json: (comparison: Comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
} as const satisfies Record<string, (comparison: Comparison, options: { colour?: boolean }) => string>;

/** What people read: what is claimed, a line for each row, and what the verdict promises, in words. */
export function comparisonText(
  comparison: Comparison,
  { colour = false }: { colour?: boolean } = {},
): string {
  const colours = pc.createColors(colour);
  const { version, results, theorem, kind, rows, verdict } = comparison;
  const paint: Record<Verdict, (text: string) => string> = {
    proved: colours.green,
    supported: colours.green,
    undecided: colours.yellow,
    refuted: colours.red,
  };
  const [titles, ...lines] = rowLines(comparison);
  const sections = [
    [colours.dim(`riskproof ${version}, ${results} held against ${theorem} (${kind})`)],
    claimLines(comparison),
    [colours.dim(titles!), ...lines.map((line, i) => paint[rows[i]!.verdict](line))],
    [colours.bold(paint[verdict](overall(comparison))), ...promiseLines(comparison)],
  ];
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

function claimLines({ of, direction, formula }: Comparison): string[] {
  const relation = direction === 'equal' ? 'is' : 'is at most';
  const block = formulaBlock(parseExpression(formula)).map((line) => `      ${line}`.trimEnd());
  return [`The claim: the mean of [${greekText(of)}] ${relation}`, '', ...block];
}

function rowLines({ rows, detects }: Comparison): string[] {
  const symbols = Object.keys(rows[0]!.values);
  const header = ['', 'line', ...symbols, 'predicted', 'mean', 'se', 'z', 'catches', 'verdict', ''];
  const cells = rows.map((row) => [
    marks[row.verdict],
    String(row.line),
    ...symbols.map((name) => [row.values[name]!].flat().map(formatNumber).join(';')),
    ...[row.predicted, row.mean, row.se].map(formatNumber),
    String(Number(row.z.toPrecision(3))),
    row.excluded === null ? '-' : formatPercent(row.excluded),
    row.verdict,
    remark(row, detects),
  ]);
  const numbers = header.flatMap((title, i) => (title === '' || title === 'verdict' ? [] : [i]));
  return tableLines(header, cells, numbers);
}

function remark({ verdict, mean, predicted, scale, excluded }: ComparisonRow, detects: number): string {
  if (verdict === 'supported') return '';
  if (scale === 0) return 'what errors are relative to is 0 here';
  if (verdict === 'refuted') {
    const off = Math.abs(mean - predicted) / scale;
    return `${formatPercent(off)} ${mean > predicted ? 'above' : 'below'} the formula`;
  }
  // Both the standard error and the distance that it explains fall as the root of the draws.
  const times = Number(((excluded! / detects) ** 2).toPrecision(2));
  return `about ${times} times as many draws would catch ${formatPercent(detects)}`;
}

function overall({ rows, verdict, theorem }: Comparison): string {
  const count = (wanted: Verdict) => rows.filter((row) => row.verdict === wanted).length;
  const counts = (['supported', 'refuted', 'undecided'] as const).map((one) => `${count(one)} ${one}`);
  const total = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return `${marks[verdict]} ${theorem} is ${verdict} by these results (${total}: ${counts.join(', ')})`;
}

function promiseLines({ falseAlarm, missedError, detects, ignored, kind, relativeTo }: Comparison): string[] {
  return [
    `False alarm: were the formula true, the chance that any row refutes it is at most ${formatNumber(falseAlarm)}.`,
    `Missed error: a formula that is wrong at one of these rows by more than ${formatPercent(detects)} of ${relativeTo} is supported with a chance of at most ${formatNumber(missedError)};`,
    '  a row "catches" what it alone excludes at that chance.',
    'Guarantee: asymptotic. The means are taken as normal, with the standard errors as they were reported.',
    ...(kind === 'conjecture' ? ['This is a conjecture: it can be supported or refuted, never proved.'] : []),
    ...(ignored.length > 0
      ? [`Not read: the columns ${ignored.map((name) => `'${name}'`).join(', ')}.`]
      : []),
  ];
}
