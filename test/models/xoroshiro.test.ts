import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { Xoroshiro128Plus } from '../../src/models/xoroshiro.ts';

const state = [0x12345678, -0x5432def0, 0x0f1e2d3c, -1];
const word = (high: number, low: number) => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
const rotated = (x: bigint, by: bigint) => BigInt.asUintN(64, (x << by) | (x >> (64n - by)));

test('steps are those of the published algorithm on 64-bit words', () => {
  const generator = new Xoroshiro128Plus(state);
  let [first, second] = [word(state[0]!, state[1]!), word(state[2]!, state[3]!)];
  for (let i = 0; i < 2000; i++) {
    generator.step();
    expect(word(generator.high, generator.low)).toBe(BigInt.asUintN(64, first + second));
    second ^= first;
    first = BigInt.asUintN(64, rotated(first, 24n) ^ second ^ (second << 16n));
    second = rotated(second, 37n);
    const [high0, low0, high1, low1] = generator.getState();
    expect([word(high0!, low0!), word(high1!, low1!)]).toEqual([first, second]);
  }
});

test('the lower halves are the numbers of pure-rand from the same state', () => {
  const ours = new Xoroshiro128Plus(state);
  const theirs = xoroshiro128plusFromState(state);
  for (let i = 0; i < 2000; i++) {
    ours.step();
    expect(ours.low).toBe(theirs.next());
  }
  expect(ours.getState()).toEqual(theirs.getState());
});

test('a clone goes on as the original does, and on its own', () => {
  const original = new Xoroshiro128Plus(state);
  original.step();
  const clone = original.clone();
  const ahead = [clone.next(), clone.next()];
  expect([original.next(), original.next()]).toEqual(ahead);
});
