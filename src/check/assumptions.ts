/**
 * Which assumptions carry a theorem: each is replaced by its alternative, and the claim is judged again by plain
 * simulate-and-fit alone. A conditioned draw never draws the noise, nor X itself: it would agree in vacuum.
 */
import { type Assumption, type Claim, type DataAssumption, dataAssumptions, isAssumed } from '../claims.ts';
import type { DataLaw } from '../models/data-law.ts';
import { randomStream } from '../models/random.ts';
import { measurementShare, theoremShare } from '../statistics/budget.ts';
import type { Theorem } from '../theorem.ts';
import type { ClaimKind, Evidence, ParameterValues } from '../verdict.ts';
import { boundaryMeasurement } from './boundary.ts';
import { measurementsOf } from './measurement.ts';
import { moderatePoints, usualPoint } from './moderate-points.ts';
import type { JudgeOptions } from './options.ts';
import { requireMember } from './parameters.ts';
import { type Point, pointKey } from './point.ts';
import type { Measurement } from './road.ts';

export const findings = ['load-bearing', 'not load-bearing', 'undecided'] as const;

/**
 * `load-bearing`: the alternative refutes the claim. `not load-bearing`: the claim is supported under it too.
 * `undecided`: neither, or nothing could be measured.
 */
export type Finding = (typeof findings)[number];

/** What became of one theorem without one of its assumptions. */
export interface AssumptionJudgement {
  /** The theorem. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** The name of the alternative, and both in words. */
  readonly name: string;
  readonly assumes: string;
  readonly alternative: string;
  /** Whether the theorem makes the assumption, or says that it holds without. */
  readonly assumed: boolean;
  readonly finding: Finding;
  /** Whether anything that the claim speaks of is drawn by the law that was replaced. If not, it cannot matter. */
  readonly involved: boolean;
  /**
   * How far the quantity is from its claimed value, as a fraction of it; the Kolmogorov distance for a law; null where
   * a claim compares samples. Where the assumption is load-bearing it is seen at the point that refutes, otherwise at
   * the point where it is largest.
   */
  readonly effect: number | null;
  /** An interval for `effect` at the error rate 1e-3; null where there is none. */
  readonly interval: readonly [number, number] | null;
  /** Where `effect` is seen; null where nothing was measured. */
  readonly parameters: ParameterValues | null;
  readonly evidence: readonly Evidence[];
  /** Why, where it is not plain from the numbers. */
  readonly note?: string;
  /** The estimator broke: the message. The finding is then `undecided`. */
  readonly error?: string;
}

/** What a user may choose; `at` may leave out parameters, which then have their usual values. */
export type AssumptionOptions = Pick<
  JudgeOptions,
  'seed' | 'profile' | 'falseAlarm' | 'missedError' | 'detects' | 'at'
>;

interface Effort {
  readonly points: number;
  readonly detects: number;
  readonly mostDraws: number;
}

/** Far less than the profiles spend on a claim itself: an assumption that matters is seldom a matter of 1 %. */
export const efforts: Readonly<
  Record<JudgeOptions['profile'], { readonly cheap: Effort; readonly dear: Effort }>
> = {
  quick: {
    cheap: { points: 1, detects: 0.1, mostDraws: 2 ** 15 },
    dear: { points: 1, detects: 0.1, mostDraws: 2 ** 13 },
  },
  default: {
    cheap: { points: 2, detects: 0.05, mostDraws: 2 ** 17 },
    dear: { points: 1, detects: 0.1, mostDraws: 2 ** 15 },
  },
  thorough: {
    cheap: { points: 6, detects: 0.02, mostDraws: 2 ** 21 },
    dear: { points: 3, detects: 0.05, mostDraws: 2 ** 18 },
  },
};

export const shownError = 1e-3;

/** Whether a theorem is dear to draw: a mean whose variance nothing bounds often is, say a variance. */
export function isDearToDraw({ costly, kind, variance }: Theorem): boolean {
  return costly || (kind === 'mean' && variance === null);
}

/** The effort of a profile for a theorem. */
function assumptionEffort(theorem: Theorem, { profile, detects }: AssumptionOptions): Effort {
  const effort = efforts[profile][isDearToDraw(theorem) ? 'dear' : 'cheap'];
  return { ...effort, ...(detects !== undefined && { detects }) };
}

