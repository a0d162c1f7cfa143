import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, sep } from 'node:path';
import type { JudgeOptions } from '../check/options.ts';
import type { Shard } from '../check/stream-recorder.ts';
import type { VerdictCache } from './cache.ts';
import { type Fingerprints, fingerprints } from './fingerprint.ts';
import { inLanes } from './lanes.ts';
import { catalogueSource, type LoadedTheorem } from './load.ts';
import { UnknownReachError } from './named-files.ts';
import { type DrawnTheorem, type Part, type RunIdentity, sorted } from './part.ts';
import { openPool } from './pool.ts';
import { version } from './version.ts';

export interface ShardRun {
  /** All theorems of the run: each shard draws its share of every one. */
  readonly theorems: readonly LoadedTheorem[];
  readonly options: JudgeOptions;
  readonly shard: Shard;
  /** Theorems drawn for at the same time; default: one a core. It never changes a result. */
  readonly workers?: number;
  /** Stops the run within a second; what is drawn is in the checkpoints. */
  readonly signal?: AbortSignal;
  /** Where the checkpoints are; null: there are none. */
  readonly cache?: VerdictCache | null;
  /** Go on from the checkpoints that an interrupted run of the same shard has left. It never changes a result. */
  readonly resume?: boolean;
  readonly onProgress?: (finished: number, underway: readonly string[]) => void;
}

/** Makes the draws of one shard of a run; null if it was interrupted. A worker that dies is an error of its theorem. */
export async function drawPart(run: ShardRun): Promise<Part | null> {
  const { theorems, options, shard, signal, cache, workers = availableParallelism() } = run;
  const now = fingerprints();
  const checkpoints = theorems.map((loaded) => cache?.checkpoint(loaded, shard) ?? null);
  if (!run.resume) removeAll(checkpoints);
  const pool = openPool(Math.min(workers, theorems.length));
  const drawn: DrawnTheorem[] = new Array(theorems.length);
  const underway = new Set<string>();
  let finished = 0;
  const draw = async (loaded: LoadedTheorem, position: number): Promise<void> => {
    const { id } = loaded.theorem;
    underway.add(id);
    run.onProgress?.(finished, [...underway]);
    const checkpoint = checkpoints[position];
    const records = await pool.draw(loaded, options, shard, checkpoint ? { checkpoint } : {});
    if (signal?.aborted) return;
    drawn[position] = {
      id,
      source: sourceOf(loaded),
      code: codeOf(now, loaded),
      streams: records instanceof Error ? {} : sorted(Object.fromEntries(records)),
      errors: records instanceof Error ? { [shard.index]: records.message } : {},
    };
    underway.delete(id);
    run.onProgress?.(++finished, [...underway]);
  };
  await inLanes(theorems, pool.size, draw, signal).finally(() => pool.close());
  if (finished < theorems.length) return null;
  removeAll(checkpoints);
  return {
    ...identityOf(options, now),
    shards: { count: shard.count, drawn: [shard.index] },
    theorems: drawn,
  };
}

/** What parts of one run have in common, as the code and the machine are now. */
export function identityOf(
  { seed, profile, falseAlarm, missedError, detects, runs, at }: JudgeOptions,
  now: Fingerprints = fingerprints(),
): RunIdentity {
  const chosen = {
    ...(detects !== undefined && { detects }),
    ...(runs !== undefined && { runs }),
    ...(at !== undefined && { at }),
  };
  return {
    version,
    engine: now.engine,
    node: `${process.version} ${process.arch}`,
    options: { seed, profile, falseAlarm, missedError, ...chosen },
  };
}

/** A hash of a theorem and of all that it reaches; null where that is not known. */
export function codeOf(now: Fingerprints, { source, theorem }: LoadedTheorem): string | null {
  try {
    return now.theorem(source, theorem.id);
  } catch (error) {
    if (error instanceof UnknownReachError) return null;
    throw error;
  }
}

const sourceOf = ({ source }: LoadedTheorem): string =>
  source === catalogueSource ? source : relative(process.cwd(), source).split(sep).join('/');

function removeAll(paths: readonly (string | null)[]): void {
  for (const path of paths) if (path !== null) rmSync(path, { force: true });
}
