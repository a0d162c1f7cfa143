import { signOf } from '../algebra/domain.ts';
import { judgeDerivation } from '../check/derivation.ts';
import type { VarianceBound } from '../claims.ts';
import type { SuiteReport } from '../run/suite-report.ts';
import { version } from '../run/version.ts';
import { assumedOfData, type Theorem } from '../theorem.ts';
import { claimLines } from './claim-lines.ts';
import { explainDerivation } from './derivation.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { ExplainedDraw, Explanation, Neighbour } from './explanation.ts';
import { kindTexts } from './kinds.ts';

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
    assumptions: [...assumedOfData(theorem), ...theorem.assumes].map(({ assumes, name }) => ({
      assumes,
      name,
    })),
    quantities: Object.entries(quantities).map(([name, { meaning }]) => ({ name, meaning })),
    where: Object.entries(where).map(([name, formula]) => ({ name, formula })),
    draws: explainDraws(theorem),
    derivation: explainDerivation(theorem, judgedDerivation(theorem, run?.report)),
    standsOn: theorem.standsOn.map(neighbour),
    stoodOnBy: above.map((other) => neighbour(other.id)),
    judged: run === null ? null : explainVerdict(id, run.report, run.command),
  };
}

/** As it was judged in the run; without one what the kernel alone makes of it. */
function judgedDerivation(theorem: Theorem, report: SuiteReport | undefined) {
  const judgement = report?.theorems.find(({ id }) => id === theorem.id);
  return judgement?.derivation ?? judgeDerivation(theorem, null);
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
