/** Would an error of the pen have been noticed? Every near miss of a theorem, judged by its draws alone. */
import { type CompiledExpression, compileExpression } from '../algebra/expression.ts';
import { budget, type Effort } from '../statistics/budget.ts';
import type { Theorem } from '../theorem.ts';
import type { ClaimKind, Evidence, ParameterValues, TheoremJudgement, Verdict } from '../verdict.ts';
import {
  type EvaluateWith,
  type MeasuredFormula,
  measuredFormulas,
  type OpenValues,
  rounding,
} from './measured-formulas.ts';
import { judgeMutatedDomains, type MutatedDomain } from './mutated-domains.ts';
import { type MutatedFormula, mutatedFormulas } from './mutated-formulas.ts';
import { type MutatedInequality, mutatedInequalities } from './mutated-inequalities.ts';
import type { JudgeOptions } from './options.ts';
import { parameterDraws } from './parameters.ts';
import { pointKey, symbolValues } from './point.ts';

/** What became of one mutant. */
export interface MutantJudgement {
  /** Where it was mistyped: `claim`, `boundary`, `where V`, …, or `domain`. */
  readonly place: string;
  readonly kind: MutatedFormula['kind'] | MutatedDomain['kind'];
  readonly description: string;
  /** The mistyped formula, or all constraints of the mistyped domain. */
  readonly formula: string;
  /** `weaker`: it claims less than the theorem does, and is true. */
  readonly outcome: 'killed' | 'survived' | 'weaker';
  /**
   * The largest difference from the formula at the points where it was measured, relative to what `detects` is relative
   * to there; null for a domain, and where the mutant has no value.
   */
  readonly difference: number | null;
  /** The points that killed it, as positions in `points`. */
  readonly killedBy: readonly number[];
  /** Why it survived, is weaker, or what killed it where that was not a difference. */
  readonly reason: string | null;
  /** A difference above twice what is detected at a point, which must not survive; never true of what was killed. */
  readonly missed: boolean;
}

/** The mutation score of one theorem. */
export interface TheoremMutation {
  readonly id: string;
  readonly kind: ClaimKind;
  /** Of the theorem itself, as it is written; if it is refuted there is no score. */
  readonly verdict: Verdict;
  /** Where it was measured. */
  readonly points: readonly ParameterValues[];
  /** Near misses that are not equivalent to the theorem. */
  readonly mutants: readonly MutantJudgement[];
  /** Near misses that say the same, by the kernel: discarded. */
  readonly equivalent: number;
  /** How many mutants of formulas agree with the theorem at every point. */
  readonly agreeing: number;
  /** Why there is nothing to mistype, or no score. */
  readonly note?: string;
  /** The theorem or its estimator broke. */
  readonly error?: string;
}

/** Where formulas are evaluated and nothing is drawn, a point costs nothing: no symbols agree at so many. */
const pointsEvaluated = 24;

/** One measurement that leaves values of a formula open. */
interface Window extends OpenValues {
  readonly position: number;
  readonly symbols: Readonly<Record<string, number>>;
  /** The formula as it is written. */
  readonly claimed: number;
}

/**
 * Judges every near miss of a theorem by the measurements of the theorem itself: of its formulas by the values that
 * the draws leave open, of its domain by new draws at the smallest points that it should not have.
 *
 * Nothing here is exact but the discarding of what is equivalent: a mutant is killed by draws, never by algebra. (What
 * formulas say of each other is evaluated at the points drawn: the sides of an identity, the crossing of two risks.)
 *
 * @param judgement - Of the theorem, under the same options.
 */
