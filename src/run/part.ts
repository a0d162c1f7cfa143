import type { JudgeOptions } from '../check/options.ts';
import type { Shard } from '../check/stream-recorder.ts';
import { formatExact, parseExact } from './exact-json.ts';
import { sha256 } from './file-contents.ts';
import { SelectionError } from './selection-error.ts';

/** Everything about a run that its draws depend on: the parts of one run agree in it to the letter. */
export interface RunIdentity {
  /** The version of riskproof. */
  readonly version: string;
  /** A hash of the code that draws and judges. */
  readonly engine: string;
  /** The version of Node and the processor, which decide how Math rounds. */
  readonly node: string;
  readonly options: PartOptions;
}

/** How a counterexample is shown is asked for when the parts are merged. */
export type PartOptions = Omit<JudgeOptions, 'shrink' | 'path'>;

/** What was drawn of one theorem. */
export interface DrawnTheorem {
  readonly id: string;
  /** `catalogue`, or the path of a theorem file from the working directory, with /. */
  readonly source: string;
  /** A hash of the theorem and of all that it reaches; null where that is not known. */
  readonly code: string | null;
  /** Sufficient statistics by the names of their streams and the indices of their batches, in the order of the names. */
  readonly streams: Readonly<Record<string, unknown>>;
  /** A worker that died of it, by the index of its shard. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The draws of some shards of a run. */
export interface Part extends RunIdentity {
  readonly shards: { readonly count: number; readonly drawn: readonly number[] };
  /** Every theorem of the run, in the order of the suite. */
  readonly theorems: readonly DrawnTheorem[];
}

/** A part, and how messages speak of it. */
export interface NamedPart {
  readonly name: string;
  readonly part: Part;
}

/** One line of JSON with a hash of it. The same draws give the same bytes. */
export function formatPart(part: Part): string {
  const json = formatExact(part);
  return `{"riskproof":"part 1","sha256":"${sha256(json)}","part":${json}}\n`;
}

/** @throws SelectionError if the text is not what `formatPart` wrote. */
export function parsePart(text: string, name: string): NamedPart {
  const [, format, hash, json] =
    /^\{"riskproof":"part (\d+)","sha256":"([0-9a-f]{64})","part":(.*)/.exec(text) ?? [];
  if (format === undefined) throw new SelectionError(`'${name}' is no part of a run, as --shard writes it`);
  if (format !== '1')
    throw new SelectionError(`'${name}' has the format 'part ${format}', and only 'part 1' is known`);
  const whole = json!.slice(0, -1);
  if (!json!.endsWith('}') || sha256(whole) !== hash)
    throw new SelectionError(`'${name}' is damaged: its hash is not that of its content`);
  return { name, part: parseExact(whole) as Part };
}

/**
 * Both parts as one. Associative and commutative: in whatever order parts are merged, the same bytes come out.
 *
 * @throws SelectionError if they belong to different runs, or both hold the same draws.
 */
export function mergeParts(first: NamedPart, second: NamedPart): NamedPart {
  requireOneRun(first, second);
  const [a, b] = [first.part, second.part];
  const refuse = (what: string) => new SelectionError(`'${first.name}' and '${second.name}' ${what}`);
  const both = a.shards.drawn.filter((index) => b.shards.drawn.includes(index));
  if (both.length > 0) throw refuse(`both hold shard ${both[0]} of ${a.shards.count}`);
  const theorems = a.theorems.map((one, i): DrawnTheorem => {
    const other = b.theorems[i]!;
    const shared = Object.keys(one.streams).find((name) => Object.hasOwn(other.streams, name));
    if (shared !== undefined) throw refuse(`both hold the draws of '${one.id}' ${shared}`);
    return {
      ...one,
      streams: sorted({ ...one.streams, ...other.streams }),
      errors: sorted({ ...one.errors, ...other.errors }),
    };
  });
  const drawn = [...a.shards.drawn, ...b.shards.drawn].sort((x, y) => x - y);
  return {
    name: `${first.name} + ${second.name}`,
    part: { ...a, shards: { count: a.shards.count, drawn }, theorems },
  };
}

/** @throws SelectionError if the parts differ in anything that draws or verdicts depend on. */
export function requireOneRun(first: NamedPart, second: NamedPart): void {
  const differs = differenceOf(first.part, second.part);
  if (differs === null) return;
  throw new SelectionError(`'${first.name}' and '${second.name}' are not of one run: ${differs}`);
}

/** @throws SelectionError if a shard of the run is missing. */
export function requireAllShards({ name, part: { shards } }: NamedPart): void {
  const all = Array.from({ length: shards.count }, (_, i) => i + 1);
  const missing = all.filter((index) => !shards.drawn.includes(index));
  if (missing.length === 0) return;
  const which = missing.length === 1 ? `shard ${missing[0]} is` : `shards ${missing.join(', ')} are`;
  throw new SelectionError(`of ${shards.count} shards ${which} missing in '${name}'`);
}

/** What a shard is called on the command line. */
export const shardName = ({ index, count }: Shard): string => `${index}/${count}`;

/** What tells two runs apart, in words; null if they are one. */
function differenceOf(a: Part, b: Part): string | null {
  const differences: readonly [what: string, a: unknown, b: unknown][] = [
    ['riskproof', a.version, b.version],
    ['the code of riskproof', a.engine.slice(0, 12), b.engine.slice(0, 12)],
    ['Node', a.node, b.node],
    ...[...new Set([...Object.keys(a.options), ...Object.keys(b.options)])].map(
      (name): [string, unknown, unknown] => [
        flagNames[name as keyof PartOptions] ?? name,
        a.options[name as keyof PartOptions],
        b.options[name as keyof PartOptions],
      ],
    ),
    ['the number of shards', a.shards.count, b.shards.count],
    ['theorems', idsOf(a), idsOf(b)],
    ...a.theorems.map(({ id, code }, i): [string, unknown, unknown] => [
      `the code of '${id}'`,
      code,
      b.theorems[i]?.code,
    ]),
  ];
  const found = differences.find(([, one, other]) => formatExact(one ?? null) !== formatExact(other ?? null));
  if (found === undefined) return null;
  const [what, one, other] = found;
  return `${what} ${show(one)} and ${show(other)}`;
}

const flagNames: Readonly<Record<keyof PartOptions, string>> = {
  seed: '--seed',
  profile: '--profile',
  falseAlarm: '--false-alarm',
  missedError: '--missed-error',
  detects: '--detects',
  runs: '--runs',
  at: '--at',
};

const idsOf = ({ theorems }: Part): string => theorems.map(({ id }) => id).join(', ');

const show = (value: unknown): string =>
  value === undefined || value === null
    ? 'not given'
    : typeof value === 'string'
      ? value
      : formatExact(value);

/** By the names, so that the order in which they were drawn or merged does not show. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
