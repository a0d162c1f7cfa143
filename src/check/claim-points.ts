import {
  type Budget,
  type BudgetOptions,
  budget,
  type Effort,
  measurementShare,
  theoremShare,
} from '../statistics/budget.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import type { Point } from './point.ts';
import type { StreamStatistics } from './stream-statistics.ts';

/** How the claim of a theorem is measured in a run: at how many points, and at what error rates at each. */
export interface ClaimPoints {
  readonly runs: number;
  readonly at: (values: ParameterValues, fresh?: boolean) => Point;
}

/**
 * @param measurements how many are made at each point; 1 or more
 * @param statistics where those of the draws come from; without it, they are drawn
 */
export function claimPoints(
  theorem: Theorem,
  measurements: number,
  options: BudgetOptions & { readonly seed: number },
  statistics?: StreamStatistics,
): ClaimPoints {
  const spending = budget(options);
  const { parameterDraws: runs, detects } = effortFor(theorem, spending);
  const falseAlarm = measurementShare(theoremShare(spending.falseAlarm), runs, measurements);
  const { missedError } = spending;
  const at = (values: ParameterValues, fresh = false): Point => ({
    theorem,
    values,
    seed: options.seed,
    falseAlarm,
    missedError,
    detects,
    fresh,
    ...(statistics !== undefined && { statistics }),
  });
  return { runs, at };
}

/** Limits, asymptotics and trained regimes are dear to draw, and have an effort of their own. */
function effortFor(theorem: Theorem, { limits, means }: Budget): Effort {
  return theorem.costly ? limits : means;
}
