import { declareDomain } from '../algebra/domain.ts';
import { type Expression, formatExpression } from '../algebra/expression.ts';
import type { Derivation, Reason, Step } from '../derivation.ts';
import { measurementShare, theoremShare } from '../statistics/budget.ts';
import { conclusionOf, type Theorem } from '../theorem.ts';
import type { DerivationJudgement, ParameterValues, StepJudgement, Verdict } from '../verdict.ts';
import { weaker } from '../verdict.ts';
import { differenceText, judgeByKernel } from './kernel-link.ts';
import { isPathwise, type MeasuredLink, measureLink } from './measured-link.ts';
import { moderatePoints } from './moderate-points.ts';
import type { JudgeOptions } from './options.ts';
import type { Point } from './point.ts';
import { smallestDifference } from './smallest-difference.ts';
import { smallestPoints } from './smallest-points.ts';
import type { StreamStatistics } from './stream-statistics.ts';

/** What the measured links need to know of a run. */
export type LinkOptions = Pick<JudgeOptions, 'seed' | 'profile' | 'falseAlarm' | 'missedError'>;

/** A link must exclude an error of this size; for a smaller one the claim has measurements of its own. */
const linkDetects = { quick: 0.25, default: 0.25, thorough: 0.1 } as const;

/** Links are measured at this many points of moderate size; a broken one is then looked for at the smallest points. */
const onEverySample = { moderate: 2, small: 24 } as const;
/** The same for links in the mean, whose draws are many. */
const inTheMean = { moderate: 1, small: 4 } as const;

/**
 * Checks a derivation link by link. Algebra, definitions and the rewriting by a lemma are judged by the trusted kernel,
 * for all values of all symbols; whatever speaks of drawn symbols is measured too. The last line must be what the claim
 * says. Every link is judged, so that the first broken one can be named and those after it are not lost.
 *
 * @param options without them nothing is measured
 * @param statistics where those of the draws come from; without it, they are drawn
 * @returns null without a derivation
 */
export function judgeDerivation(
  theorem: Theorem,
  options: LinkOptions | null,
  statistics?: StreamStatistics,
): DerivationJudgement | null {
  const { derivation } = theorem;
  if (derivation === null) return null;
  const links = linksOf(theorem, derivation);
  const steps = links.map((link) => judgeLink(theorem, link, options, statistics));
  const conclusion = conclusionOf(theorem);
  if (conclusion !== null) {
    const last = links.at(-1)?.below ?? theorem.read(derivation.from, Object.keys(derivation.symbols));
    steps.push(judgeConclusion(theorem, last, conclusion));
  }
  return { verdict: steps.reduce<Verdict>((worst, step) => weaker(worst, step.verdict), 'proved'), steps };
}

/** Every link that is measured, at the points where it is measured first. */
export function measuredLinks(
  theorem: Theorem,
  options: LinkOptions,
  statistics?: StreamStatistics,
): { readonly link: MeasuredLink; readonly points: readonly Point[] }[] {
  const { derivation } = theorem;
  if (derivation === null || derivation.drawn === undefined) return [];
  return linksOf(theorem, derivation)
    .filter(({ step }) => isMeasured(step.reason))
    .map((link) => ({ link, points: linkPoints(theorem, link, options, statistics).moderate }));
}

function linksOf(theorem: Theorem, derivation: Derivation<ParameterValues>): MeasuredLink[] {
  const drawn = Object.keys(derivation.symbols);
  const lines = [derivation.from, ...derivation.steps.map(({ formula }) => formula)].map((formula) =>
    theorem.read(formula, drawn),
  );
  return derivation.steps.map((step, index) => ({
    derivation,
    above: lines[index]!,
    below: lines[index + 1]!,
    step,
    index,
  }));
}

