import type { Theorem } from '../theorem.ts';
import type {
  Counterexample,
  Evidence,
  Guarantee,
  ParameterValues,
  TheoremJudgement,
  Verdict,
} from '../verdict.ts';
import { weaker } from '../verdict.ts';
import { claimPoints } from './claim-points.ts';
import { judgeDerivation } from './derivation.ts';
import { type ExactJudgement, judgeExact } from './exact.ts';
import { measurementsOf } from './measurement.ts';
import { numpyProgram } from './numpy.ts';
import type { JudgeOptions } from './options.ts';
import { requireMember, searchCounterexample } from './parameters.ts';
import { pointKey } from './point.ts';
import { replayCommand } from './replay.ts';
import type { StreamStatistics } from './stream-statistics.ts';

/** Shrinking stops after this many candidates, each of which must be refuted itself to count. */
const mostShrinks = 60;

/**
 * Judges one theorem on both roads: every step of its derivation and what the kernel can decide, and the measurements
 * at random points of its sampling domain. A pure function of the theorem and the options. What a user's estimator
 * throws, or a NaN from it, comes back as `error`; nothing else is caught.
 *
 * @param statistics where those of the draws come from, under the same options; without it, they are drawn
 */
export function judge(
  theorem: Theorem,
  options: JudgeOptions,
  statistics?: StreamStatistics,
): TheoremJudgement {
  const unjudged = {
    id: theorem.id,
    kind: theorem.kind,
    standsOn: theorem.standsOn,
    inherited: null,
  };
  try {
    return { ...unjudged, ...judgeSoundTheorem(theorem, options, statistics) };
  } catch (error) {
    return {
      ...unjudged,
      verdict: 'undecided',
      guarantee: 'exact',
      derivation: null,
      parametersTried: [],
      draws: 0,
      smallestCaught: null,
      evidence: [],
      counterexample: null,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

type Judged = Omit<TheoremJudgement, 'id' | 'kind' | 'standsOn' | 'inherited'>;

function judgeSoundTheorem(theorem: Theorem, options: JudgeOptions, statistics?: StreamStatistics): Judged {
  const derivation = judgeDerivation(theorem, options, statistics);
  const exact = judgeExact(theorem);
  const measured = measure(theorem, options, statistics);
  const evidence = measured.primary.flatMap((point) => point.evidence);
  const roads = evidence.map((one) => one.verdict);
  // A refutation found in the exact part or in a measurement stands whatever the other says.
  const verdict = combine(theorem, exact, roads);
  const guarantees = evidence.map((one) => one.guarantee);
  const guarantee: Guarantee = guarantees.includes('asymptotic') ? 'asymptotic' : 'exact';
  const undecided = evidence.find((one) => one.verdict === 'undecided');
  const note =
    exact !== null && exact.verdict !== 'proved'
      ? exact.note
      : undecided &&
        `${undecided.road} at ${pointKey(undecided.parameters)}: ${undecided.note ?? 'not decided'}`;
  return {
    verdict,
    guarantee,
    derivation,
    parametersTried: measured.primary.map((point) => point.values),
    draws: evidence.reduce((sum, one) => sum + one.draws, 0),
    smallestCaught: evidence.length === 0 || verdict === 'undecided' ? null : sharpest(measured.primary),
    evidence,
    counterexample: measured.counterexample,
    ...(exact?.certificates !== undefined && { certificates: exact.certificates }),
    ...(note !== undefined && { note }),
  };
}

function combine(theorem: Theorem, exact: ExactJudgement | null, roads: readonly Verdict[]): Verdict {
  const measured = roads.reduce<Verdict>(weaker, 'proved');
  if (exact === null) return roads.length === 0 ? 'undecided' : measured;
  if (theorem.kind === 'identity' && exact.verdict === 'proved' && measured !== 'refuted') return 'proved';
  return weaker(exact.verdict, measured);
}

/** The largest over the points of the smallest error that a road there excludes. */
function sharpest(points: readonly JudgedPoint[]): number {
  return Math.max(...points.map(({ evidence }) => Math.min(...evidence.map(({ detects }) => detects))));
}

interface JudgedPoint {
  readonly values: ParameterValues;
  readonly evidence: readonly Evidence[];
}

/** Measures at the draws of the sampling domain, in order, up to the first refutation, which is then shrunk. */
function measure(
  theorem: Theorem,
  options: JudgeOptions,
  statistics: StreamStatistics | undefined,
): { primary: readonly JudgedPoint[]; counterexample: Counterexample | null } {
  const measurements = measurementsOf(theorem);
  if (measurements.length === 0) return { primary: [], counterexample: null };
  const { runs, at } = claimPoints(theorem, measurements.length, options, statistics);
  const judged = new Map<string, JudgedPoint>();
  const judgeAt = (values: ParameterValues, fresh = false): JudgedPoint => {
    const key = `${fresh} ${pointKey(values)}`;
    const known = judged.get(key);
    if (known) return known;
    const point = at(values, fresh);
    const evidence: Evidence[] = [];
    for (const { measure } of measurements) {
      evidence.push(measure(point));
      if (evidence.at(-1)!.verdict === 'refuted') break;
    }
    judged.set(key, { values, evidence });
    return judged.get(key)!;
  };
  const refuted = (values: ParameterValues, fresh = false) =>
    judgeAt(values, fresh).evidence.some((one) => one.verdict === 'refuted');
  if (options.at) {
    requireMember(theorem.samplingDomain, options.at);
    const point = judgeAt(options.at);
    return {
      primary: [point],
      counterexample: refuted(options.at)
        ? counterexample(theorem, options, point, { at: options.at })
        : null,
    };
  }
  const { tried, falsified } = searchCounterexample(
    theorem.samplingDomain,
    {
      seed: options.seed,
      runs,
      maxShrinks: options.shrink === false ? 0 : mostShrinks,
      ...(options.path !== undefined && { path: options.path, stopAtFirst: true }),
    },
    (values) => !refuted(values),
  );
  const primary = tried.map((values) => judgeAt(values));
  if (falsified === null) return { primary, counterexample: null };
  const confirmed = options.path !== undefined || falsified.shrinks === 0 || refuted(falsified.values, true);
  const shown = confirmed
    ? { point: judgeAt(falsified.values), path: falsified.path }
    : { point: primary.at(-1)!, path: String(tried.length - 1) };
  return { primary, counterexample: counterexample(theorem, options, shown.point, { path: shown.path }) };
}

function counterexample(
  theorem: Theorem,
  options: JudgeOptions,
  point: JudgedPoint,
  where: { path: string } | { at: ParameterValues },
): Counterexample {
  const refutation = point.evidence.find((one) => one.verdict === 'refuted')!;
  return {
    parameters: refutation.parameters,
    road: refutation.road,
    predicted: refutation.predicted,
    measured: refutation.measured,
    interval: refutation.interval,
    seed: options.seed,
    path: 'path' in where ? where.path : '',
    replay: replayCommand(theorem, options, where),
    numpy: numpyProgram(theorem, refutation, options.seed),
    ...(refutation.note !== undefined && { note: refutation.note }),
  };
}
