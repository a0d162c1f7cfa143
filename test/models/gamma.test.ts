import { expect, test } from 'vitest';
import { randomStream } from '../../src/models/random.ts';
import { chiSquareCdf } from '../../src/statistics/chi-square.ts';
import { kolmogorovBound, kolmogorovDistance } from './distributions.ts';

const draws = 200_000;
const chiSquares = (degrees: number) => {
  const stream = randomStream('gamma', degrees);
  return Array.from({ length: draws }, () => stream.chiSquare(degrees));
};

test.each([1, 2, 3, 9, 60])('chi-square with %i degrees follows its law', (degrees) => {
  const distance = kolmogorovDistance(chiSquares(degrees), (x) => chiSquareCdf(x, degrees));
  expect(distance).toBeLessThan(kolmogorovBound(draws));
});

test('half a degree more is seen at 60', () => {
  const stream = randomStream('gamma of something false');
  const sample = Array.from({ length: draws }, () => stream.chiSquare(60.5));
  expect(kolmogorovDistance(sample, (x) => chiSquareCdf(x, 60))).toBeGreaterThan(kolmogorovBound(draws));
});
