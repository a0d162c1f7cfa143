/** The parameter points of the benchmark of verdicts, and what the NumPy program needs to know of each. */
import { fixedStream, type Point } from '../../src/check/point.ts';
import { evaluatorAt } from '../../src/check/road.ts';
import {
  type Matrix,
  type RandomStream,
  randomStream,
  shiftWithSpectrum,
  type Theorem,
  toRows,
} from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { fftOverdetermined } from '../../theorems/fft-overdetermined.ts';
import { fftUnderdetermined } from '../../theorems/fft-underdetermined.ts';
import { loraFrozenA } from '../../theorems/lora-frozen-a.ts';
import { loraFrozenB } from '../../theorems/lora-frozen-b.ts';
import { gaussianMatrix, mapsFrom } from '../../theorems/setting/full-fine-tuning.ts';
import { frozenInput, frozenOutput } from '../../theorems/setting/lora-frozen-factor.ts';

/** A shift and the frozen factor, if there is one. */
interface Maps {
  readonly shift: Matrix;
  /** r × dx with orthonormal rows. */
  readonly A?: Matrix;
  /** dy × r with orthonormal columns. */
  readonly Q?: Matrix;
}

/** Parameter values, and the maps that the draws there have: `fixed` is the stream of what is held fixed. */
interface Drawn {
  readonly values: ParameterValues;
  readonly maps: (fixed: RandomStream) => Maps;
}

/** What judges a formula at one point in NumPy: the same sizes, maps and test as riskproof's plain road there. */
export interface NumPyTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  readonly pretrained: number[][];
  readonly shift: number[][];
  readonly A?: number[][];
  readonly Q?: number[][];
  readonly seed: number;
  readonly test: {
    readonly claimed: number;
    readonly margin: number;
    readonly variance: number;
    readonly falseAlarm: number;
    readonly missedError: number;
  };
}

/** Of each measurement at each point, not of a suite. */
const errorRate = 1e-8;
const seed = 1;

/** Theorems about mean risks, with what draws a point of each: dx from 2 to 20, n from dx + 8 to dx + 48, dy to 10. */
const draws: readonly (readonly [Theorem, (stream: RandomStream) => Drawn])[] = [
  [
    fftOverdetermined,
    (stream) => {
      const values = sizes(stream);
      const { dy, dx } = values;
      return { values, maps: (fixed) => ({ shift: gaussianMatrix(dy, dx, fixed.substream('shift')) }) };
    },
  ],
  [
    fftUnderdetermined,
    (stream) => {
      // The dual: the samples in the place of the inputs.
      const { n: dx, dx: n, dy, sigma } = sizes(stream);
      const s = spectrum(Math.min(dx, dy), stream);
      return {
        values: { n, dx, dy, sigma, s },
        maps: (fixed) => ({ shift: shiftWithSpectrum(dy, dx, s, fixed.substream('shift')) }),
      };
    },
  ],
  [
    loraFrozenA,
    (stream) => {
      const drawn = sizes(stream);
      const r = stream.integer(1, drawn.dx - 1);
      const values = { ...drawn, r, b: positiveNumber(stream), g: positiveNumber(stream) };
      return { values, maps: (fixed) => frozenInput(values, fixed) };
    },
  ],
  [
    loraFrozenB,
    (stream) => {
      const drawn = sizes(stream, 2);
      const r = stream.integer(1, drawn.dy - 1);
      const values = { ...drawn, r, c: positiveNumber(stream), h: positiveNumber(stream) };
      return { values, maps: (fixed) => frozenOutput(values, fixed) };
    },
  ],
];

/** The theorems whose verdicts are timed. */
export const theorems: readonly Theorem[] = draws.map(([theorem]) => theorem);

/** Random points of a theorem, with the error rates that each measurement there has; the same for every caller. */
export function pointsOf(id: string, count: number, detects: number): Point[] {
  return drawnOf(id, count).map(({ values }) => pointAt(id, values, detects));
}

/** The same points for the NumPy program. Only the plain road's variance is used: NumPy draws X and E. */
export function tasksOf(id: string, count: number, detects: number): NumPyTask[] {
  return drawnOf(id, count).map(({ values, maps }, index) => {
    const point = pointAt(id, values, detects);
    const fixed = fixedStream(point);
    const { shift, A, Q } = maps(fixed);
    const evaluate = evaluatorAt(point.theorem, point);
    const { claim, variance } = point.theorem;
    if (claim.kind !== 'mean' || variance === null) throw new Error(`'${id}' is no mean of known variance`);
    const claimed = evaluate(claim.equals);
    const { n, dx, dy, sigma } = values as Record<string, number>;
    return {
      n: n!,
      dx: dx!,
      dy: dy!,
      sigma: sigma!,
      pretrained: toRows(mapsFrom(shift, fixed).pretrained),
      shift: toRows(shift),
      ...(A && { A: toRows(A) }),
      ...(Q && { Q: toRows(Q) }),
      seed: index,
      test: {
        claimed,
        margin: detects * claimed,
        variance: evaluate(variance.formula),
        falseAlarm: errorRate,
        missedError: errorRate,
      },
    };
  });
}

function drawnOf(id: string, count: number): Drawn[] {
  const draw = draws.find(([theorem]) => theorem.id === id)![1];
  return Array.from({ length: count }, (_, index) => draw(randomStream(seed, 'benchmark', id, index)));
}

function pointAt(id: string, values: ParameterValues, detects: number): Point {
  const theorem = theorems.find((candidate) => candidate.id === id)!;
  return { theorem, values, seed, falseAlarm: errorRate, missedError: errorRate, detects, fresh: false };
}

function sizes(stream: RandomStream, leastOutputs = 1) {
  const dx = stream.integer(2, 20);
  const n = dx + stream.integer(8, 48);
  return { n, dx, dy: stream.integer(leastOutputs, 10), sigma: positiveNumber(stream) };
}

/** From 1/4 to 4, evenly on a logarithmic scale. */
function positiveNumber(stream: RandomStream): number {
  return Number((4 ** (2 * stream.uniform() - 1)).toPrecision(3));
}

function spectrum(length: number, stream: RandomStream): number[] {
  return Array.from({ length }, () => positiveNumber(stream)).sort((left, right) => right - left);
}
