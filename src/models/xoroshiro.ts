import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * The generator xoroshiro128+ of Blackman & Vigna (2021), whose steps give 64 bits. It goes through the states of
 * pure-rand's, which hands out the lower 32 of them only: a double needs 53, for which this one takes half as many steps.
 */
export class Xoroshiro128Plus implements RandomGenerator {
  /** Upper half of the last step's output, a signed integer of 32 bits. */
  high = 0;
  /** Its lower half; of these bits the lowest four are weak. */
  low = 0;
  /** The halves of the first of the two words of 64 bits, and of the second. */
  high0: number;
  low0: number;
  high1: number;
  low1: number;

  /** @param state four integers of 32 bits, not all 0: first word, then second, the upper half of each first */
  constructor(state: readonly number[]) {
    [this.high0, this.low0, this.high1, this.low1] = state as [number, number, number, number];
  }

  /** Makes one step, whose output is then in `high` and `low`. */
  step(): void {
    const { high0, low0, high1, low1 } = this;
    this.low = (low0 + low1) | 0;
    const carry = ((low0 & low1) | ((low0 | low1) & ~this.low)) >>> 31;
    this.high = (high0 + high1 + carry) | 0;
    const [high, low] = [high1 ^ high0, low1 ^ low0];
    // First word: itself rotated by 24, ^ (their xor) ^ (their xor << 16). Second word: their xor rotated by 37.
    this.low0 = (low0 << 24) ^ (high0 >>> 8) ^ low ^ (low << 16);
    this.high0 = (high0 << 24) ^ (low0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
    this.low1 = (high << 5) ^ (low >>> 27);
    this.high1 = (low << 5) ^ (high >>> 27);
  }

  /** Goes to another state: the halves of both words. */
  setState(high0: number, low0: number, high1: number, low1: number): void {
    this.high0 = high0;
    this.low0 = low0;
    this.high1 = high1;
    this.low1 = low1;
  }

  /** The next signed integer of 32 bits: the upper half of a step. */
  next(): number {
    this.step();
    return this.high;
  }

  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number {
    this.step();
    return ((this.high >>> 0) * 2 ** 21 + (this.low >>> 11)) * 2 ** -53;
  }

  clone(): Xoroshiro128Plus {
    return new Xoroshiro128Plus(this.getState());
  }

  /** What the constructor takes. */
  getState(): readonly number[] {
    return [this.high0, this.low0, this.high1, this.low1];
  }
}
