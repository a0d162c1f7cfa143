import type { LoadedTheorem } from './load.ts';

/** Which of the loaded theorems are judged. */
export interface Selection {
  /** A regular expression that an id must match somewhere; text that is no regular expression must occur in it. */
  readonly filter?: string;
  /** Only the part `index` (from 1) of `count` equal parts. */
  readonly shard?: Shard;
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The selected theorems in their order. All shards together hold each theorem once. */
export function select(loaded: readonly LoadedTheorem[], { filter, shard }: Selection): LoadedTheorem[] {
  const matches = filter === undefined ? () => true : matcher(filter);
  return inShard(
    loaded.filter(({ theorem }) => matches(theorem.id)),
    shard,
  );
}

function matcher(filter: string): (id: string) => boolean {
  try {
    const pattern = new RegExp(filter);
    return (id) => pattern.test(id);
  } catch {
    return (id) => id.includes(filter);
  }
}

/** Consecutive theorems, as vitest does it: the first shards get one more where the division leaves a rest. */
function inShard<T>(items: readonly T[], shard: Shard | undefined): T[] {
  if (shard === undefined) return [...items];
  const start = (index: number) =>
    Math.floor(items.length / shard.count) * index + Math.min(index, items.length % shard.count);
  return items.slice(start(shard.index - 1), start(shard.index));
}
