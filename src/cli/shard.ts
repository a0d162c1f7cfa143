import type { Shard } from '../check/stream-recorder.ts';
import type { LoadedTheorem } from '../run/load.ts';
import { formatPart, shardName } from '../run/part.ts';
import { SelectionError } from '../run/selection-error.ts';
import { drawPart } from '../run/shard-run.ts';
import { cacheFor, judgeOptions, listenForInterrupt } from './check.ts';
import { exitCodes } from './exit-code.ts';
import type { CheckFlags } from './options.ts';
import type { Output } from './output.ts';
import { showCount } from './progress.ts';

/**
 * `riskproof check --shard i/n`: makes the draws of one shard and writes them as a part, which `riskproof merge` judges
 * with the others.
 *
 * @returns The exit code.
 * @throws SelectionError for flags that speak of a verdict.
 */
export async function shard(
  theorems: readonly LoadedTheorem[],
  flags: CheckFlags & { readonly shard: Shard },
  output: Output,
): Promise<number> {
  const { bail, path, shard: own, update, workers, resume = false } = flags;
  for (const [flag, value] of Object.entries({ '--path': path, '--bail': bail, '--update': update })) {
    if (value) throw new SelectionError(`${flag} speaks of a verdict, and --shard draws without one`);
  }
  const options = judgeOptions(flags, theorems);
  const progress = showCount(process.stderr);
  const { signal } = listenForInterrupt();
  const part = await drawPart({
    theorems,
    options,
    shard: own,
    signal,
    resume,
    cache: await cacheFor(flags, options),
    onProgress: (finished) => progress.onProgress(finished, theorems.length),
    ...(workers !== undefined && { workers }),
  });
  progress.end();
  if (part === null) {
    const kept = flags.cache ? '; --resume goes on from what is drawn' : '';
    process.stderr.write(`riskproof: shard ${shardName(own)} is interrupted, and writes no part${kept}\n`);
    return exitCodes.interrupted;
  }
  for (const { errors, id } of part.theorems) {
    for (const error of Object.values(errors)) process.stderr.write(`riskproof: ${id} broke: ${error}\n`);
  }
  await output.write(formatPart(part));
  return exitCodes.passed;
}
