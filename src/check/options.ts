import type { ParameterValues } from '../verdict.ts';

/** What a user may choose about a run. Plain data: it crosses worker boundaries and is written into the report. */
export interface JudgeOptions {
  /** The suite seed, a 32-bit integer. The same seed gives the same bytes. */
  readonly seed: number;
  readonly profile: 'quick' | 'default' | 'thorough';
  /** P(anything true is refuted anywhere in one run). */
  readonly falseAlarm: number;
  /** P(a claim that is wrong by more than `detects` is supported). */
  readonly missedError: number;
  /** Relative error that `supported` excludes; overrides the profile's. */
  readonly detects?: number;
  /** Parameter draws a theorem; overrides the profile's. */
  readonly runs?: number;
  /** fast-check's path to one shrunk counterexample: judge only that point. */
  readonly path?: string;
  /** Judge only this point. */
  readonly at?: ParameterValues;
  /** Shrink a refutation to a small counterexample (default true). */
  readonly shrink?: boolean;
}
