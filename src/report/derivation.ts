import { parseExpression } from '../algebra/expression.ts';
import type { Reason } from '../derivation.ts';
import type { Theorem } from '../theorem.ts';
import type { DerivationJudgement, Verdict } from '../verdict.ts';
import { formulaLine } from './formula-line.ts';
import { greekSymbol } from './greek.ts';

/** One step of a derivation, with the reason in words. */
export interface ExplainedStep {
  readonly formula: string;
  /** How the line above compares with it. */
  readonly relation: '=' | '>=' | '<=';
  /** algebra, definition, lemma, pathwise, mean, limit, or claim for the last line. */
  readonly kind: Reason['kind'] | 'claim';
  readonly reason: string;
  readonly verdict: Verdict;
  /** Whether it is not refuted. */
  readonly holds: boolean;
  readonly note?: string;
  readonly counterexample?: string;
}

/** A derivation as a reader sees it. */
export interface ExplainedDerivation {
  readonly from: string;
  readonly symbols: readonly { readonly name: string; readonly meaning: string }[];
  readonly steps: readonly ExplainedStep[];
  readonly verdict: Verdict;
  /** The number of the first step that does not hold, counted from 1; null without one. */
  readonly firstBroken: number | null;
}

/** The derivation of a theorem with what became of its steps; null if it has none. */
export function explainDerivation(
  theorem: Theorem,
  judged: DerivationJudgement | null,
): ExplainedDerivation | null {
  if (judged === null || theorem.derivation === null) return null;
  const { from, symbols, steps } = theorem.derivation;
  const broken = judged.steps.findIndex(({ holds }) => !holds);
  return {
    from,
    symbols: Object.entries(symbols).map(([name, meaning]) => ({ name, meaning })),
    verdict: judged.verdict,
    firstBroken: broken < 0 ? null : broken + 1,
    steps: judged.steps.map(({ formula, relation, verdict, holds, note, counterexample }, i) => ({
      formula,
      relation,
      kind: steps[i]?.reason.kind ?? 'claim',
      reason: i < steps.length ? reasonText(steps[i]!.reason) : 'the claim',
      verdict,
      holds,
      ...(note !== undefined && { note }),
      ...(counterexample !== undefined && { counterexample }),
    })),
  };
}

function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'algebra':
      return 'algebra';
    case 'definition':
      return `definition of ${reason.symbol}`;
    case 'lemma': {
      const renamed = Object.entries(reason.with).map(
        ([name, to]) => `${formulaLine(parseExpression(to))} for its ${greekSymbol(name)}`,
      );
      const renaming = renamed.length === 0 ? '' : `, with ${renamed.join(', ')}`;
      return `${reason.lemma.id} gives ${reason.rewrites}${renaming}`;
    }
    case 'pathwise':
      return `on every sample: ${reason.because}${cited(reason.given)}`;
    case 'mean':
      return `in the mean: ${reason.because}${cited(reason.given)}`;
    case 'limit':
      return `in the limit, ${reason.as}${cited(reason.given)}`;
  }
}

const cited = (given: readonly { readonly id: string }[]): string =>
  given.length === 0 ? '' : ` (${given.map(({ id }) => id).join(', ')})`;
