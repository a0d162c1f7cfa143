import { type PowerOptions, type TheoremPower, theoremPower } from '../check/power.ts';
import { budget } from '../statistics/budget.ts';
import type { LoadedTheorem } from './load.ts';
import { version } from './version.ts';

/**
 * What draws can see, and the format of `riskproof power --format json`, which other programs read: keys keep their names
 * and meanings. The same seed gives the same bytes. JSON has no infinities: such a number is written as null.
 */
export interface PowerReport {
  /** The version of riskproof. */
  readonly version: string;
  readonly seed: number;
  readonly profile: PowerOptions['profile'];
  /** P(a claim that is wrong by more than the error caught is supported). */
  readonly missedError: number;
  /** The budget, draws along each road at each point, whose error is shown; null where the draws of an error are. */
  readonly draws: number | null;
  /** The relative error whose draws are shown, for what is cheap to draw and for what is dear; null with a budget. */
  readonly detects: { readonly means: number; readonly limits: number } | null;
  readonly theorems: readonly TheoremPower[];
}

export function runPower({
  theorems,
  options,
  onProgress,
}: {
  readonly theorems: readonly LoadedTheorem[];
  readonly options: PowerOptions;
  readonly onProgress: (finished: number, total: number) => void;
}): PowerReport {
  const { seed, profile, missedError, draws = null } = options;
  const { means, limits } = budget(options);
  return {
    version,
    seed,
    profile,
    missedError,
    draws,
    detects: draws === null ? { means: means.detects, limits: limits.detects } : null,
    theorems: theorems.map(({ theorem }, i) => {
      const power = theoremPower(theorem, options);
      onProgress(i + 1, theorems.length);
      return power;
    }),
  };
}
