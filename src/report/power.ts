import pc from 'picocolors';
import type { Detectable, RoadDetectable, TheoremPower } from '../check/power.ts';
import type { PowerReport } from '../run/power.ts';
import { formatCaught, formatCount, formatNumber, formatParameters, formatPercent } from './numbers.ts';
import { tableLines } from './table.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** Every way to write what draws can see, by the name that `--format` takes. Each ends with a line break. */
export const powerReporters = {
  text: powerText,
  json: (report: PowerReport) => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: PowerReport, options: { colour?: boolean }) => string>;

/** What people read: for each theorem a line a road, and which of them decides. */
function powerText(report: PowerReport, { colour = false }: { colour?: boolean } = {}): string {
  const colours = pc.createColors(colour);
  const { version, seed, profile, draws, theorems } = report;
  const title = `riskproof ${version}, power, seed ${seed}, profile ${profile}: ${question(report)}`;
  const sections = [
    [colours.dim(title)],
    ...theorems.map((one) => theoremLines(one, draws !== null, colours)),
    promiseLines(report),
  ];
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

function question({ draws, detects }: PowerReport): string {
  if (detects === null)
    return `the error that ${formatCount(draws!)} draws catch along each road at each point`;
  const { means, limits } = detects;
  if (means === limits) return `the draws that ${formatPercent(means)} needs`;
  return `the draws that ${formatPercent(means)} needs, ${formatPercent(limits)} where draws are dear`;
}

function theoremLines(power: TheoremPower, isBudget: boolean, colours: Colours): string[] {
  const { id, kind, points, caught, bottleneck, roads, total, error } = power;
  const title = colours.bold(`${id} (${kind})`);
  if (error !== undefined) return [`${title}: ${colours.red(error)}`];
  if (caught === null) return [`${title}: exact, nothing is drawn`];
  const header = ['road', 'catches', ...(isBudget ? [] : ['draws', 'all points']), 'at its worst point'];
  const rows = roads.map((road) => [
    road.road,
    seen(power, road),
    ...(isBudget ? [] : [count(road.draws), count(road.total)]),
    formatParameters(road.parameters),
  ]);
  const [titles, ...lines] = tableLines(header, rows, isBudget ? [1] : [1, 2, 3]);
  const where = `${bottleneck!.road} at ${formatParameters(bottleneck!.parameters)}`;
  return [
    `${title}, ${points} ${points === 1 ? 'point' : 'points'}`,
    ...[colours.dim(titles!), ...lines, ...notes(roads)].map((line) => `  ${line}`),
    `  ${colours.bold(conclusion(power, caught, isBudget))}; the bottleneck is ${where}`,
    ...(isBudget ? [] : [`  all roads at all points: ${count(total)} draws`]),
  ];
}

function conclusion(power: TheoremPower, caught: Detectable, isBudget: boolean): string {
  if (!seesAnything(caught))
    return isBudget ? 'too few draws to catch any error' : 'no number of draws is enough';
  const error = seen(power, caught);
  return isBudget ? `catches ${error}` : `${error} needs ${count(caught.draws)} draws at a point`;
}

const seesAnything = ({ draws, error }: Detectable): boolean => draws < Infinity && error < Infinity;

const seen = ({ kind }: TheoremPower, detectable: Detectable): string =>
  seesAnything(detectable) ? formatCaught(kind, detectable.error) : '-';

const count = (draws: number): string => (draws < Infinity ? formatCount(Math.ceil(draws)) : '-');

/** Notes of the roads, each once. */
function notes(roads: readonly RoadDetectable[]): string[] {
  const byNote = new Map<string, string[]>();
  for (const { road, note } of roads) {
    if (note !== undefined) byNote.set(note, [...(byNote.get(note) ?? []), road]);
  }
  return [...byNote].map(([note, named]) => `${named.join(', ')}: ${note}`);
}

function promiseLines({ missedError }: PowerReport): string[] {
  return [
    `A claim that is wrong by more than a road "catches" is supported by it with a chance of at most ${formatNumber(missedError)}.`,
    'A theorem catches the largest error over its points of the smallest over the roads there, provided that what a',
    'conditioned road rests on is itself supported; else the plain road counts.',
    'Draws are those after which a right formula is expected to be supported, to leading order; one run may well take',
    'half or double. Variances are those that are stated, else of pilots, whose own draws (1,024 or more) are not counted.',
  ];
}
