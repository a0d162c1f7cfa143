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

/** What either program prints. */
export interface TimedVerdicts {
  readonly judged: readonly JudgedPoint[];
  /** Without start-up and imports. */
  readonly seconds: number;
  /** Processor time, likewise. */
  readonly processor: number;
  /** Peak resident memory in bytes, of all processes. */
  readonly memory: number;
}

const numpyProgram = resolve(import.meta.dirname, 'verdicts.py');
const goal = 10;
const points = 12;
const precisions = [0.02, 0.005];

/** One process of either side. */
interface Run {
  readonly seconds: number;
  readonly processor: number;
  readonly wholeProcess: number;
  readonly memory: number;
}

/**
 * Rows for each theorem at each precision: with as many workers as NumPy has processes, and with one. All are measured
 * in turn.
 *
 * @throws Error if either side has a verdict other than `supported`.
 */
export function benchVerdicts(options: {
  readonly python: string;
  readonly repetitions: number;
  readonly workers: number;
}): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'riskproof-bench-'));
  try {
    return precisions.flatMap((detects) => {
      const rows = theorems.map(({ id }) => benchTheorem(id, detects, { ...options, folder }));
      return [
        ...rows.flat(),
        inAll(
          detects,
          rows.map(([many]) => many!),
        ),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchTheorem(
  id: string,
  detects: number,
  options: { python: string; repetitions: number; workers: number; folder: string },
): BenchRow[] {
  const { python, repetitions, workers, folder } = options;
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const tasks: PointTask[] = pointsOf(id, points, detects).map(({ theorem, ...at }) => ({
    ...at,
    id: theorem.id,
  }));
  const ours = write('points.json', tasks);
  const other = write('tasks.json', tasksOf(id, points, detects));
  const runs: Record<'many' | 'one' | 'numpy', Run[]> = { many: [], one: [], numpy: [] };
  for (let i = 0; i < repetitions; i++) {
    runs.many.push(timed(process.execPath, [...script('verdict-child.ts'), ours, `${workers}`]));
    runs.numpy.push(timed(python, [numpyProgram, other, `${workers}`]));
    runs.one.push(timed(process.execPath, [...script('verdict-child.ts'), ours, '1']));
  }
  const row = (count: number, own: readonly Run[]): BenchRow => {
    const pair = (what: keyof Run): Pair => ({
      ours: median(own.map((run) => run[what])),
      other: median(runs.numpy.map((run) => run[what])),
    });
    const seconds = pair('seconds');
    return {
      name: `${id}, ${points} points, ${100 * detects} %, ${count} worker${count > 1 ? 's' : ''}`,
      ...seconds,
      ratio: seconds.other / seconds.ours,
      goal: count === workers ? goal : null,
      against: `NumPy, ${workers} processes`,
      processor: pair('processor'),
      wholeProcess: pair('wholeProcess'),
      memory: pair('memory'),
    };
  };
  return workers === 1 ? [row(1, runs.one)] : [row(workers, runs.many), row(1, runs.one)];
}

/** The theorems one after the other. */
function inAll(detects: number, rows: readonly BenchRow[]): BenchRow {
  const sum = (of: (row: BenchRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const pair = (of: (row: BenchRow) => Pair): Pair => ({
    ours: sum((row) => of(row).ours),
    other: sum((row) => of(row).other),
  });
  const seconds = pair((row) => row);
  return {
    name: `all ${rows.length} theorems, ${100 * detects} %`,
    ...seconds,
    ratio: seconds.other / seconds.ours,
    goal,
    against: rows[0]!.against!,
    processor: pair(({ processor }) => processor!),
    wholeProcess: pair(({ wholeProcess }) => wholeProcess!),
  };
}

function timed(command: string, words: readonly string[]): Run {
  const { stdout, seconds: wholeProcess } = run(command, words, { OPENBLAS_NUM_THREADS: '1' });
  const { judged, seconds, processor, memory } = JSON.parse(stdout) as TimedVerdicts;
  const other = judged.find(({ verdict }) => verdict !== 'supported');
  if (other !== undefined) throw new Error(`${words.join(' ')}: a verdict is ${other.verdict}`);
  return { seconds, processor, wholeProcess, memory };
}
