import fc from 'fast-check';
import {
  diagonal,
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  squaredDistance,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { type RandomStream, randomStream } from '../../src/models/random.ts';

/** A standard normal matrix. */
export function gaussian(rows: number, columns: number, stream: RandomStream): Matrix {
  const out = zeros(rows, columns);
  stream.fillNormal(out.data);
  return out;
}

/** A stream of its own for every example of a property test, shown by its seed. */
export const streams = fc
  .nat({ max: 1_000_000 })
  .map((seed) =>
    Object.assign(randomStream('property test', seed), { [fc.toStringMethod]: () => `stream ${seed}` }),
  );

/** A size from min to max, both included. */
export const size = (max: number, min = 1) => fc.integer({ min, max });

/** Frobenius norm. */
export const norm = (a: Matrix) => Math.sqrt(frobeniusSquared(a));

/** Frobenius norm of the difference. */
export const distance = (a: Matrix, b: Matrix) => Math.sqrt(squaredDistance(a, b));

/** How many standard errors the mean of so many draws is from a value. */
export function standardErrorsFrom(
  value: number,
  draw: (stream: RandomStream) => number,
  draws: number,
  stream: RandomStream,
): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < draws; i++) {
    const excess = draw(stream) - value;
    sum += excess;
    squares += excess * excess;
  }
  const mean = sum / draws;
  return mean / Math.sqrt((squares / draws - mean * mean) / draws);
}

/** Half the distance from 1 to the next number, and Higham's γ_n = nu/(1 − nu): what n roundings may add up to. */
export const unitRoundoff = Number.EPSILON / 2;
export const gamma = (n: number) => (n * unitRoundoff) / (1 - n * unitRoundoff);

/** M ← (I − 2vvᵀ/vᵀv) M for a standard normal v. */
function reflectRows(m: Matrix, stream: RandomStream): Matrix {
  const v = gaussian(1, m.rows, stream);
  const along = multiply(v, m);
  const factor = 2 / frobeniusSquared(v);
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.columns; j++) {
      m.data[i * m.columns + j]! -= factor * v.data[i]! * along.data[j]!;
    }
  }
  return m;
}

/**
 * H₁ diag(s) H₂ with random Householder reflections H₁ and H₂: a dense matrix whose singular values are s, to
 * γ_{4·(rows + columns)}·s_1, the rounding of the two reflections.
 */
export function withSingularValues(
  s: readonly number[],
  rows: number,
  columns: number,
  stream: RandomStream,
): Matrix {
  const left = reflectRows(diagonal(s, rows, columns), stream);
  return transpose(reflectRows(transpose(left), stream));
}

/** Spectra that are hard on a kernel: spread over ten decades, clustered, equal, partly or wholly 0. */
export const hardSpectra: readonly (readonly number[])[] = [
  [1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-10],
  [1, 1, 1, 1e-5, 1e-5, 1e-5],
  [1, 1 - 1e-9, 1 - 2e-9, 0.5, 0.5 - 1e-12, 1e-10],
  [3, 2, 1, 0, 0, 0],
  [1, 1, 1, 1, 1, 1],
  [0, 0, 0, 0, 0, 0],
];

/** ‖A Aᵀ − I‖_F. */
export function departureFromOrthonormal(a: Matrix): number {
  const product = multiplyTransposed(a, a);
  for (let i = 0; i < a.rows; i++) product.data[i * a.rows + i]! -= 1;
  return norm(product);
}

/**
 * The largest distance between the empirical distribution functions of two samples of equal size N, and the one that two
 * samples of the same continuous law exceed with at most the given probability: P(D > d) ≤ 2·exp(−N d²) for N ≥ 458 (Wei
 * & Dudley 2012, theorem 1).
 */
export function compareLaws(
  one: (stream: RandomStream) => number,
  other: (stream: RandomStream) => number,
  options: { readonly draws: number; readonly falseAlarm: number; readonly purpose: string },
): { readonly distance: number; readonly allowed: number } {
  const { draws, falseAlarm, purpose } = options;
  const [first, second] = [one, other].map((draw, side) => {
    const stream = randomStream('compare laws', purpose, side);
    return Float64Array.from({ length: draws }, () => draw(stream)).sort();
  }) as [Float64Array, Float64Array];
  let distance = 0;
  for (let i = 0, j = 0; i < draws && j < draws; ) {
    if (first[i]! <= second[j]!) i++;
    else j++;
    distance = Math.max(distance, Math.abs(i - j) / draws);
  }
  return { distance, allowed: Math.sqrt(Math.log(2 / falseAlarm) / draws) };
}