/** Every assumption that can be replaced for a theorem: those on the data, and its own. */
export function replaceable(theorem: Theorem): readonly Assumption[] {
  return [...dataAssumptions, ...theorem.assumes];
}

/**
 * Judges one theorem without one of its assumptions; a pure function of its arguments. What an estimator throws comes
 * back as `error`.
 *
 * @param name one of `replaceable(theorem)`
 * @throws RangeError if there is none of that name
 */
export function judgeAssumption(
  theorem: Theorem,
  name: string,
  options: AssumptionOptions,
): AssumptionJudgement {
  try {
    return { ...headOf(theorem, name), ...measureWithout(theorem, name, options) };
  } catch (error) {
    return brokenAssumption(theorem, name, error instanceof Error ? error.message : String(error));
  }
}

/** The judgement where the estimator, or the worker that ran it, broke. */
export function brokenAssumption(theorem: Theorem, name: string, error: string): AssumptionJudgement {
  return {
    ...headOf(theorem, name),
    ...nothingMeasured('undecided', 'it could not be measured'),
    involved: true,
    error,
  };
}

function headOf(theorem: Theorem, name: string) {
  const assumption = replaceable(theorem).find((one) => one.name === name);
  if (assumption === undefined) throw new RangeError(`${theorem.id} has no assumption '${name}'`);
  const { assumes, alternative } = assumption;
  const data = dataAssumption(name);
  const assumed = data === undefined || isAssumed(data, theorem.holdsFor);
  return { id: theorem.id, kind: theorem.kind, name, assumes, alternative, assumed };
}

function dataAssumption(name: string): DataAssumption | undefined {
  return dataAssumptions.find((one) => one.name === name);
}

type Measured = Omit<AssumptionJudgement, 'id' | 'kind' | 'name' | 'assumes' | 'alternative' | 'assumed'>;

function measureWithout(theorem: Theorem, name: string, options: AssumptionOptions): Measured {
  const data = dataAssumption(name);
  const measured = plainly(theorem, name);
  const measurements = plainMeasurements(measured);
  if (measurements.length === 0) {
    return nothingMeasured('not load-bearing', 'the claim is about formulas alone: nothing in it is drawn');
  }
  const effort = assumptionEffort(theorem, options);
  const share = theoremShare(options.falseAlarm) / replaceable(theorem).length;
  const evidence: Evidence[] = [];
  let involved = data === undefined;
  for (const values of pointsOf(theorem, effort, options)) {
    const law = data?.law(randomStream(options.seed, theorem.id, pointKey(values), 'alternative')) ?? {};
    const point: Point = {
      theorem: measured,
      values,
      seed: options.seed,
      falseAlarm: measurementShare(share, effort.points, measurements.length) / looks.length,
      missedError: options.missedError,
      detects: effort.detects,
      fresh: false,
      replaced: {
        dataLaw: watched(law, () => {
          involved = true;
        }),
        mostDraws: effort.mostDraws,
        intervalError: shownError,
      },
    };
    evidence.push(...measurements.map((measurement) => lookClosely(measurement, point)));
    if (evidence.some(({ verdict }) => verdict === 'refuted')) break;
    if (!involved) return notInvolved(theorem, data!);
  }
  return { ...summary(theorem, evidence), involved, evidence };
}

/** How much closer an effect is looked at, time after time; each look has its share of the false alarm rate. */
const looks = [1, 2, 4];

/**
 * Looks again, twice as closely, where an effect is seen but small: about half of what must be seen decides nothing
 * however many draws there are, and less than that supports a claim that is visibly off.
 */
function lookClosely({ measure }: Pick<Measurement, 'measure'>, point: Point): Evidence {
  let shown: Evidence | null = null;
  for (const look of looks) {
    const evidence = measure({ ...point, detects: point.detects / look });
    // A closer look that decides nothing takes nothing away from an earlier one.
    if (shown === null || evidence.verdict !== 'undecided') shown = evidence;
    if (!showsSmallEffect(point.theorem, evidence)) break;
  }
  return shown!;
}

function showsSmallEffect({ kind, claim }: Theorem, { verdict, predicted, interval }: Evidence): boolean {
  // A sequence of sizes or scales is off its end by more than noise, and dear to draw.
  const isSequence = kind === 'asymptotic' || (claim.kind === 'limit' && 'orders' in claim);
  if (isSequence || interval === null || predicted === null || verdict === 'refuted') return false;
  const isOff = interval[0] > predicted || (interval[1] < predicted && kind !== 'bound on a mean');
  return verdict === 'undecided' || isOff;
}

