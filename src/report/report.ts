import type { SuiteReport } from '../run/suite-report.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { textReport } from './text.ts';

export type { SuiteReport, SuiteSummary } from '../run/suite-report.ts';

/** Every way to write a report, by the name that `--reporter` takes. Each ends with a line break. */
export const reporters = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
} as const satisfies Record<string, (report: SuiteReport, options: ReportOptions) => string>;

export type ReporterName = keyof typeof reporters;

export interface ReportOptions {
  /** Colour for a terminal. Nothing is said by colour alone. Default false. */
  readonly colour?: boolean;
}