export function judgeMutants(
  theorem: Theorem,
  options: JudgeOptions,
  judgement: TheoremJudgement,
): TheoremMutation {
  const { error, verdict } = judgement;
  const nothing = {
    id: theorem.id,
    kind: theorem.kind,
    verdict,
    points: [],
    mutants: [],
    equivalent: 0,
    agreeing: 0,
  };
  if (error !== undefined) return { ...nothing, error };
  if (verdict === 'refuted') return { ...nothing, note: 'refuted as it is written: no score' };
  const points = new Points();
  const formulas = measuredFormulas(theorem);
  const ofFormulas = formulas.map((formula) => {
    const windows = windowsOf(theorem, formula, judgement, options, points);
    const { equivalent, mutants } = mutatedFormulas(theorem, formula);
    return { equivalent, mutants: mutants.map((mutant) => judgeFormula(mutant, formula, windows)) };
  });
  const { missedError, seed } = options;
  const { detects } = effortFor(theorem, options);
  const domains = judgeMutatedDomains(theorem, { seed, falseAlarm: missedError, missedError, detects });
  const ofFormula = ofFormulas.flatMap(({ mutants }) => mutants);
  const ofInequality = mutatedInequalities(theorem, judgement.evidence, positiveAt(theorem, seed)).map(
    (mutant) => judgementOfInequality(mutant, points),
  );
  const ofDomain = domains
    .filter(({ outcome }) => outcome !== 'equivalent')
    .map((mutant) => judgementOfDomain(mutant, points));
  return {
    ...nothing,
    points: points.all,
    mutants: [...ofFormula, ...ofInequality, ...ofDomain],
    equivalent:
      ofFormulas.reduce((sum, { equivalent }) => sum + equivalent, 0) +
      domains.filter(({ outcome }) => outcome === 'equivalent').length,
    agreeing: ofFormula.filter(({ difference }) => difference === 0).length,
    ...(formulas.length === 0 && {
      note: 'its claim is code, not a formula: only its inequality and its domain can be mistyped',
    }),
  };
}

/** The points of a theorem in the order in which they are first seen. */
class Points {
  readonly all: ParameterValues[] = [];
  readonly #positions = new Map<string, number>();

  positionOf(values: ParameterValues): number {
    const key = pointKey(values);
    if (!this.#positions.has(key)) {
      this.#positions.set(key, this.all.length);
      this.all.push(values);
    }
    return this.#positions.get(key)!;
  }
}

function windowsOf(
  theorem: Theorem,
  formula: MeasuredFormula,
  judgement: TheoremJudgement,
  options: JudgeOptions,
  points: Points,
): Window[] {
  const windowAt = (
    parameters: ParameterValues,
    open: (evaluate: EvaluateWith) => OpenValues | null,
  ): Window[] => {
    const drawn = symbolsAt(theorem, options.seed, parameters);
    const evaluate: EvaluateWith = (text, also = {}) =>
      compileExpression(theorem.read(text))({ ...drawn, ...also });
    const values = open(evaluate);
    if (values === null) return [];
    const claimed = evaluate(formula.formula);
    const { symbol } = formula;
    const symbols = symbol === undefined || symbol in drawn ? drawn : { ...drawn, [symbol]: claimed };
    return [{ ...values, position: points.positionOf(parameters), symbols, claimed }];
  };
  const measured = judgement.evidence.flatMap((evidence: Evidence) =>
    windowAt(evidence.parameters, (evaluate) => formula.openValues(evidence, evaluate)),
  );
  const { evaluated } = formula;
  if (evaluated === undefined) return measured;
  const everywhere = parameterDraws(theorem.samplingDomain, { seed: options.seed, runs: pointsEvaluated });
  return [...measured, ...everywhere.flatMap((values) => windowAt(values, evaluated))];
}

function effortFor({ costly }: Theorem, options: JudgeOptions): Effort {
  const { limits, means } = budget(options);
  return costly ? limits : means;
}

/** Quantities are functions of what is held fixed at a point, which depends on nothing but the seed. */
function symbolsAt(theorem: Theorem, seed: number, values: ParameterValues): Record<string, number> {
  const rates = { falseAlarm: 1, missedError: 1, detects: 1 };
  return symbolValues({ theorem, values, seed, fresh: false, ...rates });
}

