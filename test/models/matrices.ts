import fc from 'fast-check';
import { frobeniusSquared, type Matrix, squaredDistance, zeros } from '../../src/models/matrix.ts';
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
