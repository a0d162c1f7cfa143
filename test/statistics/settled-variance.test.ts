import { expect, test } from 'vitest';
import { randomStream } from '../../src/models/random.ts';
import { hasSettled, largestShareAtTheEnd, moments } from '../../src/statistics/settled-variance.ts';

const blocksOf = (draw: (stream: ReturnType<typeof randomStream>) => number): Float64Array[] =>
  Array.from({ length: 256 }, (_, block) => {
    const stream = randomStream('settled variance', block);
    return Float64Array.from({ length: 256 }, () => draw(stream));
  });

test('moments over blocks are those of all draws', () => {
  const blocks = [Float64Array.of(1, 2), Float64Array.of(3, 10)];
  expect(moments(blocks)).toEqual({ mean: 4, squares: 9 + 4 + 1 + 36, largest: 36 });
});

test('normal and exponential draws show their variance, and Student t with 1.5 degrees has none', () => {
  expect(
    hasSettled(
      blocksOf((stream) => stream.normal()),
      largestShareAtTheEnd,
    ),
  ).toBe(true);
  expect(
    hasSettled(
      blocksOf((stream) => stream.gamma(1)),
      largestShareAtTheEnd,
    ),
  ).toBe(true);
  expect(
    hasSettled(
      blocksOf((stream) => stream.studentT(1.5)),
      largestShareAtTheEnd,
    ),
  ).toBe(false);
});

test('one draw that dominates the others hides the variance', () => {
  const blocks = blocksOf((stream) => stream.normal());
  blocks[0]![0] = 1000;
  expect(hasSettled(blocks, largestShareAtTheEnd)).toBe(false);
});
