/** The links of a derivation that are measured: both sides are evaluated on the same draws of the data. */
import { compileExpression, type Expression, symbolsOf } from '../algebra/expression.ts';
import type { Derivation, Step } from '../derivation.ts';
import type { RandomStream } from '../models/random.ts';
import {
  type BoundObservation,
  type PathwiseStatistics,
  pathwiseBound,
  pathwiseIdentity,
  pathwiseSize,
  pathwiseVerdict,
} from '../statistics/pathwise.ts';
import type { ParameterValues, Verdict } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { constantTolerance } from './mean-road.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

/**
 * What rounding can make of a quantity of a fit, in units of ε κ² × the largest quantity × (n + dx + …): a few
 * operations an entry, as for the pathwise entries.
 */
const roundingFactor = 64;
/** A Richardson extrapolation is off by less than its last step; the factor leaves room for the next orders. */
const extrapolationFactor = 4;

export interface LinkJudgement {
  readonly verdict: Exclude<Verdict, 'proved'>;
  readonly note?: string;
}

/** The two sides of a link at a point, with a way to evaluate them on a draw. */
export interface MeasuredLink {
  readonly derivation: Derivation<ParameterValues>;
  readonly above: Expression;
  readonly below: Expression;
  readonly step: Step;
  /** Tells the streams of the links apart. */
  readonly index: number;
}

/** Whether the link is about every sample, so that there is no chance in a violation. */
export const isPathwise = ({ reason }: Step): boolean =>
  reason.kind === 'pathwise' || reason.kind === 'definition' || reason.kind === 'limit';

/** Judges a link at one point. Throws a RangeError where a symbol is not bound or is not a number. */
export function measureLink(point: Point, link: MeasuredLink): LinkJudgement {
  return isPathwise(link.step) ? onEverySample(point, link) : inTheMean(point, link);
}

function onEverySample(point: Point, link: MeasuredLink): LinkJudgement {
  const { relation } = link.step;
  const { value, bound, ...statistics } = statisticsOf(point).whole(
    streamName(point, `step ${link.index}`),
    () => drawEverySample(point, link),
  );
  const verdict = pathwiseVerdict(statistics, point);
  if (verdict !== 'refuted') return { verdict };
  return {
    verdict,
    note: `on a sample at ${pointKey(point.values)} the line above is ${show(value)} and not ${words[relation]}${show(bound)}`,
  };
}

/** What the samples show, and both sides of the worst. */
function drawEverySample(
  point: Point,
  link: MeasuredLink,
): PathwiseStatistics & Pick<BoundObservation, 'value' | 'bound'> {
  const { above, below, step } = link;
  const draw = drawSides(point, link);
  const size = Object.values(point.values)
    .filter((value): value is number => Number.isInteger(value))
    .reduce((sum, value) => sum + value, 1);
  const needed = pathwiseSize(point);
  const observed: BoundObservation[] = [];
  for (let block = 0; observed.length < needed; block++) {
    const stream = blockStream(point, `step ${link.index}`, block);
    for (let i = 0; i < blockSize && observed.length < needed; i++) {
      const { left, right, symbolValue, condition } = draw(stream);
      const symbols = [...new Set([...symbolsOf(above), ...symbolsOf(below)])].map(symbolValue);
      const largest = Math.max(1, ...[left, right, ...symbols].map(Math.abs));
      const rounding = roundingFactor * size * Number.EPSILON * condition() ** 2 * largest;
      observed.push(withLimit(step, symbolValue, { value: left, bound: right, tolerance: rounding }));
    }
  }
  const { verdict: _, ...statistics } =
    step.relation === '='
      ? pathwiseIdentity(
          observed.map(({ value, bound, tolerance }) => ({
            discrepancy: Math.abs(value - bound),
            tolerance,
          })),
          point,
        )
      : pathwiseBound(observed, step.relation === '>=' ? 'at least' : 'at most', point);
  const { value, bound } = observed[statistics.worst.index]!;
  return { ...statistics, value, bound };
}

