/** The time to a verdict: riskproof against the same test on simulated fits in NumPy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Verdict } from '../../src/verdict.ts';
import type { BenchRow, Pair } from './row.ts';
import { run, script } from './run.ts';
import { median } from './statistics.ts';
import { pointsOf, tasksOf, theorems } from './verdict-points.ts';
import type { PointTask } from './verdict-worker.ts';

/** What became of a point. */
export interface JudgedPoint {
  readonly verdict: Verdict;
  readonly draws: number;
}

/** The points of one theorem. */
export interface TimedList {
  readonly judged: readonly JudgedPoint[];
  /** Without start-up and imports. */
  readonly seconds: number;
  /** Processor time, likewise. */
  readonly processor: number;
}

/** What either program prints. */
export interface TimedVerdicts {
  readonly lists: readonly TimedList[];
  /** Peak resident memory in bytes, of all processes. */
  readonly memory: number;
}

export const numpyProgram = resolve(import.meta.dirname, 'verdicts.py');
const goal = 10;
const points = 12;
const precisions = [0.02, 0.005];

/** One run of either program. */
interface Run extends TimedVerdicts {
  readonly wholeProcess: number;
}

/**
 * Judges the same random points of four theorems on both sides, at 2 % and at 0.5 %, in turn. A row for all of them with
 * as many workers as NumPy has processes, which carries the goal, one with a single worker, and one for each theorem: the
 * first of them pays for the warming up of the compiler.
 *
 * @param options.workers - How many workers riskproof has, and how many processes NumPy.
 * @throws Error if either side has a verdict other than `supported`.
 */
export function benchVerdicts(options: {
  readonly python: string;
  readonly repetitions: number;
  readonly workers: number;
}): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'riskproof-bench-'));
  try {
    return precisions.flatMap((detects) => benchPrecision(detects, folder, options));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchPrecision(
  detects: number,
  folder: string,
  { python, repetitions, workers }: { python: string; repetitions: number; workers: number },
): BenchRow[] {
  const [ours, other] = [join(folder, 'points.json'), join(folder, 'tasks.json')];
  const own = theorems.map(({ id }) =>
    pointsOf(id, points, detects).map(({ theorem, ...at }): PointTask => ({ ...at, id: theorem.id })),
  );
  writeFileSync(ours, JSON.stringify(own));
  writeFileSync(other, JSON.stringify(theorems.map(({ id }) => tasksOf(id, points, detects))));
  const runs: Record<'many' | 'single' | 'numpy', Run[]> = { many: [], single: [], numpy: [] };
  for (let i = 0; i < repetitions; i++) {
    runs.many.push(timed(process.execPath, [...script('verdict-child.ts'), ours, `${workers}`]));
    runs.numpy.push(timed(python, [numpyProgram, other, `${workers}`]));
    runs.single.push(timed(process.execPath, [...script('verdict-child.ts'), ours, '1']));
  }
  const row = (name: string, mine: readonly Run[], which: readonly number[]): BenchRow => {
    const pair = (spent: (run: Run) => number): Pair => ({
      ours: median(mine.map(spent)),
      other: median(runs.numpy.map(spent)),
    });
    const sumOf = (what: 'seconds' | 'processor') =>
      pair(({ lists }) => which.reduce((sum, index) => sum + lists[index]![what], 0));
    const seconds = sumOf('seconds');
    return {
      name: `${name}, ${100 * detects} %`,
      ...seconds,
      ratio: seconds.other / seconds.ours,
      goal: null,
      against: `NumPy, ${workers} processes`,
      processor: sumOf('processor'),
      ...(which === all && {
        wholeProcess: pair(({ wholeProcess }) => wholeProcess),
        memory: pair(({ memory }) => memory),
      }),
    };
  };
  const all = theorems.map((_, index) => index);
  const what = `${all.length} theorems at ${points} points`;
  return [
    { ...row(what, runs.many, all), goal },
    row(`${what}, 1 worker`, runs.single, all),
    ...theorems.map(({ id }, index) => row(id, runs.many, [index])),
  ];
}

function timed(command: string, words: readonly string[]): Run {
  const { stdout, seconds: wholeProcess } = run(command, words, { OPENBLAS_NUM_THREADS: '1' });
  const verdicts = JSON.parse(stdout) as TimedVerdicts;
  const other = verdicts.lists.flatMap(({ judged }) => judged).find(({ verdict }) => verdict !== 'supported');
  if (other !== undefined) throw new Error(`${words.join(' ')}: a verdict is ${other.verdict}`);
  return { ...verdicts, wholeProcess };
}
