/** The memory of a process at a time. */
export interface MemorySample {
  readonly minute: number;
  readonly megabytes: number;
}

/**
 * The median memory in the last quarter of a run over that in the second: the first quarter fills caches.
 *
 * @throws RangeError if there is no sample in one of them.
 */
export function growth(samples: readonly MemorySample[], minutes: number): number {
  const medianIn = (from: number, to: number): number => {
    const within = samples
      .filter(({ minute }) => minute >= from * minutes && minute < to * minutes)
      .map(({ megabytes }) => megabytes)
      .sort((a, b) => a - b);
    if (within.length === 0)
      throw new RangeError(`no sample between minute ${from * minutes} and ${to * minutes}`);
    return within[Math.floor(within.length / 2)]!;
  };
  return medianIn(3 / 4, 1) / medianIn(1 / 4, 1 / 2);
}
