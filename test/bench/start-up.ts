/** Start-up: the command from start to end, against Node alone. */
import type { BenchRow, Pair } from './row.ts';
import { riskproof, runNode, type Usage } from './run.ts';
import { median } from './statistics.ts';

const starts = 11;
const cases = [
  { name: 'riskproof --version', words: ['--version'], goalSeconds: 0.15 },
  {
    name: 'riskproof check fft-overdetermined',
    words: ['check', 'fft-overdetermined', '--no-cache', '--profile', 'default'],
    goalSeconds: 1,
  },
] as const;

/** A row for each command: the median of 11 starts, each beside one of `node -e 0`. */
export function benchStartUp(): BenchRow[] {
  return cases.map(({ name, words, goalSeconds }) => {
    const runs = Array.from({ length: starts }, () => ({
      ours: runNode([riskproof, ...words]),
      other: runNode(['-e', '0']),
    }));
    const pair = (what: Exclude<keyof Usage, 'stdout'>): Pair => ({
      ours: median(runs.map(({ ours }) => ours[what])),
      other: median(runs.map(({ other }) => other[what])),
    });
    const seconds = pair('seconds');
    return {
      name,
      ...seconds,
      ratio: seconds.other / seconds.ours,
      goal: null,
      goalSeconds,
      against: 'node -e 0',
      processor: pair('processor'),
      memory: pair('memory'),
    };
  });
}
