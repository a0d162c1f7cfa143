import type { Growth } from './growth.ts';
import { parts, secondsOf, type TheoremCost } from './profile.ts';
import { type BenchRow, isMet, type Pair } from './row.ts';

/** A Markdown table of the rows. */
export function table(rows: readonly BenchRow[]): string {
  const header = ['what', 'against', 'ours', 'other', 'ratio', 'goal', '', 'CPU', 'with start-up', 'peak MB'];
  const lines = rows.map((row) => [
    row.name,
    row.against ?? '',
    seconds(row.ours),
    seconds(row.other),
    ratio(row.ratio),
    goal(row),
    { true: 'met', false: 'not met', null: '' }[`${isMet(row)}`]!,
    row.processor ? both(row.processor, seconds) : '',
    row.wholeProcess ? both(row.wholeProcess, seconds) : '',
    row.memory ? both(row.memory, megabytes) : '',
  ]);
  return markdown(header, lines);
}

/** Costs at each size, with their exponents. */
export function growthTable(growths: readonly Growth[]): string {
  const header = ['what', 'grows with', 'exponent', 'promised', 'from', 'to'];
  const lines = growths.map(({ name, along, of, points, exponent, promised }) => {
    const show = ({ x, y }: Growth['points'][number]) =>
      `${of === 'draws' ? `${y} draws` : seconds(y)} at ${Number(x.toPrecision(3))}`;
    return [name, along, exponent.toFixed(2), `${promised}`, show(points[0]!), show(points.at(-1)!)];
  });
  return markdown(header, lines);
}

/** The share of each part in the whole, and the theorems that take longest. */
export function profileTable(costs: readonly TheoremCost[], longest = 10): string {
  const total = costs.reduce((sum, cost) => sum + secondsOf(cost), 0);
  const share = (of: number) => `${((100 * of) / total).toFixed(1)} %`;
  const shares = parts.map((part) => {
    const spent = costs.reduce((sum, cost) => sum + cost.spent[part], 0);
    return [part, seconds(spent), share(spent)];
  });
  const sorted = [...costs].sort((left, right) => secondsOf(right) - secondsOf(left)).slice(0, longest);
  const theorems = sorted.map((cost) => {
    const [most] = [...parts].sort((left, right) => cost.spent[right] - cost.spent[left]);
    return [cost.id, seconds(secondsOf(cost)), share(secondsOf(cost)), most!];
  });
  return [
    markdown(['part', 'time', 'share'], [...shares, ['all', seconds(total), share(total)]]),
    markdown(['theorem', 'time', 'share', 'most of it'], theorems),
  ].join('\n\n');
}

function markdown(header: readonly string[], lines: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function goal({ goal, goalSeconds }: BenchRow): string {
  if (goalSeconds !== undefined) return `< ${seconds(goalSeconds)}`;
  return goal === null ? '' : `≥ ${goal}×`;
}

const both = ({ ours, other }: Pair, show: (value: number) => string): string =>
  `${show(ours)}, ${show(other)}`;
const ratio = (value: number): string => `${value.toPrecision(2)}×`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)}`;

/** Three digits, in milliseconds below a second and in microseconds below a millisecond. */
export function seconds(value: number): string {
  if (value >= 1) return `${Number(value.toPrecision(3))} s`;
  return value >= 1e-3
    ? `${Number((1e3 * value).toPrecision(3))} ms`
    : `${Number((1e6 * value).toPrecision(3))} µs`;
}
