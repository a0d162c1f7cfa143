import { type DataLaw, withDataLaw } from '../models/data-law.ts';
import type { RandomStream } from '../models/random.ts';
import { randomStream } from '../models/random.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import type { StreamStatistics } from './stream-statistics.ts';

/** One point of a theorem's domain, with the error rates of each measurement there and its random streams. */
export interface Point {
  readonly theorem: Theorem;
  readonly values: ParameterValues;
  readonly seed: number;
  /** The share of the suite's false alarm rate that one measurement may spend. */
  readonly falseAlarm: number;
  readonly missedError: number;
  /** The relative error that the sharpest road must exclude. */
  readonly detects: number;
  /** A second, independent set of streams, on which a shrunk counterexample is confirmed. */
  readonly fresh: boolean;
  /** No mean takes more draws than this. */
  readonly mostDraws?: number;
  /** Where an assumption of the theorem is replaced, to see what that does to the claim. */
  readonly replaced?: Replaced;
  /** Where the statistics of draws come from; without it, they are drawn. */
  readonly statistics?: StreamStatistics;
}

/** How a claim is measured without one of its assumptions: an effect is to be seen, not only a verdict. */
export interface Replaced {
  readonly dataLaw: DataLaw;
  /** A mean takes no more draws than this. */
  readonly mostDraws: number;
  /** The error rate of the interval that is shown; draws go on until it is about as wide as `detects` asks for. */
  readonly intervalError: number;
}

/** Draws are made in blocks of this many, each from a stream of its own; verdicts are looked at between blocks. */
export const blockSize = 256;

/** What is held fixed at the point: the same for every road, quantity and repetition. */
export function fixedStream(point: Point): RandomStream {
  return underLawOf(point, randomStream(point.seed, point.theorem.id, pointKey(point.values), 'fixed'));
}

/** The stream of one block of draws for one purpose. */
export function blockStream(point: Point, purpose: string, block: number): RandomStream {
  const run = point.fresh ? 'confirm' : 'judge';
  return underLawOf(
    point,
    randomStream(point.seed, point.theorem.id, pointKey(point.values), run, purpose, block),
  );
}

function underLawOf({ replaced }: Point, stream: RandomStream): RandomStream {
  return replaced === undefined ? stream : withDataLaw(stream, replaced.dataLaw);
}

/** The symbols of the theorem as numbers at the point: parameters that are numbers, and quantities. */
export function symbolValues(point: Point): Record<string, number> {
  const symbols: Record<string, number> = {};
  for (const [name, value] of Object.entries(point.values)) {
    if (typeof value === 'number') symbols[name] = value;
  }
  for (const [name, quantity] of Object.entries(point.theorem.quantities)) {
    const value = quantity.value(point.values, fixedStream(point));
    if (!Number.isFinite(value)) {
      throw new RangeError(`quantity ${name} (${quantity.meaning}) is ${value} at ${pointKey(point.values)}`);
    }
    symbols[name] = value;
  }
  return symbols;
}

/** A canonical text for parameter values: `dx=12, dy=3, n=20, s=3;1;1`. */
export function pointKey(values: ParameterValues): string {
  return Object.keys(values)
    .sort()
    .map((name) => `${name}=${[values[name]].flat().join(';')}`)
    .join(', ');
}
