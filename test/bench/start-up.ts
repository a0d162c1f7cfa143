/** Start-up: the command from start to end, against Node alone. */
import type { BenchRow } from './row.ts';
import { riskproof, run } from './run.ts';
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
    const ours: number[] = [];
    const other: number[] = [];
    for (let i = 0; i < starts; i++) {
      ours.push(run(process.execPath, [riskproof, ...words]).seconds);
      other.push(run(process.execPath, ['-e', '0']).seconds);
    }
    const seconds = { ours: median(ours), other: median(other) };
    return {
      name,
      ...seconds,
      ratio: seconds.other / seconds.ours,
      goal: null,
      goalSeconds,
      against: 'node -e 0',
    };
  });
}
