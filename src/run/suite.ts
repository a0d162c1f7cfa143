import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { takesManyDraws } from '../check/mean-draws.ts';
import type { JudgeOptions } from '../check/options.ts';
import { budget } from '../statistics/budget.ts';
import type { TheoremJudgement } from '../verdict.ts';
import type { VerdictCache } from './cache.ts';
import { inherit } from './inherit.ts';
import { inLanes } from './lanes.ts';
import type { LoadedTheorem } from './load.ts';
import { broken, type JudgePool, openPool, type TheoremDraws } from './pool.ts';
import { withReplayOf } from './replay.ts';
import { isRefuted, type SuiteReport, summarize } from './suite-report.ts';
import { version } from './version.ts';
import type { StreamRecord } from './worker.ts';

export interface SuiteRun {
  readonly theorems: readonly LoadedTheorem[];
  readonly options: JudgeOptions;
  /** Worker threads; default: one a core. It never changes a result. */
  readonly workers?: number;
  /** Stops the run within a second; what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Stop at the first theorem, in the order of the suite, that is refuted or broken (default false). */
  readonly bail?: boolean;
  /** Judgements of earlier runs, under the same options. It never changes a result. */
  readonly cache?: VerdictCache | null;
  /** Go on from the checkpoints that an interrupted run has left in the cache. It never changes a result. */
  readonly resume?: boolean;
  /** What the parts of a run have drawn of a theorem, by its id; what they have not is drawn now. */
  readonly drawn?: ReadonlyMap<string, readonly StreamRecord[]>;
  /** Why a theorem cannot be judged, by its id. */
  readonly errors?: ReadonlyMap<string, string>;
  /** Called in the order of the suite, as soon as a theorem and all before it are judged. */
  readonly onJudged?: (judgement: TheoremJudgement, position: number) => void;
  /** Called whenever a theorem is begun or finished, with the ids in hand. */
  readonly onProgress?: (finished: number, underway: readonly string[]) => void;
}

/**
 * Judges theorems in worker threads. The report depends on the theorems and the options alone: not on the number
 * of workers, nor on which of them finishes first.
 */
export async function runSuite(run: SuiteRun): Promise<SuiteReport> {
  const { theorems, options, signal, workers = availableParallelism() } = run;
  const budgets = budget(options);
  const judgements = theorems.length === 0 || signal?.aborted ? [] : await judgeAll(run, workers);
  return {
    version,
    seed: options.seed,
    profile: options.profile,
    falseAlarm: options.falseAlarm,
    missedError: options.missedError,
    detects: budgets.means.detects,
    interrupted: signal?.aborted === true && judgements.length < theorems.length,
    theorems: inherit(judgements),
    summary: summarize(judgements),
  };
}

/** Positions in the order of dispatch: what needs a pilot or an iterative fit takes longest, and would end a run alone. */
function longestFirst(theorems: readonly LoadedTheorem[]): number[] {
  const isLong = ({ theorem }: LoadedTheorem) =>
    theorem.costly || theorem.kind === 'regime' || (theorem.kind === 'mean' && theorem.variance === null);
  const positions = theorems.map((_, position) => position);
  return [
    ...positions.filter((position) => isLong(theorems[position]!)),
    ...positions.filter((position) => !isLong(theorems[position]!)),
  ];
}

/** The judgements in the order of the suite: all of them, or up to a bail, or what an interrupt left. */
async function judgeAll(run: SuiteRun, workers: number): Promise<TheoremJudgement[]> {
  const { theorems, options, signal, bail = false, cache = null, onJudged, onProgress } = run;
  const judged: TheoremJudgement[] = [];
  const early = new Map<number, TheoremJudgement>(); // Finished before a theorem that stands earlier in the suite.
  const underway = new Set<string>();
  let end = theorems.length; // A bail moves it to a place in the suite, whoever finishes first.
  const finish = (position: number, judgement: TheoremJudgement) => {
    early.set(position, withReplayOf(theorems[position]!, judgement));
    if (bail && fails(judgement)) end = Math.min(end, position + 1);
  };
  const tellInOrder = () => {
    for (let i = judged.length; i < end && early.has(i); i = judged.length) {
      judged.push(early.get(i)!);
      early.delete(i);
      onJudged?.(judged[i]!, i);
    }
  };
  for (const [position, loaded] of theorems.entries()) {
    const error = run.errors?.get(loaded.theorem.id);
    const known = error === undefined ? cache?.find(loaded) : broken(loaded, error);
    if (known) finish(position, known);
  }
  const order = longestFirst(theorems).filter((position) => !early.has(position) && position < end);
  tellInOrder();
  if (judged.length >= end) return judged;
  const shares = sharesFor(options, workers, order.length);
  const pool = openPool(Math.min(workers, order.length * shares));
  // A bail ends the run as an interrupt does, without waiting for theorems that stand later in the suite.
  const bailed = new AbortController();
  const stop = signal === undefined ? bailed.signal : AbortSignal.any([signal, bailed.signal]);
  const tell = () => onProgress?.(judged.length + early.size, [...underway]);
  const judgeOne = async (position: number): Promise<void> => {
    if (position >= end) return;
    const { id } = theorems[position]!.theorem;
    underway.add(id);
    tell();
    const judgement = await judgeShared(pool, theorems[position]!, run, shares);
    if (stop.aborted) return;
    cache?.keep(theorems[position]!, judgement);
    underway.delete(id);
    finish(position, judgement);
    tellInOrder();
    tell();
    if (judged.length >= end) bailed.abort();
  };
  await inLanes(order, Math.min(workers, order.length), judgeOne, stop).finally(() => pool.close());
  const late = [...early].filter(([position]) => position < end).sort(([left], [right]) => left - right);
  return [...judged, ...late.map(([, judgement]) => judgement)];
}

/** Among how many workers the draws of one theorem are shared: more than one where workers are left over and draws are many. */
function sharesFor(options: JudgeOptions, workers: number, theorems: number): number {
  const { means, missedError } = budget(options);
  return takesManyDraws(missedError, means.detects) ? Math.max(1, Math.floor(workers / theorems)) : 1;
}

/** Judges a theorem; its draws are made by several workers at the same time, which changes nothing in the judgement. */
async function judgeShared(
  pool: JudgePool,
  loaded: LoadedTheorem,
  { cache, drawn, options, resume = false }: SuiteRun,
  shares: number,
): Promise<TheoremJudgement> {
  const known = drawn?.get(loaded.theorem.id) ?? [];
  const checkpoint = cache?.checkpoint(loaded);
  if (checkpoint && !resume) rmSync(checkpoint, { force: true });
  const draws: TheoremDraws = { known, ...(checkpoint && { checkpoint }) };
  if (shares === 1) return pool.judge(loaded, options, draws);
  const parts = await Promise.all(
    Array.from({ length: shares }, (_, i) =>
      pool.draw(loaded, options, { index: i + 1, count: shares }, draws),
    ),
  );
  const failed = parts.find((part) => part instanceof Error);
  if (failed !== undefined) return broken(loaded, failed.message);
  const all = parts.flatMap((part) => (part instanceof Error ? [] : part));
  return pool.judge(loaded, options, { known: [...known, ...all] });
}

function fails(judgement: TheoremJudgement): boolean {
  return isRefuted(judgement) || judgement.error !== undefined;
}
