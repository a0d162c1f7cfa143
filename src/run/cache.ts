import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgeOptions } from '../check/options.ts';
import type { Shard } from '../check/stream-recorder.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { readUsed, removeUnused, writeWhole } from './cache-files.ts';
import { formatExact, parseExact } from './exact-json.ts';
import { sha256 } from './file-contents.ts';
import { type Fingerprints, fingerprints } from './fingerprint.ts';
import type { LoadedTheorem } from './load.ts';
import { UnknownReachError } from './named-files.ts';
import { oneLine } from './one-line.ts';
import { version } from './version.ts';

/** Judgements of earlier runs. It never fails: what cannot be read is judged, and what cannot be kept is not. */
export interface VerdictCache {
  /** What the judge said of the same theorem, under the same options and by the same code; null if it is not known. */
  readonly find: (theorem: LoadedTheorem) => TheoremJudgement | null;
  /**
   * Keeps what the judge says, unless the theorem broke, or its files have changed since it was looked for. Its checkpoint
   * has had its time.
   */
  readonly keep: (theorem: LoadedTheorem, judgement: TheoremJudgement) => void;
  /** The file for the draws of a run that may be interrupted; null if what they depend on is not known. */
  readonly checkpoint: (theorem: LoadedTheorem, shard?: Shard) => string | null;
}

/**
 * A cache in a folder, with a file for each judgement. A judgement is a pure function of what its key holds: the
 * theorem with all the code that it reaches, the judge, the options, and Node, whose version decides how Math rounds.
 * Runs at the same time can share the folder.
 *
 * @param folder - Made when the first judgement is kept.
 * @param note - Told what is wrong with the folder or with a file, in one line and once.
 */
export function openCache(folder: string, options: JudgeOptions, note: (line: string) => void): VerdictCache {
  const opened = fingerprints();
  let isWritable: boolean | null = null; // Not known before the first judgement is kept.
  const fileOf = (key: string) => join(folder, `${key}.json`);
  const checkpointOf = (key: string, shard?: Shard) =>
    join(folder, `${key}${shard ? `.${shard.index}-${shard.count}` : ''}.checkpoint`);
  return {
    find(theorem) {
      const key = keyOf(theorem, options, opened);
      const text = key && readUsed(fileOf(key));
      if (text === null) return null;
      const judgement = judgementIn(text, key!);
      if (judgement === null)
        note(`the cache has a damaged or foreign file, which is ignored: ${fileOf(key!)}`);
      return judgement;
    },
    keep(theorem, judgement) {
      if (isWritable === false || judgement.error !== undefined) return;
      const key = keyOf(theorem, options, opened);
      // A worker may have loaded what was written meanwhile.
      if (key === null || key !== keyOf(theorem, options, fingerprints())) return;
      try {
        mkdirSync(folder, { recursive: true });
        writeWhole(fileOf(key), textOf(judgement, key));
        rmSync(checkpointOf(key), { force: true });
        if (isWritable === null) removeUnused(folder, Date.now());
        isWritable = true;
      } catch (error) {
        isWritable = false;
        note(`the cache cannot be written, and keeps no verdicts: ${oneLine(error)}`);
      }
    },
    checkpoint(theorem, shard) {
      const key = keyOf(theorem, options, opened);
      return key && checkpointOf(key, shard);
    },
  };
}

/** Null if it is not known what the theorem depends on: then it is judged in every run. */
function keyOf(
  { theorem, source, formula }: LoadedTheorem,
  options: JudgeOptions,
  now: Fingerprints,
): string | null {
  try {
    const chosen = Object.entries(options).sort(([left], [right]) => (left < right ? -1 : 1));
    const node = [process.version, process.arch];
    return sha256(
      JSON.stringify([
        version,
        node,
        now.engine,
        now.theorem(source, theorem.id),
        theorem.id,
        formula ?? null,
        chosen,
      ]),
    );
  } catch (error) {
    if (error instanceof UnknownReachError) return null;
    throw error;
  }
}

/** The judgement, and a hash of it and its key: neither a flipped bit nor a renamed file must become a verdict. */
function textOf(judgement: TheoremJudgement, key: string): string {
  const json = formatExact(judgement);
  return `{"sha256":"${sha256(key + json)}","judgement":${json}}\n`;
}

/** Null if the text was not written by `textOf` for this key. */
function judgementIn(text: string, key: string): TheoremJudgement | null {
  const [, hash, json] = /^\{"sha256":"([0-9a-f]{64})","judgement":(.*)\}\n$/.exec(text) ?? [];
  return json === undefined || sha256(key + json) !== hash ? null : (parseExact(json) as TheoremJudgement);
}
