/** Simulations of the tests whose looks at the draws are fixed in advance. */
import { randomNormal } from 'd3-random';
import {
  type BinomialTestDesign,
  binomialLooks,
  decideBinomial,
} from '../../src/statistics/binomial-test.ts';
import { type LawTestDesign, lawTest, lawTestSize } from '../../src/statistics/law-test.ts';
import { type PathwiseDesign, pathwiseIdentity, pathwiseSize } from '../../src/statistics/pathwise.ts';
import { fitRate, rateQuantile } from '../../src/statistics/rate-fit.ts';
import { uniformSource } from './random.ts';

interface Repeated {
  readonly repetitions: number;
  readonly seed: number;
}

/** How often the uniform law is refuted on uniform draws. */
export function lawFalseAlarms(design: LawTestDesign, { repetitions, seed }: Repeated): number {
  return lawVerdicts(design, repetitions, uniformSource(seed)).refuted;
}

/**
 * How often the uniform law is supported on draws from a law at distance `detects` from it: a uniform draw
 * between ½ and ½ + detects is replaced by ½, where the two distribution functions then differ by `detects`. Nowhere
 * does an empirical distribution function vary more than at the median.
 */
export function lawMissedErrors(design: LawTestDesign, { repetitions, seed }: Repeated): number {
  const uniform = uniformSource(seed);
  return lawVerdicts(design, repetitions, () => {
    const value = uniform();
    return value > 0.5 && value < 0.5 + design.detects ? 0.5 : value;
  }).supported;
}

function lawVerdicts(
  design: LawTestDesign,
  repetitions: number,
  draw: () => number,
): { refuted: number; supported: number } {
  const counts = { refuted: 0, supported: 0, undecided: 0 };
  const size = lawTestSize(design);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    counts[lawTest(Float64Array.from({ length: size }, draw), (x) => x, design).verdict]++;
  }
  return counts;
}

/** How often an identity that fails with frequency `detects` is supported. */
export function pathwiseMissedErrors(design: PathwiseDesign, { repetitions, seed }: Repeated): number {
  const uniform = uniformSource(seed);
  const size = pathwiseSize(design);
  let supported = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const observations = Array.from({ length: size }, () => ({
      discrepancy: uniform() < design.detects ? 1 : 0,
      tolerance: 1e-9,
    }));
    if (pathwiseIdentity(observations, design).verdict === 'supported') supported++;
  }
  return supported;
}

/** How often each verdict is given on an event of probability p, by the looks of the judge or as told otherwise. */
export function binomialVerdicts(
  design: BinomialTestDesign,
  p: number,
  {
    repetitions,
    seed,
    looks = binomialLooks(design),
  }: Repeated & { looks?: ReturnType<typeof binomialLooks> },
): { refuted: number; supported: number } {
  const uniform = uniformSource(seed);
  const counts = { refuted: 0, supported: 0 };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    let hits = 0;
    let drawn = 0;
    for (const look of looks) {
      for (; drawn < look.count; drawn++) if (uniform() < p) hits++;
      const verdict = decideBinomial(design, hits, look);
      if (verdict === null) continue;
      counts[verdict]++;
      break;
    }
  }
  return counts;
}

/** How often the interval for the exponent of 1/size, bent by 3/size, misses it; the means are normal. */
export function rateMisses(rate: number, { repetitions, seed }: Repeated): number {
  const normal = randomNormal.source(uniformSource(seed))();
  let misses = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const means = [100, 200, 400, 800].map((size) => {
      const truth = Math.exp(3 / size) / size;
      const error = 0.01 * truth;
      return { size, mean: truth + error * normal(), error };
    });
    const { exponent, error } = fitRate(means);
    if (Math.abs(exponent + 1) > rateQuantile(rate) * error) misses++;
  }
  return misses;
}
