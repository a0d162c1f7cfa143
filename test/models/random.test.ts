import { expect, test } from 'vitest';
import { type RandomStream, randomStream } from '../../src/models/random.ts';
import { kolmogorovBound, kolmogorovDistance } from './distributions.ts';

const draws = 200_000;

/** Φ(x) = ½ + φ(x)·Σ x^(2k+1)/(1·3·…·(2k+1)); all terms have one sign, so nothing cancels, and 200 are plenty for |x| ≤ 6. */
function normalDistribution(x: number): number {
  if (Math.abs(x) > 6) return x > 0 ? 1 : 0;
  let term = x;
  let sum = x;
  for (let k = 1; k < 200; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The z-score of a sample mean against a known mean and variance. */
function zScore(draw: () => number, mean: number, variance: number): number {
  let sum = 0;
  for (let i = 0; i < draws; i++) sum += draw() - mean;
  return sum / Math.sqrt(draws * variance);
}

test('the same key gives the same numbers for ever', () => {
  const stream = randomStream('riskproof', 1, 'golden');
  expect([
    stream.uniform(),
    stream.uniform(),
    stream.normal(),
    stream.normal(),
    stream.gamma(0.5),
    stream.gamma(3),
    stream.chiSquare(7),
    stream.studentT(5),
    stream.integer(-3, 12),
    stream.rademacher(),
    stream.substream('a', 2).uniform(),
  ]).toEqual([
    0.8872517185644531, 0.8673573687916735, 0.008737224090121334, -1.4701088339107051, 0.001903836643940267,
    1.7341878179888237, 10.004703642306927, 0.5317634105166205, 7, -1, 0.39650928669163843,
  ]);
});

test('keys that look alike have different streams', () => {
  const first = (stream: RandomStream) => stream.uniform();
  const starts = [
    first(randomStream()),
    first(randomStream('')),
    first(randomStream('a', 'b')),
    first(randomStream('ab')),
    first(randomStream('a,b')),
    first(randomStream('a","b')),
    first(randomStream('b', 'a')),
    first(randomStream(1)),
    first(randomStream('1')),
    first(randomStream(1, 2)),
    first(randomStream(12)),
    first(randomStream('a').substream('b')),
    first(randomStream('a').substream('b').substream()),
    first(randomStream('\ud800')),
    first(randomStream('\ud801')),
  ];
  expect(new Set(starts).size).toBe(starts.length);
});

test('streams with neighbouring keys are uncorrelated', () => {
  for (const lag of [1, 2]) {
    const [a, b] = [randomStream('lag', lag, 0), randomStream('lag', lag, 1)];
    expect(Math.abs(zScore(() => a.normal() * b.normal(), 0, 1))).toBeLessThan(5);
  }
  // The first number over consecutive keys is itself uniform.
  const firsts = Array.from({ length: 5000 }, (_, i) => randomStream('batch', i).uniform());
  expect(kolmogorovDistance(firsts, (x) => x)).toBeLessThan(kolmogorovBound(5000));
});

test('a substream does not depend on what its parent has drawn', () => {
  const [fresh, used] = [randomStream('parent'), randomStream('parent')];
  used.fillNormal(new Float64Array(7));
  expect(used.substream('child').normal()).toBe(fresh.substream('child').normal());
});

test('uniforms lie in [0, 1), on a grid of 2^-53, and follow their law', () => {
  const stream = randomStream('uniform');
  const sample = Array.from({ length: draws }, () => stream.uniform());
  expect(sample.every((u) => u >= 0 && u < 1 && Number.isSafeInteger(u * 2 ** 53))).toBe(true);
  expect(sample.some((u) => (u * 2 ** 53) % 2 === 1)).toBe(true);
  expect(kolmogorovDistance(sample, (x) => x)).toBeLessThan(kolmogorovBound(draws));
});

test('normals follow their law, and a scale off by 6 % does not', () => {
  const buffer = new Float64Array(draws);
  randomStream('normal').fillNormal(buffer);
  const sample = [...buffer];
  expect(kolmogorovDistance(sample, normalDistribution)).toBeLessThan(kolmogorovBound(draws));
  // sup |Φ(x) − Φ(x/s)| is about (s − 1)·φ(1) = 0.242·(s − 1): s = 1.06 is 0.0145, twice the bound of 0.0073.
  expect(kolmogorovDistance(sample, (x) => normalDistribution(x / 1.06))).toBeGreaterThan(
    kolmogorovBound(draws),
  );
});

test('chi-square with two degrees is exponential with mean 2', () => {
  const stream = randomStream('chi-square law');
  const sample = Array.from({ length: draws }, () => stream.chiSquare(2));
  expect(kolmogorovDistance(sample, (x) => 1 - Math.exp(-x / 2))).toBeLessThan(kolmogorovBound(draws));
});

test('first and second moments are right within five standard errors', () => {
  const s = randomStream('moments');
  const scores = [
    zScore(() => s.normal(), 0, 1),
    zScore(() => s.normal() ** 2, 1, 2),
    zScore(() => s.normal() ** 4, 3, 96),
    // Gamma(k): mean k, variance k, E x² = k(k+1), Var x² = k(k+1)(4k+6).
    ...[0.3, 1, 2.5, 40].flatMap((k) => [
      zScore(() => s.gamma(k), k, k),
      zScore(() => s.gamma(k) ** 2, k * (k + 1), k * (k + 1) * (4 * k + 6)),
    ]),
    zScore(() => s.chiSquare(9), 9, 18),
    // t with 9 degrees: variance 9/7, E t⁴ = 3·81/(7·5), kurtosis enough for the variance of t².
    zScore(() => s.studentT(9), 0, 9 / 7),
    zScore(() => s.studentT(9) ** 2, 9 / 7, 243 / 35 - 81 / 49),
    zScore(() => s.rademacher(), 0, 1),
    zScore(() => s.integer(-2, 4), 1, 4),
    // Both come from one generator.
    zScore(() => s.normal() * (s.gamma(3) - 3), 0, 3),
  ];
  expect(Math.max(...scores.map(Math.abs))).toBeLessThan(5);
});

test('the moment check sees a chi-square with one degree too many', () => {
  const s = randomStream('moments of something false');
  expect(zScore(() => s.chiSquare(10), 9, 18)).toBeGreaterThan(5);
});

test('integers reach both ends of their range', () => {
  const s = randomStream('integers');
  const seen = new Set(Array.from({ length: 300 }, () => s.integer(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

test('what cannot be drawn is refused by name', () => {
  const s = randomStream('refusals');
  expect(() => randomStream('a', Number.NaN)).toThrow('a stream cannot be keyed by NaN');
  expect(() => s.substream(Infinity)).toThrow('a stream cannot be keyed by Infinity');
  expect(() => s.gamma(0)).toThrow('gamma shape must be positive and finite, got 0');
  expect(() => s.chiSquare(Number.NaN)).toThrow('got NaN');
  expect(() => s.integer(3, 2)).toThrow('no integers from 3 to 2');
});
