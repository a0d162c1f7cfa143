import { sha256 } from '@noble/hashes/sha2.js';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { DataLaw } from './data-law.ts';
import { gammaVariate } from './gamma.ts';
import { fillNormal, normalVariate } from './normal.ts';
import { Xoroshiro128Plus } from './xoroshiro.ts';

/** What a stream is keyed by: for instance suite seed, theorem, parameters, purpose and batch index. */
export type StreamKey = readonly (string | number)[];

/**
 * A reproducible stream of random numbers. The same key gives the same numbers for ever, and streams with
 * different keys are independent, so that batches can be drawn in any order on any worker or machine.
 */
export interface RandomStream {
  /** How training data are drawn from this stream; Gaussian without it. */
  readonly dataLaw?: DataLaw;
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with the given shape > 0 and scale 1. Throws a RangeError for any other shape. */
  gamma(shape: number): number;
  /** Chi-square with the given degrees of freedom > 0, not necessarily an integer. */
  chiSquare(degrees: number): number;
  /** Student's t with the given degrees of freedom > 0; its variance is degrees/(degrees − 2). */
  studentT(degrees: number): number;
  /** Uniform on the integers from low to high, both included. Throws a RangeError for an empty or unsafe range. */
  integer(low: number, high: number): number;
  /** −1 or +1 with equal probability. */
  rademacher(): number;
  /** Overwrites every entry of the target by an independent standard normal. */
  fillNormal(target: Float64Array): void;
  /**
   * A stream of its own, keyed by this stream's key followed by the given one. It does not depend on how much
   * has been drawn from this stream, and it is not the stream of the concatenated key.
   */
  substream(...key: StreamKey): RandomStream;
}

/**
 * The stream that belongs to a key.
 *
 * The state of its generator, xoroshiro128+, is the first 128 bits of the SHA-256 of the
 * key's JSON text, which tells strings from numbers and one split of a text from another.
 *
 * @param key strings and finite numbers, in an order that matters; −0 counts as 0
 * @throws RangeError if a number in the key is not finite
 */
export function randomStream(...key: StreamKey): RandomStream {
  return streamOfPath([key]);
}

function streamOfPath(path: readonly StreamKey[]): RandomStream {
  const generator = new Xoroshiro128Plus(stateOfPath(path));
  const uniform = (): number => generator.uniform();
  const normal = (): number => normalVariate(generator);
  const gamma = (shape: number): number => {
    if (!(shape > 0 && shape < Infinity)) {
      throw new RangeError(`gamma shape must be positive and finite, got ${shape}`);
    }
    return gammaVariate(generator, shape);
  };
  const chiSquare = (degrees: number): number => 2 * gamma(degrees / 2);

  return {
    uniform,
    normal,
    gamma,
    chiSquare,
    studentT: (degrees) => normal() / Math.sqrt(chiSquare(degrees) / degrees),
    integer: (low, high) => {
      if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low > high) {
        throw new RangeError(`no integers from ${low} to ${high} to draw from`);
      }
      return uniformInt(generator, low, high);
    },
    rademacher: () => (generator.next() < 0 ? -1 : 1),
    fillNormal: (target) => fillNormal(target, generator),
    substream: (...key) => streamOfPath([...path, key]),
  };
}

function stateOfPath(path: readonly StreamKey[]): number[] {
  for (const part of path.flat()) {
    if (typeof part === 'number' && !Number.isFinite(part)) {
      throw new RangeError(`a stream cannot be keyed by ${part}`);
    }
  }
  const digest = sha256(new TextEncoder().encode(JSON.stringify(path)));
  const words = new DataView(digest.buffer, digest.byteOffset);
  const state: number[] = [0, 4, 8, 12].map((offset) => words.getInt32(offset));
  // Zero is the one state that xoroshiro128+ never leaves.
  if (!state.some((word) => word !== 0)) state[0] = 1;
  return state;
}
