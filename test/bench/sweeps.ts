/** The four synthetic sweeps of the catalogue: riskproof against simulated fits in NumPy. */
import { resolve } from 'node:path';
import { normalUpperQuantile } from '../../src/statistics/normal-quantile.ts';
import { type Sweep, sweeps } from '../../src/sweep/sweeps.ts';
import type { BenchRow, Pair } from './row.ts';
import { pythonWithNumPy, run, script } from './run.ts';
import { median } from './statistics.ts';

/** What either program is asked for. */
export interface SweepsTask {
  readonly sweeps: readonly Sweep[];
  readonly seeds: number;
  /** Processes, or threads. */
  readonly processes: number;
  readonly seed: number;
}

/** The statistics of a point, for full fine-tuning and for trained LoRA at each rank. */
export interface PointStatistics {
  readonly count: number;
  readonly mean: readonly number[];
  /** Standard errors. */
  readonly error: readonly number[];
}

export interface TimedSweep {
  readonly name: string;
  /** Without start-up and imports. */
  readonly seconds: number;
  /** Processor time, likewise. */
  readonly processor: number;
  readonly points: readonly PointStatistics[];
}

/** What either program prints. */
export interface TimedSweeps {
  readonly sweeps: readonly TimedSweep[];
  /** Peak resident memory in bytes, of all processes. */
  readonly memory: number;
}

const numpyProgram = resolve(import.meta.dirname, 'sweeps.py');
const goals: Readonly<Record<string, number>> = { samples: 2, rank: 2, noise: 5, decay: 2 };

/**
 * A row for each sweep: with as many threads as NumPy has processes, and with one of each. All are measured in turn.
 *
 * @throws Error without NumPy, and if the two sides' means differ by more than their errors allow.
 */
export async function benchSweeps(options: {
  readonly repetitions: number;
  readonly workers: number;
  readonly seeds: number;
}): Promise<BenchRow[]> {
  const { repetitions, workers, seeds } = options;
  const python = pythonWithNumPy();
  if (python === null) throw new Error('there is no python3 with NumPy to compare with');
  return [...new Set([workers, 1])].flatMap((processes) => {
    const pairs = Array.from({ length: repetitions }, (_, i) => {
      const task: SweepsTask = { sweeps: Object.values(sweeps), seeds, processes, seed: i + 1 };
      const [ours, other] = [runOurs(task), runNumPy(python, task)];
      refuseDisagreement(task.sweeps, ours, other);
      return { ours, other };
    });
    return Object.values(sweeps).map(({ name }, index) => {
      const pair = (of: (sweep: TimedSweep) => number): Pair => ({
        ours: median(pairs.map(({ ours }) => of(ours.sweeps[index]!))),
        other: median(pairs.map(({ other }) => of(other.sweeps[index]!))),
      });
      const seconds = pair((sweep) => sweep.seconds);
      return {
        name: `sweep ${name}, ${seeds} seeds, ${processes} worker${processes > 1 ? 's' : ''}`,
        ...seconds,
        ratio: seconds.other / seconds.ours,
        goal: processes === workers ? goals[name]! : null,
        against: `NumPy, ${processes} process${processes > 1 ? 'es' : ''}`,
        processor: pair((sweep) => sweep.processor),
        memory: {
          ours: median(pairs.map(({ ours }) => ours.memory)),
          other: median(pairs.map(({ other }) => other.memory)),
        },
      };
    });
  });
}

export function runOurs(task: SweepsTask): TimedSweeps {
  const { stdout } = run(process.execPath, [...script('sweep-child.ts'), JSON.stringify(task)]);
  return JSON.parse(stdout) as TimedSweeps;
}

/**
 * The C library is to keep what NumPy frees, and not to return it to the system and ask for it again, which takes longer
 * than the mathematics at some sizes.
 */
const keepMemory = { MALLOC_MMAP_THRESHOLD_: `${2 ** 30}`, MALLOC_TRIM_THRESHOLD_: `${2 ** 30}` };

export function runNumPy(python: string, task: SweepsTask): TimedSweeps {
  return JSON.parse(run(python, [numpyProgram, JSON.stringify(task)], keepMemory).stdout) as TimedSweeps;
}

/** Two sides that draw from the same law differ by more than this refuses once in so many repetitions. */
const falseAlarm = 1e-9;

/** @throws Error naming the first place where the means of the two sides differ by more than their errors allow. */
export function refuseDisagreement(of: readonly Sweep[], ours: TimedSweeps, other: TimedSweeps): void {
  const differences = of.flatMap(({ name, points }, s) =>
    points.flatMap(({ at }, i) => {
      const [own, others] = [ours.sweeps[s]!.points[i]!, other.sweeps[s]!.points[i]!];
      return own.mean.map((mean, method) => {
        const error = Math.hypot(own.error[method]!, others.error[method]!);
        const z = (mean - others.mean[method]!) / error;
        return {
          z: Math.abs(z),
          place: `${name} at ${at}, method ${method}: ${mean} and ${others.mean[method]}`,
        };
      });
    }),
  );
  // A normal approximation: both are means of many draws, with errors that are estimated.
  const bound = normalUpperQuantile(falseAlarm / 2 / differences.length);
  const wrong = differences.find(({ z }) => !(z <= bound));
  if (wrong !== undefined) throw new Error(`the means differ by ${wrong.z} standard errors, ${wrong.place}`);
}
