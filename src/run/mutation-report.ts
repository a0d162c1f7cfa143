import type { MutantJudgement, TheoremMutation } from '../check/mutation.ts';
import type { JudgeOptions } from '../check/options.ts';
import { budget } from '../statistics/budget.ts';
import { version } from './version.ts';

/** How many mutants there are of each kind of outcome. */
export interface MutationCounts {
  /** Near misses that do not say the same as the theorem. */
  readonly mutants: number;
  readonly killed: number;
  /** They claim less than the theorem does, and are true. */
  readonly weaker: number;
  /** Near misses that say the same, by the kernel: discarded, and no mutants. */
  readonly equivalent: number;
  /** Mutants of formulas that agree with the theorem wherever it was measured. */
  readonly agreeing: number;
  /** The smallest difference above 0 among the survivors, relative to what `detects` is relative to; null without any. */
  readonly smallestDifference: number | null;
  readonly survived: readonly SurvivingMutant[];
}

export type SurvivingMutant = { readonly id: string } & Omit<MutantJudgement, 'outcome' | 'killedBy'>;

/** The score of one theorem: `killed` is how many, `kills` says which and by which of the `points`. */
export type TheoremScore = Omit<TheoremMutation, 'mutants' | 'equivalent' | 'agreeing'> &
  MutationCounts & {
    readonly kills: readonly Omit<MutantJudgement, 'outcome' | 'missed'>[];
    readonly weakened: readonly Omit<MutantJudgement, 'outcome' | 'missed' | 'killedBy'>[];
  };

/**
 * The format of `riskproof mutate --reporter json`, which other programs read: keys keep their names and meanings. The
 * same seed gives the same bytes, whatever the number of workers.
 */
export interface MutationReport {
  /** The version of riskproof. */
  readonly version: string;
  /** The seed, a signed 32-bit integer. */
  readonly seed: number;
  readonly profile: JudgeOptions['profile'];
  /** P(a formula that is true is killed at a point). */
  readonly missedError: number;
  /** The relative error that a mean excludes; that of each measurement is in the report of `riskproof check`. */
  readonly detects: number;
  /** True if the run was stopped before its end; `theorems` are then those that were finished. */
  readonly interrupted: boolean;
  readonly total: MutationCounts;
  readonly theorems: readonly TheoremScore[];
}

export function mutationReport(
  mutations: readonly TheoremMutation[],
  options: JudgeOptions,
  interrupted: boolean,
): MutationReport {
  return {
    version,
    seed: options.seed,
    profile: options.profile,
    missedError: options.missedError,
    detects: budget(options).means.detects,
    interrupted,
    total: countsOf(mutations),
    theorems: mutations.map(scoreOf),
  };
}

/** Whether a mutant survived that differs by more than twice what is detected, or a theorem has no score. */
export function hasMissed({ total }: MutationReport): boolean {
  return total.survived.some(({ missed }) => missed);
}

function scoreOf(mutation: TheoremMutation): TheoremScore {
  const { agreeing: _, equivalent: __, mutants, ...rest } = mutation;
  return {
    ...rest,
    ...countsOf([mutation]),
    kills: mutants
      .filter(({ outcome }) => outcome === 'killed')
      .map(({ outcome: _, missed: __, ...kill }) => kill),
    weakened: mutants
      .filter(({ outcome }) => outcome === 'weaker')
      .map(({ outcome: _, missed: __, killedBy: ___, ...weakened }) => weakened),
  };
}

function countsOf(mutations: readonly TheoremMutation[]): MutationCounts {
  const all = mutations.flatMap(({ id, mutants }) => mutants.map((mutant) => ({ id, ...mutant })));
  const survived = all
    .filter(({ outcome }) => outcome === 'survived')
    .map(({ outcome: _, killedBy: __, ...survivor }) => survivor);
  const differences = survived.flatMap(({ difference }) => (difference ? [difference] : []));
  return {
    mutants: all.length,
    killed: all.filter(({ outcome }) => outcome === 'killed').length,
    weaker: all.filter(({ outcome }) => outcome === 'weaker').length,
    equivalent: sum(mutations.map(({ equivalent }) => equivalent)),
    agreeing: sum(mutations.map(({ agreeing }) => agreeing)),
    smallestDifference: differences.length === 0 ? null : Math.min(...differences),
    survived,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
