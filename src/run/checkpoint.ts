import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatExact, parseExact } from './exact-json.ts';
import { sha256 } from './file-contents.ts';

/** What was drawn of a theorem so far, in a file: an interrupted run goes on from there. */
export interface Checkpoint {
  /** Of the run that was interrupted, by the names of their streams. */
  readonly known: ReadonlyMap<string, unknown>;
  /** Adds the statistics of a stream, within a tenth of a second of drawing. */
  readonly keep: (name: string, statistics: unknown) => void;
  /** Writes what is still in memory. */
  readonly flush: () => void;
}

/** What is kept is written when the last writing was so long ago: what is drawn in less is not worth a file. */
const interval = 100; // ms

/**
 * Opens the checkpoint of a theorem. The file is a line for each record, with a hash of it: a line that was torn, or that
 * two runs wrote at the same time, is not read, and those beside it are. Which records a file holds depends on the
 * clock, but no verdict depends on which records are known.
 *
 * @param path - Its name must be a hash of all that the draws depend on.
 * @param note - Told in one line that it cannot be written, once: the run goes on without.
 */
export function openCheckpoint(path: string, note: (line: string) => void): Checkpoint {
  const known = readCheckpoint(path);
  let pending = '';
  let written = performance.now();
  let isWritable = true;
  const flush = () => {
    written = performance.now();
    if (pending === '' || !isWritable) return;
    try {
      mkdirSync(dirname(path), { recursive: true });
      // After a torn line this begins a new one.
      appendFileSync(path, `\n${pending}`);
    } catch (error) {
      isWritable = false;
      note(`no checkpoint is kept: ${error instanceof Error ? error.message : String(error)}`);
    }
    pending = '';
  };
  return {
    known,
    keep(name, statistics) {
      const json = formatExact([name, statistics]);
      pending += `${hashOf(json)} ${json}\n`;
      if (performance.now() - written > interval) flush();
    },
    flush,
  };
}

function readCheckpoint(path: string): Map<string, unknown> {
  const records = new Map<string, unknown>();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return records; // There is nothing to go on from.
  }
  for (const line of text.split('\n')) {
    const [, hash, json] = /^([0-9a-f]{16}) (.*)$/.exec(line) ?? [];
    if (json === undefined || hashOf(json) !== hash) continue;
    const [name, statistics] = parseExact(json) as [string, unknown];
    records.set(name, statistics);
  }
  return records;
}

const hashOf = (json: string): string => sha256(json).slice(0, 16);
