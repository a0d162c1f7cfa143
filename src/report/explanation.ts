import { signOf } from '../algebra/domain.ts';
import { parseExpression } from '../algebra/expression.ts';
import { judgeDerivation } from '../check/derivation.ts';
import type { VarianceBound } from '../claims.ts';
import type { SuiteReport } from '../run/suite-report.ts';
import { version } from '../run/version.ts';
import type { Reason, Theorem } from '../theorem.ts';
import type { ClaimKind, Guarantee, TheoremJudgement, Verdict } from '../verdict.ts';
import { type ClaimLine, claimLines } from './claim-lines.ts';
import { formulaLine } from './formula-line.ts';
import { greekSymbol } from './greek.ts';
import { kindTexts } from './kinds.ts';
import { formatNumber, formatParameters, formatPercent } from './numbers.ts';

/** A name and what it stands for. */
export interface Meaning {
  readonly name: string;
  readonly meaning: string;
}

/** How draws are made, what bounds their variance, and which theorems they assume. */
export interface ExplainedDraw {
  readonly road: 'plain' | 'conditioned';
  /** A formula; null: a pilot estimates the variance, and the guarantee is asymptotic. */
  readonly variance: string | null;
  readonly by: string | null;
  readonly given: readonly string[];
}

/** One step of a derivation, with the reason in words. */
export interface ExplainedStep {
  readonly formula: string;
  readonly reason: string;
  readonly holds: boolean;
  readonly note?: string;
}

/** Another theorem, and what became of it if it was judged. */
export interface Neighbour {
  readonly id: string;
  readonly statement: string | null;
  readonly verdict: Verdict | null;
}

/** What became of the theorem. */
export interface ExplainedVerdict {
  readonly verdict: Verdict;
  readonly guarantee: Guarantee;
  /** The weakest verdict of it and all it stands on; null if some of that was not judged. */
  readonly inherited: Verdict | null;
  readonly draws: number;
  readonly points: number;
  readonly smallestCaught: number | null;
  readonly note?: string;
  readonly error?: string;
  /** A command that repeats the judgement. */
  readonly command: string;
  /** A sentence for a paper or a README. */
  readonly citation: string;
}

/** Everything about one theorem that a reader may ask: the format of `riskproof explain --format json`. */
export interface Explanation {
  readonly version: string;
  readonly id: string;
  readonly cites: string;
  readonly statement: string;
  readonly kind: ClaimKind;
  readonly kindMeans: string;
  readonly howJudged: string;
  readonly claim: readonly ClaimLine[];
  readonly parameters: readonly (Meaning & { readonly values: string })[];
  /** Where it holds, and where it is measured; '' is everywhere. */
  readonly claimDomain: string;
  readonly samplingDomain: string;
  readonly quantities: readonly Meaning[];
  /** Abbreviations, each a formula. */
  readonly where: readonly { readonly name: string; readonly formula: string }[];
  /** Empty for claims that are not means. */
  readonly draws: readonly ExplainedDraw[];
  readonly derivation: {
    readonly from: string;
    readonly symbols: readonly Meaning[];
    readonly steps: readonly ExplainedStep[];
    readonly verdict: 'proved' | 'refuted';
  } | null;
  readonly standsOn: readonly Neighbour[];
  /** Of the catalogue and of what was loaded. */
  readonly stoodOnBy: readonly Neighbour[];
  /** Null where no verdict was asked for. */
  readonly judged: ExplainedVerdict | null;
}

/**
 * Explains one theorem.
 *
 * @param known - Every theorem among which those that stand on it are looked for, and their statements.
 * @param run - The judgements of it and all that it stands on, and the command that repeats them; null without any.
 */
export function explain(
  theorem: Theorem,
  known: readonly Theorem[],
  run: { readonly report: SuiteReport; readonly command: string } | null,
): Explanation {
  const { id, cites, statement, kind, parameters, quantities, where } = theorem;
  const text = kindTexts[kind];
  const verdicts = new Map(
    (run?.report.theorems ?? []).map((judgement) => [judgement.id, judgement.verdict]),
  );
  const neighbour = (other: string): Neighbour => ({
    id: other,
    statement: known.find((one) => one.id === other)?.statement ?? null,
    verdict: verdicts.get(other) ?? null,
  });
  const above = known.filter((other) => other.id !== id && other.standsOn.includes(id));
  return {
    version,
    id,
    cites,
    statement,
    kind,
    kindMeans: text?.means ?? '',
    howJudged: text?.judged ?? '',
    claim: claimLines(theorem.claim),
    parameters: Object.entries(parameters).map(([name, { meaning }]) => ({
      name,
      values: valuesOf(theorem, name),
      meaning,
    })),
    claimDomain: theorem.claimDomain.text,
    samplingDomain: theorem.samplingDomain.text,
    quantities: Object.entries(quantities).map(([name, { meaning }]) => ({ name, meaning })),
    where: Object.entries(where).map(([name, formula]) => ({ name, formula })),
    draws: explainDraws(theorem),
    derivation: explainDerivation(theorem),
    standsOn: theorem.standsOn.map(neighbour),
    stoodOnBy: above.map((other) => neighbour(other.id)),
    judged: run === null ? null : explainVerdict(theorem, run.report, run.command),
  };
}

