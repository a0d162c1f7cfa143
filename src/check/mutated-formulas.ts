/** The near misses of the formulas of a claim, with the abbreviations that they use. */
import { type Expression, parseExpression, substituteExpressions, symbolsOf } from '../algebra/expression.ts';
import { type Mutant, mutate } from '../algebra/mutate.ts';
import type { Theorem } from '../theorem.ts';
import type { MeasuredFormula } from './measured-formulas.ts';

/** A near miss, and what the measured formula is with it. */
export interface MutatedFormula extends Mutant {
  /** Where it was mistyped: the place of the formula, or the abbreviation. */
  readonly place: string;
  /** The measured formula, over parameters and quantities. */
  readonly meaning: Expression;
}

export interface MutatedFormulas {
  readonly mutants: readonly MutatedFormula[];
  /** How many slips of the pen change nothing, by the kernel. */
  readonly equivalent: number;
}

/**
 * Every near miss of the formula and of each abbreviation that it stands on. Any parameter that is a number, quantity
 * or abbreviation may be taken for another; an abbreviation only for those that stand before it.
 */
export function mutatedFormulas(theorem: Theorem, { formula, place }: MeasuredFormula): MutatedFormulas {
  const { parameters, quantities, where } = theorem;
  const numbers = Object.keys(parameters).filter((name) => parameters[name]!.kind !== 'spectrum');
  const symbols = [...numbers, ...Object.keys(quantities)];
  const written = new Map(Object.entries(where).map(([name, text]) => [name, parseExpression(text)]));
  const stated = parseExpression(formula);
  const all = [
    {
      place,
      formula,
      symbols: [...symbols, ...written.keys()],
      meaning: (mutant: Expression) => writtenOut(mutant, written),
    },
    ...usedBy(stated, written).map((name) => ({
      place: `where ${name}`,
      formula: where[name]!,
      symbols: [...symbols, ...[...written.keys()].slice(0, [...written.keys()].indexOf(name))],
      meaning: (mutant: Expression) => writtenOut(stated, new Map(written).set(name, mutant)),
    })),
  ];
  const mutations = all.map((one) => ({ ...one, ...mutate(one.formula, one) }));
  return {
    mutants: mutations.flatMap(({ mutants, ...one }) =>
      mutants.map((mutant) => ({
        ...mutant,
        place: one.place,
        meaning: one.meaning(parseExpression(mutant.formula)),
      })),
    ),
    equivalent: mutations.reduce((sum, { equivalent }) => sum + equivalent.length, 0),
  };
}

/** The expression over parameters and quantities alone; each abbreviation is over those before it. */
function writtenOut(expression: Expression, abbreviations: ReadonlyMap<string, Expression>): Expression {
  const known: Record<string, Expression> = {};
  for (const [name, text] of abbreviations) known[name] = substituteExpressions(text, known);
  return substituteExpressions(expression, known);
}

/** The abbreviations that the expression uses, also through others, in the order in which they are declared. */
function usedBy(expression: Expression, abbreviations: ReadonlyMap<string, Expression>): string[] {
  const used = new Set(symbolsOf(expression));
  for (const [name, text] of [...abbreviations].reverse()) {
    if (used.has(name)) for (const symbol of symbolsOf(text)) used.add(symbol);
  }
  return [...abbreviations.keys()].filter((name) => used.has(name));
}
