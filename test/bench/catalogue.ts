/** The whole catalogue: judged anew, and from the cache. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow, Pair } from './row.ts';
import { riskproof, runNode, type Usage } from './run.ts';
import { median } from './statistics.ts';

/**
 * `riskproof check` with so many workers against one: everything judged anew, and everything from a cache that another
 * run has filled.
 */
export function benchCatalogue(options: {
  readonly repetitions: number;
  readonly workers: number;
}): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'riskproof-bench-'));
  const check = (workers: number, ...flags: string[]): Usage =>
    runNode([riskproof, 'check', '--workers', `${workers}`, ...flags], { RISKPROOF_CACHE: folder });
  const rows = (name: string, goalSeconds: number, flags: readonly string[]): BenchRow => {
    const runs = { ours: [] as Usage[], other: [] as Usage[] };
    for (let i = 0; i < options.repetitions; i++) {
      runs.ours.push(check(options.workers, ...flags));
      runs.other.push(check(1, ...flags));
    }
    const pair = (what: Exclude<keyof Usage, 'stdout'>): Pair => ({
      ours: median(runs.ours.map((run) => run[what])),
      other: median(runs.other.map((run) => run[what])),
    });
    const seconds = pair('seconds');
    return {
      name,
      ...seconds,
      ratio: seconds.other / seconds.ours,
      goal: null,
      goalSeconds,
      against: '1 worker',
      processor: pair('processor'),
      memory: pair('memory'),
    };
  };
  try {
    const cold = rows('the whole catalogue, cold', 60, ['--no-cache']);
    check(options.workers);
    return [cold, rows('the whole catalogue, warm', 2, [])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
