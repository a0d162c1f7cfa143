import { availableParallelism } from 'node:os';
import {
  type AssumptionJudgement,
  type AssumptionOptions,
  brokenAssumption,
  efforts,
  type Finding,
  findings,
  isDearToDraw,
  replaceable,
  shownError,
} from '../check/assumptions.ts';
import { type Assumption, dataAssumptions } from '../claims.ts';
import type { AssumptionTask } from './assumptions-worker.ts';
import { inLanes } from './lanes.ts';
import type { LoadedTheorem } from './load.ts';
import { nearest } from './nearest.ts';
import { oneLine } from './one-line.ts';
import { SelectionError } from './selection-error.ts';
import { version } from './version.ts';
import { openWorkerThreads } from './worker-threads.ts';

/** An assumption with its alternative, and what of the data it is about; null for a theorem's own. */
export type ListedAlternative = Assumption & { readonly about: 'design' | 'noise' | null };

/**
 * The table of assumptions, and the format of `riskproof assumptions --reporter json`, which other programs read: keys
 * keep their names and meanings. The same seed gives the same bytes, whatever the number of workers. JSON has no
 * infinities and no NaN: such a number is written as null.
 */
export interface AssumptionReport {
  /** The version of riskproof. */
  readonly version: string;
  /** The seed, a signed 32-bit integer. */
  readonly seed: number;
  readonly profile: AssumptionOptions['profile'];
  /** P(any claim that holds under its alternative is called load-bearing): shared out over theorems, alternatives, points. */
  readonly falseAlarm: number;
  /** P(an alternative that moves a claim by more than `detects` at a point tried is called not load-bearing). */
  readonly missedError: number;
  /** The relative effect that is looked for; up to four times as closely where a smaller one is seen. */
  readonly detects: number;
  /** The same for claims that are dear to draw. */
  readonly detectsDear: number;
  /** The error rate of each interval that is shown. */
  readonly intervalError: number;
  /** True if the run was stopped before its end; `judgements` are then those that were finished. */
  readonly interrupted: boolean;
  /** Every alternative of the table, in the order of its columns. */
  readonly alternatives: readonly ListedAlternative[];
  /** One for each theorem and each of its alternatives, theorem by theorem in the order of the selection. */
  readonly judgements: readonly AssumptionJudgement[];
  /** How many judgements have which finding, and how many broke (they count as undecided too). */
  readonly summary: Readonly<Record<Finding | 'errors', number>>;
}

export interface AssumptionRun {
  readonly theorems: readonly LoadedTheorem[];
  /** The names of the alternatives; default: all of them. */
  readonly names?: readonly string[];
  readonly options: AssumptionOptions;
  /** Judgements made at the same time; default: one a core. It never changes a result. */
  readonly workers?: number;
  /** Stops the run within a second; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (finished: number, total: number) => void;
}

/**
 * Replaces each assumption of each theorem by its alternative, in worker threads.
 *
 * @throws SelectionError for a name that none of the theorems has.
 */
export async function runAssumptions(run: AssumptionRun): Promise<AssumptionReport> {
  const { theorems, options, signal, workers = availableParallelism() } = run;
  const alternatives = selectAlternatives(theorems, run.names);
  const names = new Set(alternatives.map(({ name }) => name));
  const tasks = theorems.flatMap(({ theorem, source }) =>
    replaceable(theorem)
      .filter(({ name }) => names.has(name))
      .map(({ name }): AssumptionTask => ({ source, id: theorem.id, name, options })),
  );
  const judgements = await judgeAll(tasks, theorems, Math.min(workers, tasks.length), run);
  const count = (finding: Finding) => judgements.filter((one) => one.finding === finding).length;
  return {
    version,
    seed: options.seed,
    profile: options.profile,
    falseAlarm: options.falseAlarm,
    missedError: options.missedError,
    detects: options.detects ?? efforts[options.profile].cheap.detects,
    detectsDear: options.detects ?? efforts[options.profile].dear.detects,
    intervalError: shownError,
    interrupted: signal?.aborted === true && judgements.length < tasks.length,
    alternatives,
    judgements,
    summary: {
      ...(Object.fromEntries(findings.map((finding) => [finding, count(finding)])) as Record<
        Finding,
        number
      >),
      errors: judgements.filter(({ error }) => error !== undefined).length,
    },
  };
}

function selectAlternatives(
  theorems: readonly LoadedTheorem[],
  names: readonly string[] | undefined,
): readonly ListedAlternative[] {
  const own = theorems.flatMap(({ theorem }) => theorem.assumes.map((one) => listed(one, null)));
  const data = dataAssumptions.map((one) => listed(one, one.about));
  const all = [...new Map([...data, ...own].map((one) => [one.name, one] as const)).values()];
  for (const name of names ?? []) {
    if (all.some((one) => one.name === name)) continue;
    const known = all.map((one) => one.name);
    const hint = nearest(name, known) || `; there are ${known.join(', ')}`;
    throw new SelectionError(`--assumption: there is no alternative '${name}'${hint}`);
  }
  return names === undefined ? all : all.filter(({ name }) => names.includes(name));
}

function listed(
  { name, assumes, alternative, short }: Assumption,
  about: ListedAlternative['about'],
): ListedAlternative {
  return { name, about, assumes, alternative, short };
}

async function judgeAll(
  tasks: readonly AssumptionTask[],
  theorems: readonly LoadedTheorem[],
  workers: number,
  { signal, onProgress }: AssumptionRun,
): Promise<AssumptionJudgement[]> {
  if (tasks.length === 0 || signal?.aborted) return [];
  const pool = openWorkerThreads('assumptions-worker', workers);
  const theoremOf = ({ id }: AssumptionTask) => theorems.find(({ theorem }) => theorem.id === id)!.theorem;
  // What takes longest is begun first: it would end a run alone.
  const [dear, cheap] = [true, false].map((which) =>
    [...tasks.keys()].filter((position) => isDearToDraw(theoremOf(tasks[position]!)) === which),
  );
  const order = [...dear!, ...cheap!];
  const judged: AssumptionJudgement[] = new Array(tasks.length);
  let finished = 0;
  const judge = async (position: number): Promise<void> => {
    const task = tasks[position]!;
    const judgement = await pool
      .run(task)
      .catch((error: unknown) => brokenAssumption(theoremOf(task), task.name, oneLine(error)));
    if (signal?.aborted) return;
    judged[position] = judgement;
    onProgress?.(++finished, tasks.length);
  };
  await inLanes(order, workers, judge, signal).finally(() => pool.destroy());
  // An interrupted run leaves holes.
  return judged.filter((judgement) => judgement !== undefined);
}
