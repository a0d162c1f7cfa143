import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fingerprints } from '../run/fingerprint.ts';
import { catalogueSource, type LoadedTheorem, loadTheorems } from '../run/load.ts';
import { oneLine } from '../run/one-line.ts';
import {
  formatPart,
  mergeParts,
  type NamedPart,
  parsePart,
  requireAllShards,
  requireOneRun,
} from '../run/part.ts';
import { SelectionError } from '../run/selection-error.ts';
import { codeOf, identityOf } from '../run/shard-run.ts';
import { judgeTheorems, writeReport } from './check.ts';
import { exitCodes } from './exit-code.ts';
import { lockFor } from './lock.ts';
import type { CheckFlags } from './options.ts';
import type { Output } from './output.ts';

/** The flags of `riskproof merge`; all others are those of the run that the parts belong to. */
export type MergeFlags = Pick<
  CheckFlags,
  'outputFile' | 'reporter' | 'shrink' | 'strict' | 'update' | 'workers'
> & { readonly partial?: true };

/**
 * `riskproof merge`: the parts of a run as one part or, where all are there, the report of the run.
 *
 * @returns The exit code.
 * @throws SelectionError for a file that is no part, for parts that are not of one run or hold the same draws, and for
 * shards that are missing.
 */
export async function merge(files: readonly string[], flags: MergeFlags, output: Output): Promise<number> {
  globalThis.console = new Console(process.stderr, process.stderr);
  const merged = files.map(readPart).reduce(mergeParts);
  if (flags.partial) {
    await output.write(formatPart(merged.part));
    return exitCodes.passed;
  }
  requireAllShards(merged);
  const theorems = await theoremsOf(merged);
  const { options, theorems: drawn } = merged.part;
  const judging: CheckFlags = { ...flags, ...options, cache: false };
  const lock = lockFor(judging);
  const judged = await judgeTheorems(theorems, judging, {
    drawn: new Map(drawn.map(({ id, streams }) => [id, Object.entries(streams)])),
    errors: new Map(
      drawn.flatMap(({ id, errors }) =>
        Object.values(errors)
          .slice(0, 1)
          .map((error) => [id, error]),
      ),
    ),
  });
  return writeReport(judged, { lock, theorems, flags: judging, output });
}

function readPart(file: string): NamedPart {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SelectionError(`'${file}' cannot be read: ${oneLine(error)}`);
  }
  return parsePart(text, file);
}

/** The theorems of the run, if they and the judge are what they were when it was drawn. */
async function theoremsOf(merged: NamedPart): Promise<LoadedTheorem[]> {
  const { part } = merged;
  const targets = part.theorems.map(({ id, source }) => (source === catalogueSource ? id : source));
  const loaded = await loadTheorems([...new Set(targets)]);
  const theorems = part.theorems.map(({ id, source }) => {
    const place = source === catalogueSource ? source : resolve(source);
    const found = loaded.find((one) => one.theorem.id === id && one.source === place);
    if (found === undefined) throw new SelectionError(`'${source}' holds no theorem '${id}' any more`);
    return found;
  });
  const now = fingerprints();
  requireOneRun(merged, {
    name: 'this riskproof',
    part: {
      ...part,
      ...identityOf(part.options, now),
      theorems: part.theorems.map((one, i) => ({ ...one, code: codeOf(now, theorems[i]!) })),
    },
  });
  return theorems;
}
