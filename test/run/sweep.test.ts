import { expect, test } from 'vitest';
import { drawsTogether, openSweepPool, type SweepRun } from '../../src/run/sweep.ts';
import { type SweepStatistics, statisticsOf, sweepResults } from '../../src/sweep/statistics.ts';
import { sweepDraws } from '../../src/sweep/sweep-draw.ts';
import type { Sweep } from '../../src/sweep/sweeps.ts';

const sweep: Sweep = {
  name: 'tiny',
  swept: 'samples n',
  points: [4, 20, 30].map((n) => ({
    at: n,
    n,
    dx: 8,
    dy: 5,
    sigma: 1,
    shift: { kind: 'factors', rank: 2 },
  })),
  ranks: [1, 2, 5],
};

async function runWith(workers: number, run: Partial<SweepRun> = {}): Promise<SweepStatistics | null> {
  const pool = openSweepPool(workers);
  try {
    return await pool.run({ sweep, seed: 3, seeds: 38, ...run });
  } finally {
    await pool.close();
  }
}

/** The very bits. */
const bytes = (statistics: SweepStatistics | null) => [
  statistics?.count,
  ...[statistics!.means, statistics!.squares].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex'),
  ),
];

test('1, 2 and 7 workers give the same bytes', async () => {
  const one = bytes(await runWith(1));
  expect(one[0]).toBe(38);
  expect(bytes(await runWith(2))).toEqual(one);
  expect(bytes(await runWith(7))).toEqual(one);
  expect(bytes(await runWith(2, { seed: 4 }))).not.toEqual(one);
});

test('they are the mean and the spread of the draws', async () => {
  const draw = sweepDraws(sweep, 3);
  const draws = Array.from({ length: 38 }, (_, i) => [...draw(i)]);
  const results = sweepResults(sweep, (await runWith(2))!);
  expect(results.map(({ point }) => point.at)).toEqual([4, 20, 30]);
  for (const [i, { fullFineTuning, trained }] of results.entries()) {
    for (const [j, { mean, error }] of [fullFineTuning, ...trained].entries()) {
      const risks = draws.map((risk) => risk[4 * i + j]!);
      const average = risks.reduce((sum, x) => sum + x, 0) / 38;
      const squares = risks.reduce((sum, x) => sum + (x - average) ** 2, 0);
      expect(mean / average).toBeCloseTo(1, 12);
      expect(error / Math.sqrt(squares / 37 / 38)).toBeCloseTo(1, 12);
    }
  }
});

test('progress is told, and a run that is stopped keeps its first draws', async () => {
  const stop = new AbortController();
  const progress: number[] = [];
  const onProgress = (draws: number) => {
    progress.push(draws);
    if (draws >= 2 * drawsTogether) stop.abort();
  };
  const stopped = await runWith(1, { signal: stop.signal, onProgress });
  expect(progress).toEqual([drawsTogether, 2 * drawsTogether]);
  expect(bytes(stopped)).toEqual(bytes(await runWith(2, { seeds: 2 * drawsTogether })));
  expect(await runWith(2, { signal: AbortSignal.abort() })).toBeNull();
});

test('an impossible sweep is refused with its reason', async () => {
  const points = [{ ...sweep.points[0]!, sigma: -1 }];
  await expect(runWith(2, { sweep: { ...sweep, points } })).rejects.toThrow('sigma must be positive, got -1');
});

test('there is nothing to say of no draws', () => {
  expect(() => statisticsOf(sweepDraws(sweep, 3), 5, 5)).toThrow('there are no draws from 5 to 4');
});
