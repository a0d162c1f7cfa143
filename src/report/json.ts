import type { SuiteReport } from '../run/suite-report.ts';

/** The report as JSON, for other programs; see SuiteReport for what the keys mean. */
export function jsonReport(report: SuiteReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