function pointsOf(theorem: Theorem, effort: Effort, { at, seed }: AssumptionOptions): ParameterValues[] {
  const { samplingDomain } = theorem;
  if (at === undefined) return moderatePoints(samplingDomain, { seed, count: effort.points });
  const point = usualPoint(samplingDomain, at);
  requireMember(samplingDomain, point);
  return [point];
}

/** The theorem as plain draws see it, its variances estimated by a pilot, and its own alternative drawn if it is named. */
function plainly(theorem: Theorem, name: string): Theorem {
  const own = theorem.assumes.find((one) => one.name === name);
  const claim = own === undefined ? theorem.claim : drawingFrom(theorem.claim, own.sampler);
  return { ...theorem, claim, variance: null, conditioned: null };
}

function drawingFrom(
  claim: Claim<ParameterValues>,
  sampler: Theorem['assumes'][number]['sampler'],
): Claim<ParameterValues> {
  switch (claim.kind) {
    case 'mean':
    case 'bound on a mean':
      return { ...claim, of: { ...claim.of, sampler } };
    case 'regime':
      return { ...claim, difference: { ...claim.difference, sampler } };
    default:
      throw new RangeError(`a ${claim.kind} has no single mean that an assumption of its own could replace`);
  }
}

/** A regime is looked at on its boundary; that a bound is attained says nothing about data. */
function plainMeasurements(theorem: Theorem): readonly Omit<Measurement, 'power'>[] {
  const { claim } = theorem;
  if (claim.kind === 'regime') return [boundaryMeasurement(theorem, claim)];
  return measurementsOf(theorem).filter(({ road }) => road !== 'attained' && !road.startsWith('conditioned'));
}

/** The law, which tells when it is asked for data. */
function watched({ design, noise }: DataLaw, tell: () => void): DataLaw {
  return {
    ...(design && {
      design: (sizes) => {
        const fill = design(sizes);
        if (fill === null) return null;
        return (X, stream) => {
          tell();
          fill(X, stream);
        };
      },
    }),
    ...(noise && {
      noise: (E, X, sigma, stream) => {
        tell();
        noise(E, X, sigma, stream);
      },
    }),
  };
}

/** A claim with samples or noise whose sampler asked for none has drawn them by itself, or drawn none: that shows nothing. */
function notInvolved({ parameters }: Theorem, { about, name }: DataAssumption): Measured {
  const drawsByItself =
    about === 'noise'
      ? Object.hasOwn(parameters, 'sigma')
      : Object.hasOwn(parameters, 'n') && name !== 'correlated-shift';
  const what = about === 'noise' ? 'noise' : 'X';
  return drawsByItself
    ? nothingMeasured('undecided', `its sampler asks for no ${what}, so that no alternative reaches it`)
    : nothingMeasured('not load-bearing', `nothing in the claim is drawn by this law of ${what}`);
}

function nothingMeasured(finding: Finding, note: string): Measured {
  return { finding, involved: false, effect: null, interval: null, parameters: null, evidence: [], note };
}

function summary(theorem: Theorem, evidence: readonly Evidence[]): Omit<Measured, 'involved' | 'evidence'> {
  const refuted = evidence.find(({ verdict }) => verdict === 'refuted');
  const undecided = evidence.find(({ verdict }) => verdict === 'undecided');
  const finding = refuted ? 'load-bearing' : undecided ? 'undecided' : 'not load-bearing';
  const size = (one: Evidence) => Math.abs(effectOf(theorem, one)?.effect ?? 0);
  const largest = evidence.reduce((worst, next) => (size(next) > size(worst) ? next : worst));
  const shown = refuted ?? undecided ?? largest;
  return {
    finding,
    effect: null,
    interval: null,
    ...effectOf(theorem, shown),
    parameters: shown.parameters,
    ...(shown.note !== undefined && { note: shown.note }),
  };
}

function effectOf(
  { kind }: Theorem,
  { predicted, measured, interval }: Evidence,
): Pick<Measured, 'effect' | 'interval'> | null {
  if (kind === 'law') return { effect: measured, interval };
  if (predicted === null || predicted === 0 || !Number.isFinite(measured)) return null;
  const relative = (value: number) => (value - predicted) / Math.abs(predicted);
  return { effect: relative(measured), interval: interval && [relative(interval[0]), relative(interval[1])] };
}
