import type { LinearForm } from './linear-form.ts';
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  one,
  type Rational,
  subtract,
  zero,
} from './rational-number.ts';

/**
 * Farkas' lemma: a form is ≥ constant wherever the facts are ≥ 0 exactly if it is that constant plus a non-negative
 * combination of them. Returned is the combination with the largest constant: one multiplier for each fact, most of
 * them 0. Null if there is none, and where the facts contradict each other.
 */
export function lowerBound(
  form: LinearForm,
  facts: readonly LinearForm[],
): { readonly multipliers: readonly Rational[]; readonly constant: Rational } | null {
  const names = namesIn([form, ...facts]);
  const rows = names.map((name) => facts.map((fact) => coefficient(fact, name)));
  const costs = facts.map((fact) => fact.constant);
  const multipliers = leastCost(
    rows,
    names.map((name) => coefficient(form, name)),
    costs,
  );
  if (multipliers === null) return null;
  const total = multipliers.reduce((sum, by, i) => add(sum, multiply(by, costs[i]!)), zero);
  return { multipliers, constant: subtract(form.constant, total) };
}

/** A non-negative combination of the facts that is −1, so that they cannot all be ≥ 0; null if there is none. */
export function contradiction(facts: readonly LinearForm[]): readonly Rational[] | null {
  const names = namesIn(facts);
  const rows = [
    ...names.map((name) => facts.map((fact) => coefficient(fact, name))),
    facts.map((fact) => fact.constant),
  ];
  return leastCost(
    rows,
    [...names.map(() => zero), negate(one)],
    facts.map(() => zero),
  );
}

const coefficient = (form: LinearForm, name: string) => form.coefficients.get(name) ?? zero;
const namesIn = (forms: readonly LinearForm[]) => [
  ...new Set(forms.flatMap((form) => [...form.coefficients.keys()])),
];

/**
 * The x ≥ 0 with rows·x = right that has the least cost, by the simplex method with Bland's rule, which ends (Bland
 * 1977); null if there is no such x or no least cost. Exact.
 */
function leastCost(
  rows: readonly (readonly Rational[])[],
  right: readonly Rational[],
  costs: readonly Rational[],
): Rational[] | null {
  const width = costs.length;
  // One artificial variable a row, to start from; the right-hand side, made ≥ 0, is the last column.
  const table = rows.map((row, i) => {
    const sign = compare(right[i]!, zero) < 0 ? negate(one) : one;
    const artificial = rows.map((_, j) => (i === j ? one : zero));
    return [...row.map((value) => multiply(sign, value)), ...artificial, multiply(sign, right[i]!)];
  });
  const basis = rows.map((_, i) => width + i);
  const artificialCosts = [...costs.map(() => zero), ...rows.map(() => one)];
  minimise(table, basis, artificialCosts, width + rows.length);
  if (basis.some((column, i) => column >= width && !isZero(table[i]!.at(-1)!))) return null;
  // An artificial variable that is left in the basis is 0, and stays so in exchange for any other of its row.
  for (const [i, column] of basis.entries()) {
    const other = column < width ? -1 : table[i]!.findIndex((value, j) => j < width && !isZero(value));
    if (other >= 0) exchange(table, basis, i, other);
  }
  if (!minimise(table, basis, [...costs, ...rows.map(() => zero)], width)) return null;
  const x = costs.map(() => zero);
  for (const [i, column] of basis.entries()) if (column < width) x[column] = table[i]!.at(-1)!;
  return x;
}

/** Exchanges among the first `width` columns until none lowers the cost; false if it falls without bound. */
function minimise(table: Rational[][], basis: number[], costs: readonly Rational[], width: number): boolean {
  for (;;) {
    const reduced = (column: number) =>
      table.reduce((sum, row, i) => subtract(sum, multiply(costs[basis[i]!]!, row[column]!)), costs[column]!);
    let entering = 0;
    while (entering < width && compare(reduced(entering), zero) >= 0) entering += 1;
    if (entering === width) return true;
    let leaving = -1;
    let least = zero;
    for (const [i, row] of table.entries()) {
      if (compare(row[entering]!, zero) <= 0) continue;
      const ratio = divide(row.at(-1)!, row[entering]!);
      const order = leaving < 0 ? -1 : compare(ratio, least);
      if (order < 0 || (order === 0 && basis[i]! < basis[leaving]!)) [leaving, least] = [i, ratio];
    }
    if (leaving < 0) return false;
    exchange(table, basis, leaving, entering);
  }
}

function exchange(table: Rational[][], basis: number[], leaving: number, entering: number): void {
  const pivot = table[leaving]!.map((value) => divide(value, table[leaving]![entering]!));
  for (const [i, row] of table.entries()) {
    table[i] =
      i === leaving ? pivot : row.map((value, j) => subtract(value, multiply(row[entering]!, pivot[j]!)));
  }
  basis[leaving] = entering;
}
