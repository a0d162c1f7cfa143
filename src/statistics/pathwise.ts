/**
 * The pathwise test: a claim about every sample, an identity or a bound, is looked at on N of them.
 *
 * One violation refutes it: there is no chance in that, as long as each tolerance covers the rounding error of
 * its sample (a multiple of the condition number). None in N supports it: if samples violate the claim with
 * frequency ≥ detects, all N miss with probability (1 − detects)ᴺ ≤ missedError.
 */

import type { Verdict } from '../verdict.ts';

/** One sample of an identity: the distance of its two sides, and what rounding alone can make of it. */
export interface IdentityObservation {
  readonly discrepancy: number;
  readonly tolerance: number;
}

/** One sample of a bound, whose direction is given once for all samples. */
export interface BoundObservation {
  readonly value: number;
  readonly bound: number;
  readonly tolerance: number;
}

export interface PathwiseDesign {
  /** The frequency of violation that must not pass unnoticed, in (0, 1). */
  readonly detects: number;
  readonly missedError: number;
}

/** What the samples show, and all that the verdict needs to know of them. */
export interface PathwiseStatistics {
  readonly samples: number;
  readonly violations: number;
  /** Index and size of the largest violation (or, without one, of what comes closest), as a multiple of the tolerance. */
  readonly worst: { readonly index: number; readonly ratio: number };
  /** For a bound: the least distance to it on the side claimed, over max(|value|, |bound|). 0 if the bound is tight. */
  readonly smallestSlack: number | null;
}

export interface PathwiseResult extends PathwiseStatistics {
  readonly verdict: Exclude<Verdict, 'proved'>;
}

/** The number of samples N with (1 − detects)ᴺ ≤ missedError. */
export function pathwiseSize({ detects, missedError }: PathwiseDesign): number {
  for (const [name, value] of Object.entries({ detects, missedError })) {
    if (!(value > 0 && value < 1))
      throw new RangeError(`pathwise: ${name} must lie between 0 and 1, got ${value}`);
  }
  return Math.ceil(Math.log(missedError) / Math.log1p(-detects));
}

/** Judges an identity. */
export function pathwiseIdentity(
  observations: readonly IdentityObservation[],
  design: PathwiseDesign,
): PathwiseResult {
  const excess = observations.map(({ discrepancy, tolerance }, index) => {
    finite('discrepancy', discrepancy, index);
    if (discrepancy < 0) throw new RangeError(`pathwise: discrepancy ${index} is negative, ${discrepancy}`);
    return multipleOf(tolerance, discrepancy, index);
  });
  return judge(excess, null, design);
}

/**
 * Judges a bound.
 *
 * @param direction - `at least` claims value ≥ bound; `at most` claims value ≤ bound.
 */
export function pathwiseBound(
  observations: readonly BoundObservation[],
  direction: 'at least' | 'at most',
  design: PathwiseDesign,
): PathwiseResult {
  let smallestSlack = Number.POSITIVE_INFINITY;
  const excess = observations.map(({ value, bound, tolerance }, index) => {
    finite('value', value, index);
    finite('bound', bound, index);
    const slack = direction === 'at least' ? value - bound : bound - value;
    smallestSlack = Math.min(
      smallestSlack,
      slack === 0 ? 0 : slack / Math.max(Math.abs(value), Math.abs(bound)),
    );
    return multipleOf(tolerance, -slack, index);
  });
  return judge(excess, smallestSlack, design);
}

/** @param excess - Per sample, the violation over its tolerance; a violation proper is above 1. */
function judge(
  excess: readonly number[],
  smallestSlack: number | null,
  design: PathwiseDesign,
): PathwiseResult {
  if (excess.length === 0) throw new RangeError('pathwise: no sample was observed');
  const violations = excess.filter((ratio) => ratio > 1).length;
  const index = excess.reduce((worst, ratio, i) => (ratio > excess[worst]! ? i : worst), 0);
  const statistics = {
    samples: excess.length,
    violations,
    worst: { index, ratio: excess[index]! },
    smallestSlack,
  };
  return { ...statistics, verdict: pathwiseVerdict(statistics, design) };
}

/** One violation refutes; none in enough samples supports. */
export function pathwiseVerdict(
  { samples, violations }: PathwiseStatistics,
  design: PathwiseDesign,
): PathwiseResult['verdict'] {
  if (violations > 0) return 'refuted';
  return samples >= pathwiseSize(design) ? 'supported' : 'undecided';
}

/** excess/tolerance, where no excess at no tolerance is no violation. */
function multipleOf(tolerance: number, excess: number, index: number): number {
  finite('tolerance', tolerance, index);
  if (tolerance < 0) throw new RangeError(`pathwise: tolerance ${index} is negative, ${tolerance}`);
  return excess === 0 ? 0 : excess / tolerance;
}

/** NaN compares false with everything and would pass for agreement. */
function finite(name: string, value: number, index: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`pathwise: ${name} ${index} is ${value}`);
}
