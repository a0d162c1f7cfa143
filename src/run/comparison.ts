import { formatExpression } from '../algebra/expression.ts';
import { type ClaimedMean, claimedMean } from '../check/compare.ts';
import { budget } from '../statistics/budget.ts';
import { judgeReportedMeans, type ReportedMeanJudgement } from '../statistics/reported-mean.ts';
import type { Theorem } from '../theorem.ts';
import { type ClaimKind, type Guarantee, type Verdict, weaker } from '../verdict.ts';
import { readTable } from './csv.ts';
import type { ColumnNames } from './result-columns.ts';
import { type ResultRow, readResults } from './results.ts';
import { SelectionError } from './selection-error.ts';
import { version } from './version.ts';

export interface ComparisonRow extends ResultRow, ReportedMeanJudgement {}

/**
 * Results that were simulated elsewhere, held against a theorem; the format of `riskproof compare --reporter json`. Keys
 * keep their names and meanings.
 */
export interface Comparison {
  /** The version of riskproof. */
  readonly version: string;
  /** The file of results, as it was named. */
  readonly results: string;
  /** The id of the theorem. */
  readonly theorem: string;
  readonly kind: ClaimKind;
  /** What the means are of, in words. */
  readonly of: string;
  /** Whether they are claimed to equal the formula, or to be at most it. */
  readonly direction: ClaimedMean['direction'];
  readonly formula: string;
  /** What relative errors are relative to, in words. */
  readonly relativeTo: string;
  /** P(a true formula is refuted at any row). */
  readonly falseAlarm: number;
  /** P(a formula that is wrong at one of the rows by more than `detects` is supported). */
  readonly missedError: number;
  readonly detects: number;
  /** Always asymptotic: the means are taken as normal with the standard errors that were reported. */
  readonly guarantee: Guarantee;
  /** The weakest verdict of all rows; `undecided` if there is none. */
  readonly verdict: Verdict;
  readonly rows: readonly ComparisonRow[];
  /** Columns that nothing was read from. */
  readonly ignored: readonly string[];
}

export interface ComparisonOptions {
  readonly falseAlarm: number;
  readonly missedError: number;
  /** Default 2 %, as for means. */
  readonly detects?: number;
  readonly columns?: ColumnNames;
}

/**
 * @param path - Of the results; relative to the working directory.
 * @throws SelectionError if the theorem does not speak of a mean at each point, or the file cannot be read as its results.
 */
export function compareResults(path: string, theorem: Theorem, options: ComparisonOptions): Comparison {
  const { falseAlarm, missedError, columns } = options;
  const claim = claimedMean(theorem);
  if (typeof claim === 'string') throw new SelectionError(claim);
  const { detects } = budget(options).means;
  const { rows, ignored } = readResults(path, readTable(path), theorem, claim, columns);
  const { direction } = claim;
  const judged = judgeReportedMeans(rows, { falseAlarm, missedError, detects, direction });
  const verdicts = judged.map(({ verdict }): Verdict => verdict);
  return {
    version,
    results: path,
    theorem: theorem.id,
    kind: theorem.kind,
    of: claim.of,
    direction,
    formula: formatExpression(claim.predicted),
    relativeTo: claim.relativeTo,
    falseAlarm,
    missedError,
    detects,
    guarantee: 'asymptotic',
    verdict: verdicts.length === 0 ? 'undecided' : verdicts.reduce(weaker),
    rows: rows.map((row, i) => ({ ...row, ...judged[i]! })),
    ignored,
  };
}
