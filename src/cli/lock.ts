import { resolve } from 'node:path';
import type { LoadedTheorem } from '../run/load.ts';
import { locked } from '../run/lock.ts';
import { changesOf, type LockChange } from '../run/lock-changes.ts';
import { type Lock, lockFileName, readLock, writeLock } from '../run/lock-file.ts';
import { SelectionError } from '../run/selection-error.ts';
import type { SuiteReport } from '../run/suite-report.ts';
import type { CheckFlags } from './options.ts';

/**
 * What a check holds its theorems against: the lock file of the working directory; null if there is none, or only one
 * point is looked at. What `riskproof lock` writes anew is empty before.
 *
 * @throws SelectionError if it cannot be read, or is to be updated and cannot be.
 */
export function lockFor({ lock, update, path, at }: CheckFlags): Lock | null {
  if (lock) return {};
  const isOnePoint = path !== undefined || at !== undefined;
  if (update && isOnePoint)
    throw new SelectionError('--update accepts theorems, and --path and --at speak of one point');
  const accepted = isOnePoint ? null : readLock(resolve(lockFileName));
  if (update && accepted === null) {
    throw new SelectionError(`--update: there is no ${lockFileName} here; 'riskproof lock' writes it`);
  }
  return accepted;
}

/**
 * The report with what has changed in meaning since it was accepted, each formula measured as it was and as it is.
 *
 * @param judge - Judges theorems as those of the report were.
 */
export async function againstLock(
  lock: Lock,
  theorems: readonly LoadedTheorem[],
  report: SuiteReport,
  judge: (theorems: readonly LoadedTheorem[]) => Promise<SuiteReport>,
): Promise<SuiteReport> {
  if (report.interrupted) return report;
  const verdicts = new Map(report.theorems.map(({ id, verdict }) => [id, verdict]));
  const found = theorems
    .filter(({ theorem: { id } }) => Object.hasOwn(lock, id) && verdicts.has(id))
    .flatMap((loaded) =>
      changesOf(loaded.theorem, lock[loaded.theorem.id]!).map((change) => ({ loaded, change })),
    );
  const earlier = found.flatMap(({ loaded, change: { restated } }) =>
    restated === null ? [] : [{ ...loaded, formula: restated }],
  );
  if (earlier.length > 0) process.stderr.write(`riskproof: judging what ${lockFileName} says\n`);
  const judged = earlier.length === 0 ? null : await judge(earlier);
  const before = new Map(judged?.theorems.map(({ id, verdict }) => [id, verdict]));
  const changes = found.map(({ change: { restated, ...change } }): LockChange => {
    const verdict = restated === null ? undefined : before.get(change.id);
    const measured = verdict === undefined ? null : { before: verdict, now: verdicts.get(change.id)! };
    return { ...change, measured };
  });
  if (changes.length > 0) {
    process.stderr.write(
      `riskproof: ${changes.length === 1 ? '1 change' : `${changes.length} changes`} in meaning against ${lockFileName}; --update accepts\n`,
    );
  }
  return { ...report, interrupted: judged?.interrupted ?? false, changes };
}

/**
 * Writes what the theorems say now, if it is new or has changed, into the lock file of the working directory. What
 * else is in it stays as it is.
 */
export function accept(lock: Lock, theorems: readonly LoadedTheorem[], report: SuiteReport): void {
  const judgements = new Map(report.theorems.map((judgement) => [judgement.id, judgement]));
  const changed = new Set(report.changes?.map(({ id }) => id));
  const now = theorems.flatMap(({ theorem }) => {
    const judgement = judgements.get(theorem.id);
    if (judgement === undefined || (Object.hasOwn(lock, theorem.id) && !changed.has(theorem.id))) return [];
    return [[theorem.id, locked(theorem, judgement, report)] as const];
  });
  writeLock(resolve(lockFileName), { ...lock, ...Object.fromEntries(now) });
  process.stderr.write(
    `riskproof: ${lockFileName}: ${now.length === 1 ? '1 theorem' : `${now.length} theorems`} accepted\n`,
  );
}