/** 'integer >= 1', 'real > 0', 'min(dx, dy) positive numbers, non-increasing' */
function valuesOf({ parameters }: Theorem, name: string): string {
  const parameter = parameters[name]!;
  if (parameter.kind === 'natural') return `integer ${signOf(parameters, name)}`;
  if (parameter.kind === 'positive') return `real ${signOf(parameters, name)}`;
  const { length, gap = 1 } = parameter;
  return `${length} positive numbers, ${gap === 1 ? 'non-increasing' : `each at most 1/${gap} of the one before`}`;
}

function explainDraws({ claim, variance, conditioned }: Theorem): ExplainedDraw[] {
  const { kind } = claim.kind === 'conjecture' ? claim.claim : claim;
  if (kind !== 'mean' && kind !== 'bound on a mean') return [];
  const bound = (of: VarianceBound | null | undefined) => ({
    variance: of?.formula ?? null,
    by: of?.by ?? null,
  });
  return [
    { road: 'plain', ...bound(variance), given: [] },
    ...(conditioned === null
      ? []
      : [
          {
            road: 'conditioned' as const,
            ...bound(conditioned.variance),
            given: conditioned.given.map(({ id }) => id),
          },
        ]),
  ];
}

function explainDerivation(theorem: Theorem): Explanation['derivation'] {
  const judged = judgeDerivation(theorem);
  if (judged === null || theorem.derivation === null) return null;
  const { from, symbols, steps } = theorem.derivation;
  return {
    from,
    symbols: Object.entries(symbols).map(([name, meaning]) => ({ name, meaning })),
    verdict: judged.verdict,
    steps: judged.steps.map(({ formula, holds, note }, i) => ({
      formula,
      holds,
      reason: i < steps.length ? reasonText(steps[i]!.reason) : 'the claim',
      ...(note !== undefined && { note }),
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
  }
}

function explainVerdict(theorem: Theorem, report: SuiteReport, command: string): ExplainedVerdict | null {
  const judgement = report.theorems.find(({ id }) => id === theorem.id);
  if (judgement === undefined) return null;
  const { verdict, guarantee, inherited, draws, parametersTried, smallestCaught, note, error } = judgement;
  return {
    verdict,
    guarantee,
    inherited,
    draws,
    points: parametersTried.length,
    smallestCaught,
    ...(note !== undefined && { note }),
    ...(error !== undefined && { error }),
    command,
    citation: citationOf(judgement, report),
  };
}

/** One sentence: what was found, by what, and with which chances of error. */
function citationOf(judgement: TheoremJudgement, report: SuiteReport): string {
  const { id, verdict, guarantee, counterexample, derivation, smallestCaught } = judgement;
  const found = [`${id} is ${verdict} (${guarantee})`];
  if (counterexample !== null) {
    const { predicted, measured } = counterexample;
    const values =
      predicted === null ? '' : `: predicted ${formatNumber(predicted)}, measured ${formatNumber(measured)}`;
    found.push(`at ${formatParameters(counterexample.parameters)}${values}`);
  }
  if (derivation?.verdict === 'refuted') found.push('with a broken derivation');
  const chance = (of: number) => `a chance of at most ${formatNumber(of)}`;
  const errors = [`a true claim is refuted with ${chance(report.falseAlarm)}`];
  if (smallestCaught !== null && (verdict === 'supported' || verdict === 'proved')) {
    errors.push(
      `one that is wrong by more than ${formatPercent(smallestCaught)} at the parameters tried is supported with ${chance(report.missedError)}`,
    );
  }
  return `riskproof ${version}, seed ${report.seed}, profile ${report.profile}: ${found.join(' ')}; ${errors.join(', ')}.`;
}
