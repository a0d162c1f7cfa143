/**
 * Works on the items in their order, so many at the same time, until all are done or the signal aborts: then it does not
 * wait for what is underway, whose workers can be ended.
 *
 * @param work - What it throws ends the whole, at once.
 */
export function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T, position: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (!signal?.aborted && next < items.length) {
      const position = next++;
      await work(items[position]!, position);
    }
  };
  return new Promise((resolve, reject) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
    Promise.all(Array.from({ length: lanes }, lane)).then(() => resolve(), reject);
  });
}
