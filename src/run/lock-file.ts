import { existsSync, readFileSync } from 'node:fs';
import type { ProfileName } from '../statistics/budget.ts';
import type { ClaimKind, Verdict } from '../verdict.ts';
import { writeWhole } from './cache-files.ts';
import { oneLine } from './one-line.ts';
import { SelectionError } from './selection-error.ts';

/** The name of the lock file; it lies in the working directory and belongs under version control. */
export const lockFileName = 'theorems.lock.json';

/** What a theorem said when it was accepted, and what became of it then. */
export interface LockedTheorem {
  readonly kind: ClaimKind;
  /** Every formula of the claim by its place, with abbreviations written out, as the kernel writes it. */
  readonly formulas: Readonly<Record<string, string>>;
  /** What its symbols are: 'natural >= 1', 'spectrum of min(dx, dy)'. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly holdsWhen: string;
  readonly verdict: Verdict;
  readonly budget: {
    readonly seed: number;
    readonly profile: ProfileName;
    readonly falseAlarm: number;
    readonly missedError: number;
    readonly detects: number;
  };
}

/** The accepted theorems by id. */
export type Lock = Readonly<Record<string, LockedTheorem>>;

const format = 1;

/**
 * The lock file; null if there is none.
 *
 * @throws SelectionError if it is not what `writeLock` writes.
 */
export function readLock(path: string): Lock | null {
  if (!existsSync(path)) return null;
  const refuse = (reason: string) =>
    new SelectionError(`'${path}' cannot be read (${reason}); 'riskproof lock' writes it anew`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refuse(oneLine(error));
  }
  if (!isRecord(content) || content.format !== format) throw refuse(`its format is not ${format}`);
  if (!isRecord(content.theorems)) throw refuse('it has no theorems');
  for (const [id, locked] of Object.entries(content.theorems)) {
    if (!isLocked(locked)) throw refuse(`'${id}' is not complete`);
  }
  return content.theorems as unknown as Lock;
}

/** Writes the lock file whole or not at all, sorted by id, so that accepting one change changes one place. */
export function writeLock(path: string, lock: Lock): void {
  const sorted = Object.entries(lock).sort(([left], [right]) => (left < right ? -1 : 1));
  const content = { format, theorems: Object.fromEntries(sorted) };
  try {
    writeWhole(path, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    throw new SelectionError(`'${path}' cannot be written: ${oneLine(error)}`);
  }
}

function isLocked(value: unknown): boolean {
  if (!isRecord(value) || typeof value.kind !== 'string' || typeof value.holdsWhen !== 'string') return false;
  return [value.formulas, value.parameters].every(
    (texts) => isRecord(texts) && Object.values(texts).every((text) => typeof text === 'string'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
