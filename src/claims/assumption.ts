/**
 * What the setting assumes of the training data, each assumption with an alternative that breaks it and nothing else.
 * Replacing X replaces the *training* X: a risk stays the one that the entry speaks of.
 */
import {
  autocorrelatedDesign,
  correlatedNoise,
  covarianceDesign,
  designAlongShift,
  heteroscedasticNoise,
  rademacherDesign,
  studentDesign,
  studentNoise,
} from '../models/alternative-laws.ts';
import type { DataLaw } from '../models/data-law.ts';
import type { RandomStream } from '../models/random.ts';
import type { Sampler } from './observable.ts';

/** An assumption in words, and what it is replaced by. */
export interface Assumption {
  /** The name of the alternative: lower case words joined by hyphens. */
  readonly name: string;
  /** The assumption, as a reader would say it. */
  readonly assumes: string;
  /** What stands in its place. */
  readonly alternative: string;
  /** The head of its column in a table, at most 11 characters. */
  readonly short: string;
}

/** An assumption on the law of the data. */
export interface DataAssumption extends Assumption {
  readonly about: 'design' | 'noise';
  /** The alternative law; what it holds fixed, say a covariance, comes from `fixed`. */
  readonly law: (fixed: RandomStream) => DataLaw;
}

/** An assumption of one theorem alone, with a draw of the same quantity where it does not hold. */
export interface OwnAssumption<V> extends Assumption {
  readonly sampler: Sampler<V>;
}

export const conditionOfCovariance = 100;
const correlationInTime = 0.5;
const correlationOfOutputs = 0.8;
const degrees = 5;

/** In the order in which they are shown. */
export const dataAssumptions = [
  {
    name: 'rademacher-design',
    about: 'design',
    assumes: 'the entries of X are Gaussian',
    alternative: 'X Rademacher: entries ±1',
    short: 'Rademacher',
    law: () => rademacherDesign,
  },
  {
    name: 'student-design',
    about: 'design',
    assumes: 'the entries of X are Gaussian',
    alternative: 'X Student-t₅ of variance 1',
    short: 'Student-t₅',
    law: () => studentDesign(degrees),
  },
  {
    name: 'covariance',
    about: 'design',
    assumes: 'X is isotropic: Σ = I',
    alternative: `X with a covariance Σ of condition number ${conditionOfCovariance} and tr Σ = dx`,
    short: 'covariance',
    law: (fixed) => covarianceDesign(conditionOfCovariance, fixed),
  },
  {
    name: 'correlated-samples',
    about: 'design',
    assumes: 'the samples are independent of each other',
    alternative: `samples correlated over time: autoregressive, correlation ${correlationInTime} between neighbours`,
    short: 'in time',
    law: () => autocorrelatedDesign(correlationInTime),
  },
  {
    name: 'correlated-shift',
    about: 'design',
    assumes: 'Delta is independent of X',
    alternative: 'Delta correlated with X: its leading right singular direction is that of the first sample',
    short: 'with Delta',
    law: () => designAlongShift,
  },
  {
    name: 'student-noise',
    about: 'noise',
    assumes: 'the noise is Gaussian',
    alternative: 'noise Student-t₅ of the same variance',
    short: 'Student-t₅',
    law: () => studentNoise(degrees),
  },
  {
    name: 'heteroscedastic-noise',
    about: 'noise',
    assumes: 'the noise has the same variance at every x',
    alternative: 'noise heteroscedastic in x: variance in proportion to ‖x‖², sigma² on average',
    short: 'uneven in x',
    law: () => heteroscedasticNoise,
  },
  {
    name: 'correlated-noise',
    about: 'noise',
    assumes: 'the noise is independent across outputs',
    alternative: `noise correlated across outputs: correlation ${correlationOfOutputs} between any two, the same variance`,
    short: 'correlated',
    law: () => correlatedNoise(correlationOfOutputs),
  },
] as const satisfies readonly DataAssumption[];

export type DataAssumptionName = (typeof dataAssumptions)[number]['name'];

/** What a theorem may say it needs no assumption on: all of X, all of E, or one of the alternatives. */
export type Freedom = 'every design' | 'every noise' | DataAssumptionName;

export const freedoms: readonly string[] = [
  'every design',
  'every noise',
  ...dataAssumptions.map(({ name }) => name),
] satisfies Freedom[];

/** Whether a theorem that holds for all of `freedoms` makes the assumption. */
export function isAssumed(assumption: DataAssumption, freedoms: readonly string[]): boolean {
  return !freedoms.includes(assumption.name) && !freedoms.includes(`every ${assumption.about}`);
}
