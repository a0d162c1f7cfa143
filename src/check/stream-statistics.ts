/**
 * Sufficient statistics of the draws of a stream: made here, or known from an earlier run or from another machine.
 * Every measurement asks for them and then judges; it does not see where they come from. So a run that goes on where it
 * was interrupted, and one that is shared out over machines, give the verdicts of one long run.
 */
import { type Point, pointKey } from './point.ts';

/** Statistics are plain data: numbers, strings and flags in objects and arrays. */
export interface StreamStatistics {
  /** Over how many shards the draws are shared out; 1: all are made here. */
  readonly shards: number;
  /**
   * What a stream shows, gathered by one shard alone.
   *
   * @throws InAnotherShard if that is not this one.
   */
  readonly whole: <T>(stream: StreamName, gather: () => T) => T;
  /** The same for what every shard needs to know before it can go on: each gathers it, and one of them keeps it. */
  readonly pilot: <T>(stream: StreamName, gather: () => T) => T;
  /** What one of many batches of a long stream shows; null if another shard draws it. */
  readonly batch: <T>(stream: StreamName, index: number, gather: () => T) => T | null;
}

/** A stream belongs to a road at a point; what it is drawn for there may have a name of its own. */
export interface StreamName {
  readonly road: string;
  readonly purpose: string;
}

export function streamName(point: Point, road: string, purpose = ''): StreamName {
  return { road: `${point.fresh ? 'confirm' : 'judge'} ${pointKey(point.values)}, ${road}`, purpose };
}

/** The draws belong to another shard, so that nothing can be judged here. */
export class InAnotherShard extends Error {
  constructor({ road }: StreamName) {
    super(`another shard draws ${road}`);
    this.name = 'InAnotherShard';
  }
}

/** Measures each, also where an earlier one belongs to another shard, whose error is thrown at the end. */
export function measureEach<T, R>(items: readonly T[], measure: (item: T, index: number) => R): R[] {
  const results: R[] = [];
  let elsewhere: InAnotherShard | null = null;
  for (const [index, item] of items.entries()) {
    try {
      results.push(measure(item, index));
    } catch (error) {
      if (!(error instanceof InAnotherShard)) throw error;
      elsewhere = error;
    }
  }
  if (elsewhere !== null) throw elsewhere;
  return results;
}

/** Everything is drawn when it is asked for, and nothing is kept. */
const drawnHere: StreamStatistics = {
  shards: 1,
  whole: (_, gather) => gather(),
  pilot: (_, gather) => gather(),
  batch: (_stream, _index, gather) => gather(),
};

export const statisticsOf = (point: Point): StreamStatistics => point.statistics ?? drawnHere;