/** What a limit is at finite scales, and how far from it that may be. */
function withLimit(
  { reason }: Step,
  symbolValue: (symbol: string) => number,
  observed: BoundObservation,
): BoundObservation {
  if (reason.kind !== 'limit' || reason.by === 'kernel') return observed;
  if (reason.by === 'bound')
    return { ...observed, tolerance: observed.tolerance + symbolValue(reason.bound) };
  const values = reason.scales.map(symbolValue);
  const extrapolated = values.slice(1).map((finer, i) => 2 * finer - values[i]!);
  const [before, last] = [extrapolated.at(-2)!, extrapolated.at(-1)!];
  const step = extrapolationFactor * Math.abs(last - before);
  return { ...observed, value: last, tolerance: observed.tolerance + step };
}

function inTheMean(point: Point, link: MeasuredLink): LinkJudgement {
  const { relation } = link.step;
  const draw = drawSides(point, link);
  const road = `step ${link.index}`;
  const sizes = statisticsOf(point).whole(streamName(point, road, 'scale'), () => {
    const stream = blockStream(point, `${road} scale`, 0);
    const mean = { above: 0, line: 0 };
    for (let i = 0; i < blockSize; i++) {
      const { left, right } = draw(stream);
      mean.above += Math.abs(left) / blockSize;
      mean.line += Math.abs(right) / blockSize;
    }
    return mean;
  });
  // A line that is 0 but for rounding says that the line above cancels, whose size is then what an error is held against.
  const scale = sizes.line > constantTolerance * sizes.above ? sizes.line : sizes.above;
  const evidence = measureMean(point, {
    road,
    sampler: () => (blocks) => {
      const { left, right } = draw(blocks);
      return relation === '>=' ? right - left : left - right;
    },
    predicted: 0,
    scale,
    detects: point.detects,
    bias: 0,
    variance: null,
    direction: relation === '=' ? 'equal' : 'at most',
    coarse: true,
  });
  if (evidence.verdict === 'supported') return { verdict: 'supported' };
  const { interval, measured, note } = evidence;
  const range = interval === null ? '' : ` (between ${show(interval[0])} and ${show(interval[1])})`;
  const what = relation === '>=' ? 'the line less the line above' : 'the line above less the line';
  const why = note === undefined ? '' : `: ${note}`;
  return {
    verdict: evidence.verdict,
    note: `at ${pointKey(point.values)} the mean of ${what} is ${show(measured)}${range}, where the line has the size ${show(scale)}${why}`,
  };
}

/** Draws both sides of a link. What is a symbol of the theorem is the same in every draw. */
function drawSides(point: Point, { above, below, derivation }: MeasuredLink) {
  const { drawn, symbols: declared } = derivation;
  if (drawn === undefined) throw new RangeError('the derivation draws no data');
  const draw = drawn(point.values, fixedStream(point));
  const fixed = symbolValues(point);
  const sides = [above, below].map((side) => ({
    evaluate: compileExpression(side),
    symbols: [...symbolsOf(side)],
  }));
  return (stream: RandomStream) => {
    const { symbols, condition = () => 1 } = draw(stream);
    const known = new Map(Object.entries(fixed));
    const symbolValue = (name: string): number => {
      const value = known.get(name) ?? symbols[name]?.();
      if (value === undefined || !Number.isFinite(value)) {
        const meaning = declared[name] ?? 'no symbol of the derivation';
        throw new RangeError(`the symbol ${name} (${meaning}) is ${value} at ${pointKey(point.values)}`);
      }
      known.set(name, value);
      return value;
    };
    const [left, right] = sides.map(({ evaluate, symbols: names }) =>
      evaluate(Object.fromEntries(names.map((name) => [name, symbolValue(name)]))),
    );
    return { left: left!, right: right!, symbolValue, condition };
  };
}

const words = { '=': '', '>=': 'at least ', '<=': 'at most ' } as const;
const show = (x: number): string => String(Number(x.toPrecision(6)));
