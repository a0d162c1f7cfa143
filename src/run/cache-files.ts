import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const day = 86_400_000;
/** A file that was not used for so long is removed. */
const longest = 30 * day;

/** The text of a file; null if there is none, or it cannot be read. */
export function readUsed(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    markUsed(path);
    return text;
  } catch {
    return null;
  }
}

function markUsed(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The folder is only readable: whoever may write to it removes the file after its time.
  }
}

/** Writes a file whole or not at all, whoever else writes it at the same time. */
export function writeWhole(path: string, text: string): void {
  const whole = `${path}.${randomUUID()}`;
  try {
    writeFileSync(whole, text, { flag: 'wx' });
    renameSync(whole, path);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Removes what was not used for 30 days, and what a run that was killed left half written. */
export function removeUnused(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    // A verdict, one half written, or a checkpoint; everything else is not ours.
    if (!/^[0-9a-f]{64}(\.json(\.[0-9a-f-]{36})?|(\.\d+-\d+)?\.checkpoint)$/.test(name)) continue;
    const path = join(folder, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > (/\.[0-9a-f-]{36}$/.test(name) ? day : longest)) rmSync(path, { force: true });
  }
}
