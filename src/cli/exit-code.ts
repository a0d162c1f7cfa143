import { isRefuted, type SuiteReport } from '../run/suite-report.ts';

/** What riskproof tells the shell, numbered as pytest does it. */
export const exitCodes = {
  passed: 0,
  refuted: 1,
  interrupted: 2,
  internalError: 3,
  /** A wrong flag, id or value, or a theorem file or estimator that broke. */
  usageError: 4,
  nothingSelected: 5,
} as const;

/**
 * An interrupted run says so whatever was found; a refutation outranks a broken theorem.
 *
 * @param strict - Whether a theorem that is undecided fails the run.
 * @param accepted - Whether what has changed against the lock file is accepted; otherwise it fails the run.
 */
export function exitCode(report: SuiteReport, strict: boolean, accepted = false): number {
  if (report.interrupted) return exitCodes.interrupted;
  const isChanged = !accepted && (report.changes ?? []).length > 0;
  if (isChanged || report.theorems.some(isRefuted)) return exitCodes.refuted;
  if (report.summary.errors > 0) return exitCodes.usageError;
  return strict && report.summary.undecided > 0 ? exitCodes.refuted : exitCodes.passed;
}
