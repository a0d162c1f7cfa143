import { InAnotherShard, type StreamName, type StreamStatistics } from './stream-statistics.ts';

/** One of `count` parts of the draws of a run, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Statistics by the names of their streams, and of their batches. Plain data. */
export type StreamRecords = ReadonlyMap<string, unknown>;

export interface RecorderOptions {
  /** What is not drawn again. */
  readonly known?: StreamRecords;
  /** Draw the streams of this shard alone (default: all). */
  readonly shard?: Shard;
  /** Told what is drawn here, once each. */
  readonly onRecord?: (name: string, statistics: unknown) => void;
}

/**
 * Draws what is not known and tells of it. Which shard draws a stream follows from its name alone: all streams of a road at
 * a point belong to one shard, and the batches of a long one go to the shards in turn.
 */
export function recordStreams({ known, shard, onRecord }: RecorderOptions): StreamStatistics {
  const { index, count } = shard ?? { index: 1, count: 1 };
  const isOwn = (stream: StreamName, batch = 0) => (hash(stream.road) + batch) % count === index - 1;
  const recall = <T>(name: string, gather: () => T, keep: boolean): T => {
    if (known?.has(name)) return known.get(name) as T;
    const statistics = gather();
    if (keep) onRecord?.(name, statistics);
    return statistics;
  };
  return {
    shards: count,
    whole: (stream, gather) => {
      if (!isOwn(stream)) throw new InAnotherShard(stream);
      return recall(nameOf(stream), gather, true);
    },
    pilot: (stream, gather) => recall(nameOf(stream), gather, isOwn(stream)),
    batch: (stream, number, gather) =>
      isOwn(stream, number) ? recall(`${nameOf(stream)} ${number}`, gather, true) : null,
  };
}

const nameOf = ({ road, purpose }: StreamName): string => (purpose === '' ? road : `${road}: ${purpose}`);

/** FNV-1a (Fowler, Noll and Vo), 32 bits: spreads names evenly. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
