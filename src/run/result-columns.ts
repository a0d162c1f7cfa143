import { parseConstraints, parseExpression, symbolsOf } from '../algebra/expression.ts';
import type { ClaimedMean } from '../check/compare.ts';
import type { Theorem } from '../theorem.ts';
import { nearest } from './nearest.ts';
import { SelectionError } from './selection-error.ts';

/** The column of each name that is not called so itself: `mean` may be in the column `avg`. */
export type ColumnNames = Readonly<Record<string, string>>;

/**
 * Where `mean`, `se` and each symbol of the theorem stands in the table, in this order, as far as it does.
 *
 * @param path - Of the table, for messages.
 * @throws SelectionError if a column that `names` speaks of does not exist, or one that is needed: those of the symbols
 * that the formula and the claim domain speak of, but for the quantities, which can be computed.
 */
export function locateColumns(
  path: string,
  columns: readonly string[],
  theorem: Theorem,
  claim: ClaimedMean,
  names: ColumnNames,
): ReadonlyMap<string, number> {
  const positions = locate(path, columns, theorem, names);
  for (const name of ['mean', 'se', ...neededSymbols(theorem, claim, positions)]) {
    if (!positions.has(name)) throw missingColumn(path, columns, theorem, name);
  }
  return positions;
}

function locate(
  path: string,
  columns: readonly string[],
  theorem: Theorem,
  names: ColumnNames,
): Map<string, number> {
  const known = ['mean', 'se', ...Object.keys(theorem.parameters), ...Object.keys(theorem.quantities)];
  for (const [name, column] of Object.entries(names)) {
    if (!known.includes(name)) {
      const hint = nearest(name, known) || `; it reads ${known.join(', ')}`;
      throw new SelectionError(`--columns: '${name}' is nothing that ${theorem.id} reads${hint}`);
    }
    if (!columns.includes(column)) {
      throw new SelectionError(`--columns: '${path}' has no column '${column}'${nearest(column, columns)}`);
    }
  }
  const positions = known.map((name): [string, number] => [name, columns.indexOf(names[name] ?? name)]);
  return new Map(positions.filter(([, position]) => position >= 0));
}

function neededSymbols(
  theorem: Theorem,
  claim: ClaimedMean,
  positions: ReadonlyMap<string, number>,
): Set<string> {
  const { parameters, quantities, claimDomain } = theorem;
  const needed = new Set([...symbolsOf(claim.predicted), ...symbolsOf(claim.scale)]);
  for (const constraint of parseConstraints(claimDomain.text)) {
    for (const name of symbolsOf(constraint)) needed.add(name);
  }
  for (const name of Object.keys(quantities)) if (!positions.has(name)) needed.delete(name);
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind !== 'spectrum' || !(needed.has(name) || positions.has(name))) continue;
    for (const size of symbolsOf(parseExpression(parameter.length))) needed.add(size);
  }
  return needed;
}

function missingColumn(
  path: string,
  columns: readonly string[],
  theorem: Theorem,
  name: string,
): SelectionError {
  const meaning = theorem.parameters[name]?.meaning ?? theorem.quantities[name]?.meaning;
  const what = meaning === undefined ? `'${name}'` : `'${name}' (${meaning})`;
  const hint = nearest(name, columns) || `; it has ${columns.map((column) => `'${column}'`).join(', ')}`;
  return new SelectionError(`'${path}' has no column ${what}${hint} (--columns ${name}=… says which it is)`);
}
