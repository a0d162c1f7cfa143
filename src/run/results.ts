import { type Domain, declareDomain, violation } from '../algebra/domain.ts';
import { compileExpression, symbolsOf } from '../algebra/expression.ts';
import type { ClaimedMean } from '../check/compare.ts';
import type { ReportedMean } from '../statistics/reported-mean.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import type { Table } from './csv.ts';
import { oneLine } from './one-line.ts';
import { numberIn, numbersIn } from './result-cells.ts';
import { type ColumnNames, locateColumns } from './result-columns.ts';
import { quantityAt } from './result-quantity.ts';
import { SelectionError } from './selection-error.ts';

/** One row of results, read for a theorem. */
export interface ResultRow extends ReportedMean {
  /** Where it stands in the file. */
  readonly line: number;
  /** The theorem's parameters and quantities, as the row gives them. */
  readonly values: ParameterValues;
}

export interface Results {
  readonly rows: readonly ResultRow[];
  /** Columns that nothing was read from. */
  readonly ignored: readonly string[];
}

/**
 * Reads the rows of a table for what a theorem claims of a mean: the theorem's parameters and quantities by name, `mean`
 * and `se`. A quantity without a column is computed from the parameters.
 *
 * @param path - Of the table, for messages.
 * @throws SelectionError if a column is missing, a cell is not a number, or a row lies outside the claim domain; with the
 * line, and the column or the condition.
 */
export function readResults(
  path: string,
  { columns, rows }: Table,
  theorem: Theorem,
  claim: ClaimedMean,
  names: ColumnNames = {},
): Results {
  const positions = locateColumns(path, columns, theorem, claim, names);
  const symbols = [...positions.keys()].filter((name) => name !== 'mean' && name !== 'se');
  const domain = domainOf(theorem, positions);
  const [predicted, scale] = [claim.predicted, claim.scale].map(compileExpression);
  const used = new Set(positions.values());
  return {
    // The index that pandas writes has no name.
    ignored: columns.filter((name, position) => name !== '' && !used.has(position)),
    rows: rows.map(({ line, cells }) => {
      const row = `'${path}', line ${line}`;
      const read = <T>(name: string, reader: (cell: string, place: string) => T) => {
        const position = positions.get(name)!;
        return reader(cells[position]!, `${row}, column '${columns[position]}'`);
      };
      const values: ParameterValues = Object.fromEntries(
        symbols.map((name) => [
          name,
          theorem.parameters[name]?.kind === 'spectrum' ? read(name, numbersIn) : read(name, numberIn),
        ]),
      );
      requireInside(row, theorem, domain, values);
      const at = symbolsAt(row, theorem, claim, values);
      const value = predicted!(at);
      if (!Number.isFinite(value))
        throw new SelectionError(`${row}: the formula of ${theorem.id} is ${value}`);
      const mean = read('mean', numberIn);
      const se = read('se', standardErrorIn);
      return { line, values, mean, se, predicted: value, scale: Math.abs(scale!(at)) };
    }),
  };
}

/** The claim domain, as far as the table has its parameters; its conditions speak of no others. */
function domainOf({ parameters, claimDomain }: Theorem, positions: ReadonlyMap<string, number>): Domain {
  const given = Object.entries(parameters).filter(([name]) => positions.has(name));
  return declareDomain(Object.fromEntries(given), claimDomain.text);
}

function standardErrorIn(cell: string, place: string): number {
  const se = numberIn(cell, place);
  if (se > 0) return se;
  throw new SelectionError(`${place}: ${se} is not a standard error, which is > 0`);
}

function requireInside(row: string, { id }: Theorem, domain: Domain, values: ParameterValues): void {
  const parameters = Object.entries(values).filter(([name]) => Object.hasOwn(domain.parameters, name));
  let reason: string | null;
  try {
    reason = violation(domain, Object.fromEntries(parameters));
  } catch (error) {
    reason = oneLine(error);
  }
  if (reason !== null) throw new SelectionError(`${row}: outside the claim domain of ${id}: ${reason}`);
}

/** The symbols of the formula as numbers. */
function symbolsAt(
  row: string,
  theorem: Theorem,
  { predicted, scale }: ClaimedMean,
  values: ParameterValues,
): Record<string, number> {
  const symbols: Record<string, number> = {};
  for (const name of new Set([...symbolsOf(predicted), ...symbolsOf(scale)])) {
    const value = values[name] ?? quantityAt(row, theorem, name, values);
    if (typeof value !== 'number') throw new SelectionError(`${row}: '${name}' is a spectrum, not a number`);
    symbols[name] = value;
  }
  return symbols;
}
