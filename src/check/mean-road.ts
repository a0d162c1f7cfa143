import type { Sampler } from '../claims.ts';
import type { MeanTestDesign } from '../statistics/mean-test.ts';
import type { ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';

/** One road to a mean: what is drawn, what the formula predicts, and how large an error must be excluded. */
export interface MeanRoad {
  readonly road: string;
  readonly sampler: Sampler<ParameterValues>;
  readonly predicted: number;
  /** The quantity whose fraction `detects` is the smallest error that matters: |f|, or a risk for a difference. */
  readonly scale: number;
  readonly detects: number;
  /** A bound on |mean of a draw − claimed quantity|; 0 but for limits. */
  readonly bias: number;
  /** A bound on the variance of one draw; null: a pilot estimates it, and the guarantee is asymptotic. */
  readonly variance: number | null;
  readonly direction: NonNullable<MeanTestDesign['direction']>;
  /** A coarse question needs few draws, and a short pilot. */
  readonly coarse: boolean;
}

/** Rounding of a quantity that does not vary. */
export const constantTolerance = 1e-9;
/** No measurement draws more than this; what would need more is `undecided`. */
export const mostDraws = 2 ** 25;

export const mostDrawsAt = (point: Point): number =>
  point.replaced?.mostDraws ?? point.mostDraws ?? mostDraws;

/** What an error is a fraction of: where nothing sets a scale, the standard deviation of a draw. */
export const scaleOf = ({ scale }: MeanRoad, variance: number): number =>
  scale > 0 ? scale : Math.sqrt(variance);

/** A block of draws for a purpose, by its index. */
export type Blocks = (purpose: string, index: number) => Float64Array;

/** The draws of the road, a block at a time. */
export function blocksOf(point: Point, road: MeanRoad): Blocks {
  const draw = road.sampler(point.values, fixedStream(point));
  return (purpose, index) => {
    const stream = blockStream(point, purpose, index);
    const draws = new Float64Array(blockSize);
    for (let i = 0; i < blockSize; i++) draws[i] = finite(draw(stream), road, point, purpose, index, i);
    return draws;
  };
}

function finite(
  x: number,
  road: MeanRoad,
  point: Point,
  purpose: string,
  block: number,
  index: number,
): number {
  if (Number.isFinite(x)) return x;
  throw new RangeError(
    `the ${road.road} estimator returned ${x} at ${pointKey(point.values)} (draw ${index} of block ${block}, ${purpose})`,
  );
}
