import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import {
  type DiscreteArgminClaim,
  type Draw,
  excessRiskOf,
  loraTrained,
  type RandomStream,
  randomStream,
  shiftWithSpectrum,
  type Theorem,
  tailEnergy,
} from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { rankStepGreedyBest } from '../../theorems/rank-step-greedy.ts';
import { mapsFrom } from '../../theorems/setting/full-fine-tuning.ts';
import {
  firstRankThatDoesNotHelp,
  leadingDirectionsDifference,
  leadingDirectionsDifferenceGivenDesign,
  ranksUpTo,
  riskOnLeadingDirections,
  smallRankSpectrum,
} from '../../theorems/setting/rank-selection.ts';
import { smallRankWins } from '../../theorems/small-rank-wins.ts';

const options = { seed: 3, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;

function withBest(theorem: Theorem, best: (values: ParameterValues) => number): Theorem {
  return { ...theorem, claim: { ...(theorem.claim as DiscreteArgminClaim<ParameterValues>), best } };
}

test.each([0, 2])('rank %s in the place of rank 1 is refuted', (rank) => {
  expect(
    judge(
      withBest(smallRankWins, () => rank),
      options,
    ).verdict,
  ).toBe('refuted');
});

test('the last rank, or the one after the first that does not help, is refuted as the best', () => {
  const { best, alternatives } = rankStepGreedyBest.claim as DiscreteArgminClaim<ParameterValues>;
  const last = (values: ParameterValues) => Math.max(...alternatives(values));
  expect(judge(withBest(rankStepGreedyBest, last), options).verdict).toBe('refuted');
  const next = (values: ParameterValues) => Math.min(best(values) + 1, last(values));
  expect(judge(withBest(rankStepGreedyBest, next), options).verdict).toBe('refuted');
});

test('greedy is not the best over all ranks where n ≤ dx + 1: Delta = I, n = 10, dx = dy = 40, sigma = 0.1', () => {
  const values = { n: 10, dx: 40, dy: 40, sigma: 0.1, s: Array(40).fill(1) as number[] };
  expect(firstRankThatDoesNotHelp(values, 8)).toBe(0);
  expect(riskOnLeadingDirections(values, 0)).toBe(40);
  for (const r of ranksUpTo(8).slice(1)) expect(riskOnLeadingDirections(values, r)).toBeGreaterThan(40);
  const { n, dx, dy, sigma } = values;
  const full = (1 - n / dx) * tailEnergy(values.s, 0) + (sigma ** 2 * dy * n) / (dx - n - 1);
  expect(full).toBeCloseTo(30.14, 2);
  const draw = leadingDirectionsDifference(dx, 0)(values, randomStream('fixed'));
  const stream = randomStream('greedy');
  const mean = ranksUpTo(199).reduce((sum) => sum + draw(stream) / 200, 0);
  expect(mean).toBeCloseTo(full - 40, 0);
});

/** Mean of 4000 draws, and its standard error. */
function average(draw: Draw, stream: RandomStream): { mean: number; error: number } {
  const draws = ranksUpTo(3999).map(() => draw(stream));
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws.length - 1);
  return { mean, error: Math.sqrt(variance / draws.length) };
}

const example = { n: 20, dx: 8, dy: 8, sigma: 1, s: [3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3] };

test('the example of small-rank-wins: risks by rank with A on the leading directions', () => {
  const risks = ranksUpTo(8).map((r) => riskOnLeadingDirections(example, r).toFixed(2));
  expect(risks.slice(0, 4)).toEqual(['9.63', '1.11', '1.54', '2.03']);
  expect(risks[8]).toBe('5.82');
  expect(firstRankThatDoesNotHelp(example, 8)).toBe(1);
});

test.each([
  [1, 1.87],
  [2, 3.48],
  [3, 4.53],
])('and trained LoRA of rank %s has the risk %s there', (rank, risk) => {
  const shift = shiftWithSpectrum(8, 8, example.s, randomStream('shift'));
  const settings = { ...example, ...mapsFrom(shift, randomStream('maps')) };
  const draw = excessRiskOf((data, how) => loraTrained(data, rank, how), settings);
  const stream = randomStream('trained', rank);
  const { mean, error } = average(draw, stream);
  // Half a unit of the last digit more.
  expect(Math.abs(mean - risk)).toBeLessThan(5 * error + 0.005);
});

test('the family of small-rank-wins has the spectrum that it says', () => {
  const values = { n: 20, dx: 5, dy: 6, sigma: 2, shape: [3, 2, 2, 1, 0.5], f: 0.75 };
  const s = smallRankSpectrum(values);
  const noise = 6 * 2 ** 2;
  expect(s[1]! ** 2 * (20 - 3)).toBeCloseTo(0.75 * (tailEnergy(s, 2) + noise), 9);
  expect(s[1]! / s[3]!).toBeCloseTo(2, 9);
  expect([...s].sort((a, b) => b - a)).toEqual(s);
  expect(firstRankThatDoesNotHelp({ ...values, s }, 5)).toBe(1);
  // Had the second direction helped, it would not stop there.
  expect(
    firstRankThatDoesNotHelp({ ...values, s: smallRankSpectrum({ ...values, f: 1.25 }) }, 5),
  ).toBeGreaterThan(1);
});

test('the plain and the conditioned difference of two ranks have the same mean', () => {
  const values = { n: 24, dx: 6, dy: 4, sigma: 1, s: [2, 1, 0.5, 0.25] };
  for (const [one, other] of [
    [0, 2],
    [1, 4],
    [6, 1],
  ] as const) {
    const stream = randomStream('pair', one, other);
    const predicted = riskOnLeadingDirections(values, one) - riskOnLeadingDirections(values, other);
    for (const difference of [leadingDirectionsDifference, leadingDirectionsDifferenceGivenDesign]) {
      const { mean, error } = average(difference(one, other)(values, randomStream('fixed')), stream);
      expect(Math.abs(mean - predicted)).toBeLessThan(5 * error);
      expect(error).toBeLessThan(0.01 * riskOnLeadingDirections(values, other));
    }
  }
});
