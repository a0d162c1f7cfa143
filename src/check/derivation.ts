import { type Expression, formatExpression, substituteExpressions } from '../algebra/expression.ts';
import { equal, formatRationalFunction, rationalFunction, subtract } from '../algebra/rational.ts';
import { type Reason, renamedClaim, type Theorem } from '../theorem.ts';
import type { DerivationJudgement, StepJudgement } from '../verdict.ts';

/**
 * Checks a derivation link by link with the trusted kernel: what the reason makes of the line above must equal the
 * line below for all values of all symbols. The last line must be the claimed formula. Every link is judged, so
 * that the first broken one can be named and those after it are not lost. Returns null without a derivation.
 */
export function judgeDerivation(theorem: Theorem): DerivationJudgement | null {
  const { derivation, claimed } = theorem;
  if (derivation === null) return null;
  const symbols = Object.keys(derivation.symbols);
  const read = (formula: string) => theorem.read(formula, symbols);
  let above = read(derivation.from);
  const steps: StepJudgement[] = [];
  for (const { formula, reason } of derivation.steps) {
    const below = read(formula);
    const given = rewrite(above, reason, read);
    steps.push({ formula, by: nameOf(reason), ...compare(given, below) });
    above = below;
  }
  if (claimed !== null) {
    steps.push({ formula: formatExpression(claimed), by: 'the claim', ...compare(above, claimed) });
  }
  return { verdict: steps.every(({ holds }) => holds) ? 'proved' : 'refuted', steps };
}

function rewrite(above: Expression, reason: Reason, read: (formula: string) => Expression): Expression {
  switch (reason.kind) {
    case 'algebra':
      return above;
    case 'definition':
      return substituteExpressions(above, { [reason.symbol]: read(reason.equals) });
    case 'lemma': {
      const instance = read(formatExpression(renamedClaim(reason.lemma, reason.with)));
      return substituteExpressions(above, { [reason.rewrites]: instance });
    }
  }
}

function compare(given: Expression, stated: Expression): { holds: boolean; note?: string } {
  const [left, right] = [rationalFunction(given), rationalFunction(stated)];
  if (equal(left, right)) return { holds: true };
  return {
    holds: false,
    note:
      `the reason gives ${formatExpression(given)}, the line says ${formatExpression(stated)}; ` +
      `their difference is ${formatRationalFunction(subtract(left, right))}`,
  };
}

function nameOf(reason: Reason): string {
  if (reason.kind === 'lemma') return reason.lemma.id;
  return reason.kind === 'definition' ? `definition of ${reason.symbol}` : 'algebra';
}

/** Whether two formulas of a theorem are the same function, by the kernel. */
export function sameFunction(theorem: Theorem, left: string, right: string): boolean {
  return equal(rationalFunction(theorem.read(left)), rationalFunction(theorem.read(right)));
}