function judgeLink(
  theorem: Theorem,
  link: MeasuredLink,
  options: LinkOptions | null,
  statistics: StreamStatistics | undefined,
): StepJudgement {
  const { above, below, derivation, step } = link;
  const { formula, reason, relation } = step;
  const judged = (verdict: Verdict, note?: string, counterexample?: string): StepJudgement => ({
    formula,
    relation,
    by: nameOf(reason),
    verdict,
    holds: verdict !== 'refuted',
    ...(note !== undefined && { note }),
    ...(counterexample !== undefined && { counterexample }),
  });
  const byKernel = judgeByKernel(theorem, above, step, Object.keys(derivation.symbols));
  if (byKernel?.verdict === 'refuted') {
    return judged('refuted', byKernel.note, smallestDifference(theorem, byKernel.given, below, relation));
  }
  if (derivation.drawn === undefined || !isMeasured(reason)) {
    return judged(byKernel?.verdict ?? 'undecided', byKernel?.note);
  }
  if (options === null) return judged(byKernel?.verdict ?? 'undecided');
  const byDraws = measureAtPoints(link, linkPoints(theorem, link, options, statistics));
  return judged(weaker(byKernel?.verdict ?? 'proved', byDraws.verdict), byDraws.note, byDraws.counterexample);
}

/** Algebra, and a limit of a rational function, speak of no draws. */
const isMeasured = (reason: Reason): boolean =>
  reason.kind !== 'algebra' && !(reason.kind === 'limit' && reason.by === 'kernel');

/** Points of moderate size, and the smallest, at the error rates of a link. */
function linkPoints(
  theorem: Theorem,
  { derivation, step }: MeasuredLink,
  options: LinkOptions,
  statistics: StreamStatistics | undefined,
) {
  const domain = declareDomain(theorem.parameters, theorem.samplingDomain.text);
  const { moderate, small } = isPathwise(step) ? onEverySample : inTheMean;
  const links = derivation.steps.length * (inTheMean.moderate + inTheMean.small);
  const at = (values: ParameterValues): Point => ({
    theorem,
    values,
    seed: options.seed,
    falseAlarm: measurementShare(theoremShare(options.falseAlarm), 1, links),
    missedError: options.missedError,
    detects: linkDetects[options.profile],
    fresh: false,
    ...(statistics !== undefined && { statistics }),
  });
  return {
    moderate: moderatePoints(domain, { seed: options.seed, count: moderate }).map(at),
    smallest: () => smallestPoints(domain, small),
    at,
  };
}

/** Judges a link at points of moderate size; a broken one again at the smallest points, for the smallest counterexample. */
function measureAtPoints(link: MeasuredLink, points: ReturnType<typeof linkPoints>) {
  const sides = `the line above is ${formatExpression(link.above)}, the line says ${formatExpression(link.below)}; their difference is ${differenceText(link.above, link.below)}`;
  let verdict: Verdict = 'proved';
  let note: string | undefined;
  for (const point of points.moderate) {
    const judgement = measureLink(point, link);
    verdict = weaker(verdict, judgement.verdict);
    if (judgement.verdict === 'undecided') note ??= judgement.note;
    if (judgement.verdict !== 'refuted') continue;
    for (const smaller of points.smallest()) {
      const found = measureLink(points.at(smaller), link);
      if (found.verdict === 'refuted')
        return { verdict: found.verdict, note: sides, counterexample: found.note! };
    }
    return { verdict: judgement.verdict, note: sides, counterexample: judgement.note! };
  }
  return { verdict, note, counterexample: undefined };
}

/** The last line must be what the claim says. */
function judgeConclusion(theorem: Theorem, above: Expression, conclusion: string): StepJudgement {
  const step: Step = { formula: conclusion, reason: { kind: 'algebra' }, relation: '=' };
  const drawn = Object.keys(theorem.derivation!.symbols);
  const { verdict, given, note } = judgeByKernel(theorem, above, step, drawn)!;
  const below = theorem.read(conclusion, drawn);
  return {
    formula: conclusion,
    relation: '=',
    by: 'the claim',
    verdict,
    holds: verdict !== 'refuted',
    ...(note !== undefined && { note }),
    ...(verdict === 'refuted' && {
      counterexample: smallestDifference(theorem, given, below, '='),
    }),
  };
}

/** The reason in a word or two: what a list of steps has room for. */
export function nameOf(reason: Reason): string {
  switch (reason.kind) {
    case 'algebra':
      return 'algebra';
    case 'definition':
      return `definition of ${reason.symbol}`;
    case 'lemma':
      return reason.lemma.id;
    case 'pathwise':
    case 'mean':
      return reason.given.map(({ id }) => id).join(', ') || reason.because;
    case 'limit':
      return reason.as;
  }
}
