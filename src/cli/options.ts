import { InvalidArgumentError } from 'commander';
import type { JudgeOptions } from '../check/options.ts';
import type { Shard } from '../check/stream-recorder.ts';
import type { ReporterName } from '../report/report.ts';
import type { ParameterValues } from '../verdict.ts';

/** The flags of `riskproof check`, read and checked. */
export interface CheckFlags {
  readonly filter?: string;
  readonly seed: number;
  readonly path?: string;
  readonly at?: ParameterValues;
  readonly runs?: number;
  readonly falseAlarm: number;
  readonly missedError: number;
  readonly detects?: number;
  readonly profile: JudgeOptions['profile'];
  readonly reporter: ReporterName;
  readonly outputFile?: string;
  readonly shard?: Shard;
  readonly workers?: number;
  readonly bail?: true;
  readonly strict?: true;
  readonly shrink: boolean;
  readonly cache: boolean;
  readonly resume?: true;
  readonly watch?: true;
  readonly update?: true;
  /** Not a flag: `riskproof lock`, which writes the lock file. */
  readonly lock?: true;
}

/** Those of them that say how theorems are judged, and not which or how it is reported. */
export type JudgingFlags = Omit<CheckFlags, 'filter' | 'reporter' | 'outputFile' | 'shard' | 'strict'>;

// Each of the readers below throws commander's error, which is shown after the flag and the offending value.

/** An integer from -2^31 to 2^31 - 1. */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (/^[+-]?\d+$/.test(text) && seed === (seed | 0)) return seed;
  throw new InvalidArgumentError('It must be an integer from -2147483648 to 2147483647.');
}

/** 1, 2, 3, … */
export function readCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('It must be an integer of 1 or more.');
}

/** A number between 0 and 1, or a percentage: 0.02, 2e-2, 2%. */
export function readFraction(text: string): number {
  const [, digits, percent] =
    /^(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*(%?)$/i.exec(text.trim()) ?? [];
  // Through the text, so that 2% is the double nearest to 0.02.
  const fraction = percent === '%' ? Number((Number(digits) / 100).toPrecision(15)) : Number(digits);
  if (fraction > 0 && fraction < 1) return fraction;
  throw new InvalidArgumentError('It must lie between 0 and 1, as in 0.02 or 2%.');
}

/** Where a counterexample was found, as fast-check writes it: 0, or 3:1:0. */
export function readPath(text: string): string {
  if (/^\d+(:\d+)*$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a path that riskproof printed, as in 3:1:0.');
}

/** One point: 'n=20,dx=12,sigma=0.5', a spectrum as 's=3;1;1'. Which names are known depends on the theorem. */
export function readPoint(text: string): ParameterValues {
  const values: Record<string, number | number[]> = {};
  for (const pair of text.split(',')) {
    const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(.*)$/u.exec(pair) ?? [];
    if (name === undefined || value === undefined) {
      throw new InvalidArgumentError(`'${pair.trim()}' is not name=number, as in n=20,dx=12,s=3;1;1.`);
    }
    if (Object.hasOwn(values, name)) throw new InvalidArgumentError(`'${name}' is given twice.`);
    const numbers = value.split(';').map((part) => {
      const number = Number(part);
      if (part.trim() !== '' && Number.isFinite(number)) return number;
      throw new InvalidArgumentError(`'${part.trim()}' in '${pair.trim()}' is not a number.`);
    });
    values[name] = numbers.length === 1 ? numbers[0]! : numbers;
  }
  return values;
}

/** Names and the columns that hold them: 'mean=avg,se=std err'. */
export function readColumns(text: string): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const [, name, column] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    if (!name || !column) {
      throw new InvalidArgumentError(`'${pair.trim()}' is not name=column, as in mean=avg,se=stderr.`);
    }
    if (Object.hasOwn(names, name)) throw new InvalidArgumentError(`'${name}' is given twice.`);
    names[name] = column;
  }
  return names;
}

/** 2/3: the second of three parts. */
export function readShard(text: string): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  throw new InvalidArgumentError('It must be i/n with 1 <= i <= n, as in 2/3.');
}
