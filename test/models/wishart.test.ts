import { expect, test } from 'vitest';
import { cholesky, traceOfInverse } from '../../src/models/cholesky.ts';
import { gram, type Matrix } from '../../src/models/matrix.ts';
import { type RandomStream, randomStream } from '../../src/models/random.ts';
import { traceOfInverseWishart, wishartCholesky } from '../../src/models/wishart.ts';
import { compareLaws, gaussian, standardErrorsFrom } from './matrices.ts';

const [d, n, draws] = [3, 7, 40_000];

/** Means of all entries of W and of all products of two of them, with their standard errors. */
function momentsOf(draw: (stream: RandomStream) => Matrix, stream: RandomStream) {
  const size = d * d + d ** 4;
  const [sums, squares] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < draws; i++) {
    const w = draw(stream).data;
    for (let k = 0; k < size; k++) {
      const value = k < d * d ? w[k] : w[Math.floor((k - d * d) / (d * d))] * w[(k - d * d) % (d * d)];
      sums[k] += value;
      squares[k] += value * value;
    }
  }
  return Array.from(sums, (sum, k) => {
    const mean = sum / draws;
    return { mean, error: Math.sqrt((squares[k] / draws - mean * mean) / draws) };
  });
}

/** E W_ij = n·1(i=j); E W_ij W_kl = n²·1(i=j)1(k=l) + n·(1(i=k)1(j=l) + 1(i=l)1(j=k)) (Muirhead 1982, section 3.2). */
function expectedMoment(index: number, degrees: number): number {
  if (index < d * d) return Math.floor(index / d) === index % d ? degrees : 0;
  const rest = index - d * d;
  const [i, j, k, l] = [
    Math.floor(rest / d ** 3),
    Math.floor(rest / d ** 2) % d,
    Math.floor(rest / d) % d,
    rest % d,
  ];
  const same = (a: number, b: number) => (a === b ? 1 : 0);
  return (
    degrees ** 2 * same(i, j) * same(k, l) + degrees * (same(i, k) * same(j, l) + same(i, l) * same(j, k))
  );
}

const worstScore = (draw: (stream: RandomStream) => Matrix, name: string, degrees = n) =>
  Math.max(
    ...momentsOf(draw, randomStream(name)).map(({ mean, error }, index) =>
      Math.abs((mean - expectedMoment(index, degrees)) / error),
    ),
  );

test('first and second moments of L Lᵀ are those of a Wishart matrix, as those of X Xᵀ are', () => {
  const sample = wishartCholesky(d, n);
  expect(worstScore((stream) => gram(sample(stream)), 'bartlett')).toBeLessThan(5);
  expect(worstScore((stream) => gram(gaussian(d, n, stream)), 'design')).toBeLessThan(5);
});

test('one degree of freedom more is seen', () => {
  const sample = wishartCholesky(d, n + 1);
  expect(worstScore((stream) => gram(sample(stream)), 'wrong degrees')).toBeGreaterThan(20);
});

test('the leading block is the factor of the leading coordinates of the same matrix', () => {
  const l = wishartCholesky(4, 9)(randomStream('block'));
  const w = gram(l);
  const leading = { rows: 2, columns: 2, data: Float64Array.of(w.data[0], w.data[1], w.data[4], w.data[5]) };
  const factor = cholesky(leading);
  [l.data[0], l.data[1], l.data[4], l.data[5]].forEach((value, k) => {
    expect(factor.data[k]).toBeCloseTo(value, 12);
  });
});

test('sizes that have no Wishart matrix are refused', () => {
  expect(() => wishartCholesky(0, 3)).toThrow('positive integer, got 0');
  expect(() => wishartCholesky(4, 3)).toThrow('dimension 4 needs an integer n >= 4, got 3');
  expect(() => wishartCholesky(2, 2.5)).toThrow('got 2.5');
});

test('the trace of the inverse has the law of that of (X Xᵀ)⁻¹, and a degree more is seen', () => {
  const plain = (stream: RandomStream) => traceOfInverse(cholesky(gram(gaussian(d, n, stream))));
  const compared = (degrees: number) =>
    compareLaws(traceOfInverseWishart(d, degrees), plain, {
      draws,
      falseAlarm: 1e-9,
      purpose: `trace, ${degrees} degrees`,
    });
  const [same, other] = [compared(n), compared(n + 1)];
  expect(same.distance).toBeLessThan(same.allowed);
  expect(other.distance).toBeGreaterThan(other.allowed);
});

test('the trace of an inverse Wishart matrix has mean d/(n − d − 1), and d/(n − d) is seen to be wrong', () => {
  const score = (value: number, size: number, degrees: number) =>
    standardErrorsFrom(value, traceOfInverseWishart(size, degrees), draws, randomStream('mean trace'));
  expect(Math.abs(score(4 / 7, 4, 12))).toBeLessThan(5);
  expect(Math.abs(score(1 / 10, 1, 12))).toBeLessThan(5);
  expect(score(4 / 8, 4, 12)).toBeGreaterThan(5);
  expect(() => traceOfInverseWishart(4, 3)).toThrow('needs an integer n >= 4, got 3');
});