function judgeFormula(
  { description, formula, kind, meaning, place }: MutatedFormula,
  { weakerTowards }: MeasuredFormula,
  windows: readonly Window[],
): MutantJudgement {
  const value: CompiledExpression = compileExpression(meaning);
  const seen = windows.map((window) => compare(value(window.symbols), window));
  const killedBy = [...new Set(seen.filter(({ isOpen }) => !isOpen).map(({ position }) => position))];
  const largest = Math.max(0, ...seen.map(({ difference }) => difference));
  const isWeaker =
    weakerTowards !== undefined && seen.length > 0 && seen.every(({ change }) => weakerTowards * change >= 0);
  const outcome = killedBy.length > 0 ? 'killed' : isWeaker ? 'weaker' : 'survived';
  const missed =
    outcome === 'survived' &&
    weakerTowards === undefined &&
    seen.some(({ detects, difference }) => difference > 2 * detects);
  return {
    place,
    kind,
    description,
    formula,
    outcome,
    difference: Number.isFinite(largest) ? largest : null,
    killedBy: killedBy.sort((a, b) => a - b),
    reason: outcome === 'survived' ? whySurvived(seen, weakerTowards) : null,
    missed,
  };
}

interface Compared {
  readonly position: number;
  readonly isOpen: boolean;
  /** How far the mutant is from the formula, relative and absolute. */
  readonly difference: number;
  readonly change: number;
  readonly detects: number;
}

function compare(value: number, { claimed, detects, high, low, position, scale }: Window): Compared {
  const isOpen = Number.isFinite(value) && value >= low && value <= high;
  const change = value - claimed;
  const same = Math.abs(change) <= rounding * Math.max(Math.abs(value), Math.abs(claimed));
  const difference = same ? 0 : Number.isFinite(change) ? Math.abs(change) / scale : Number.POSITIVE_INFINITY;
  return { position, isOpen, difference, change: same ? 0 : change, detects };
}

function whySurvived(seen: readonly Compared[], weakerTowards: 1 | -1 | undefined): string {
  if (seen.length === 0) return 'nothing was supported that speaks of it';
  if (seen.every(({ difference }) => difference === 0))
    return 'agrees with the formula wherever it was measured';
  if (weakerTowards !== undefined) return 'a sharper bound that still holds wherever it was measured';
  return seen.every(({ detects, difference }) => difference <= detects)
    ? 'differs by less than is detected wherever it was measured'
    : 'differs where the draws leave it open';
}

/** Where the right side of an identity with a sign is positive, among the points where it is evaluated. */
function positiveAt(theorem: Theorem, seed: number): ParameterValues[] {
  const { claim } = theorem;
  if (claim.kind !== 'identity' || !claim.positive) return [];
  const right = compileExpression(theorem.read(claim.right));
  return parameterDraws(theorem.samplingDomain, { seed, runs: pointsEvaluated }).filter(
    (values) => right(symbolsAt(theorem, seed, values)) > 0,
  );
}

function judgementOfInequality(mutant: MutatedInequality, points: Points): MutantJudgement {
  const { description, formula, ifSurvived, killedBy, place } = mutant;
  const positions = [...new Set(killedBy.map((values) => points.positionOf(values)))];
  return {
    place,
    kind: 'inequality',
    description,
    formula,
    outcome: positions.length > 0 ? 'killed' : 'survived',
    difference: null,
    killedBy: positions.sort((a, b) => a - b),
    reason: positions.length > 0 ? null : ifSurvived,
    missed: false,
  };
}

function judgementOfDomain(mutant: MutatedDomain, points: Points): MutantJudgement {
  const { at, description, kind, outcome, reason, text } = mutant;
  return {
    place: 'domain',
    kind,
    description,
    formula: text,
    outcome: outcome === 'equivalent' ? 'weaker' : outcome,
    difference: null,
    killedBy: outcome === 'killed' && at !== null ? [points.positionOf(at)] : [],
    reason: outcome === 'survived' && at !== null ? `at ${pointKey(at)}: ${reason}` : reason,
    missed: false,
  };
}
