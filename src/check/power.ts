import type { Theorem } from '../theorem.ts';
import type { ClaimKind, ParameterValues } from '../verdict.ts';
import { claimPoints } from './claim-points.ts';
import { measurementsOf } from './measurement.ts';
import type { JudgeOptions } from './options.ts';
import { parameterDraws } from './parameters.ts';
import type { RoadPower } from './road.ts';

/** What is asked: the error that a number of draws catches or, without one, the draws that an error needs. */
export interface PowerOptions
  extends Pick<JudgeOptions, 'seed' | 'profile' | 'falseAlarm' | 'missedError' | 'detects' | 'runs'> {
  /** A budget: draws along each road at each point. */
  readonly draws?: number;
}

/** An error, and the draws after which a right formula is expected to be supported at it; infinite where none are enough. */
export interface Detectable {
  readonly error: number;
  readonly draws: number;
}

/** One road at the point where it does worst. */
export interface RoadDetectable extends Detectable {
  readonly road: string;
  /** The point at which it takes the most draws, or sees the least. */
  readonly parameters: ParameterValues;
  /** The draws along this road at all points together. */
  readonly total: number;
  readonly note?: string;
}

/** What the draws of one theorem can see. `null` figures: nothing is drawn, its judgement is exact. */
export interface TheoremPower {
  readonly id: string;
  readonly kind: ClaimKind;
  /** At how many points of the sampling domain it is measured. */
  readonly points: number;
  /**
   * The largest over the points of the smallest error over the roads, as `smallestCaught` of a judgement; and the draws
   * along the road that sees it, at the point where that takes the most.
   */
  readonly caught: Detectable | null;
  /** The road and the point that decide `caught`. */
  readonly bottleneck: { readonly road: string; readonly parameters: ParameterValues } | null;
  readonly roads: readonly RoadDetectable[];
  /** The draws of all roads at all points, without the pilots. */
  readonly total: number;
  /** What an estimator threw. */
  readonly error?: string;
}

/** The power of a theorem at the points at which it would be judged. A pure function of the theorem and the options. */
export function theoremPower(theorem: Theorem, options: PowerOptions): TheoremPower {
  const { id, kind } = theorem;
  const nothing = { id, kind, points: 0, caught: null, bottleneck: null, roads: [], total: 0 };
  try {
    const sights = sightsOf(theorem, options);
    return sights.length === 0 ? nothing : { id, kind, ...summary(sights) };
  } catch (error) {
    return { ...nothing, error: error instanceof Error ? error.message : String(error) };
  }
}

/** What one road sees at one point. */
interface Sight extends Detectable {
  readonly road: string;
  readonly parameters: ParameterValues;
  readonly note?: string;
}

/** Every road at every point; empty where nothing is measured. */
function sightsOf(theorem: Theorem, options: PowerOptions): readonly (readonly Sight[])[] {
  const measurements = measurementsOf(theorem);
  if (measurements.length === 0) return [];
  const { draws, seed } = options;
  const { runs, at } = claimPoints(theorem, measurements.length, options);
  return parameterDraws(theorem.samplingDomain, { seed, runs }).map((values) => {
    const point = at(values);
    const { detects } = point;
    return measurements.map(({ road, power }): Sight => {
      const { note, ...known } = power(point);
      const seen = draws === undefined ? neededFor(known, detects) : caughtBy(known, draws);
      return { road, parameters: values, ...seen, ...(note !== undefined && { note }) };
    });
  });
}

/** A road that is coarse, or that asks one question only, is asked for an error of its own. */
export function neededFor({ drawsNeeded, ownError }: RoadPower, detects: number): Detectable {
  const error = ownError ?? detects;
  return { error, draws: drawsNeeded(error) };
}

/** The inverse of `neededFor`. */
export function caughtBy({ ownError, smallestDetectable }: RoadPower, draws: number): Detectable {
  return { error: Math.max(smallestDetectable(draws), ownError ?? 0), draws };
}

function summary(points: readonly (readonly Sight[])[]): Omit<TheoremPower, 'id' | 'kind' | 'error'> {
  const best = points.map((sights) => sights.reduce((a, b) => (isWorse(a, b) ? b : a)));
  const worst = best.reduce((a, b) => (isWorse(b, a) ? b : a));
  const totalOf = (sights: readonly Sight[]) => sights.reduce((sum, { draws }) => sum + draws, 0);
  const { error, draws, road, parameters } = worst;
  return {
    points: points.length,
    caught: { error, draws },
    bottleneck: { road, parameters },
    roads: points[0]!.map((_, i) => {
      const along = points.map((sights) => sights[i]!);
      return { ...along.reduce((a, b) => (isWorse(b, a) ? b : a)), total: totalOf(along) };
    }),
    total: totalOf(points.flat()),
  };
}

/** Whether a road sees less: nothing at all, else a larger error, else the same with more draws. */
function isWorse(a: Detectable, b: Detectable): boolean {
  const seesNothing = ({ draws, error }: Detectable) => !(draws < Infinity && error < Infinity);
  if (seesNothing(a) !== seesNothing(b)) return seesNothing(a);
  return a.error === b.error ? a.draws > b.draws : a.error > b.error;
}
