import { expect, test } from 'vitest';
import { parameterDraws } from '../../src/check/parameters.ts';
import { caughtBy, neededFor, type PowerOptions, theoremPower } from '../../src/check/power.ts';
import { judge } from '../../src/check/theorem.ts';
import { meanOf, restate } from '../../src/index.ts';
import { meanTestPower } from '../../src/statistics/power.ts';
import { catalogue } from '../../theorems/index.ts';
import { drawing, options, theorem, toy } from './toys.ts';

const named = (id: string) => catalogue.find((one) => one.id === id)!;

/** A mean of a² from draws with known variance 2·a⁴. */
const scaled = theorem({
  ...toy,
  claim: meanOf(drawing((a, stream) => (a * stream.normal()) ** 2)).equals('a^2'),
});

test('a budget and the error that it catches are inverse for a theorem, over all roads and points', () => {
  for (const id of [
    'fft-overdetermined',
    'inverse-wishart-diagonal',
    'lora-floor',
    'lora-small-noise',
    'davidson-szarek',
  ]) {
    const needed = theoremPower(named(id), { ...options, runs: 3 });
    const { draws, error } = needed.caught!;
    const caught = theoremPower(named(id), { ...options, runs: 3, draws }).caught!;
    expect(caught.error, id).toBeLessThanOrEqual(error * 1.002);
    const fewer = theoremPower(named(id), { ...options, runs: 3, draws: Math.floor(draws / 2) }).caught!;
    expect(fewer.error, id).toBeGreaterThan(error * 1.05);
  }
});

test.each([
  'fft-overdetermined',
  'lora-small-noise',
  'lora-large-sample-rate',
  'regime-frozen-b',
  'davidson-szarek',
])('the draws that a judgement of %s spends are those that are foreseen, within a factor', (id) => {
  const asked: PowerOptions = { ...options, runs: 2 };
  const power = theoremPower(named(id), asked);
  const { draws, evidence, smallestCaught } = judge(named(id), asked);
  expect(evidence.every(({ verdict }) => verdict === 'supported')).toBe(true);
  expect(power.caught!.error).toBeCloseTo(smallestCaught!, 9);
  // A pilot comes on top, of 1,024 draws at 5 % and at most 65,536; one run of the mean test varies by about a half of
  // its mean and there are four or more here; a binomial test may end at its first look, after 1/64 of its draws.
  const pilots = evidence.length * 1024;
  expect(draws).toBeLessThan(2 * power.total + pilots);
  expect(draws).toBeGreaterThan(id === 'davidson-szarek' ? power.total / 64 : power.total / 2);
});

test('the variance comes from a pilot, raised as the judge raises it', () => {
  const { caught, bottleneck, points } = theoremPower(scaled, { ...options, runs: 4 });
  expect(points).toBe(4);
  expect(bottleneck!.road).toBe('plain');
  const ideal = meanTestPower({ variance: 2, scale: 1, missedError: 1e-6 }).drawsNeeded(0.05);
  // raised by 60 % for 1,024 draws, whose own variance is off by 12 % (kurtosis 15)
  expect(caught!.draws / ideal).toBeGreaterThan(1.6 * (1 - 3 * 0.12));
  expect(caught!.draws / ideal).toBeLessThan(1.6 * (1 + 3 * 0.12));
});

test('points are those at which the theorem is judged', () => {
  const points = parameterDraws(scaled.samplingDomain, { seed: 1, runs: 3 });
  expect(points).toContainEqual(theoremPower(scaled, options).bottleneck!.parameters);
});

test('where nothing is drawn there is nothing to detect', () => {
  expect(theoremPower(named('rank-step-greedy'), options)).toMatchObject({
    caught: null,
    roads: [],
    total: 0,
  });
});

test('a formula that is not a number, and an estimator that throws, are named', () => {
  const infinite = theoremPower(restate(scaled, 'a^2/(a - a)'), options);
  expect(infinite.caught!.draws).toBe(Infinity);
  expect(infinite.roads[0]!.note).toMatch(/^the formula is (Infinity|NaN) here$/);
  const broken = theorem({ ...toy, claim: meanOf(drawing(() => Number.NaN)).equals('a') });
  expect(theoremPower(broken, options).error).toMatch(/^the plain estimator returned NaN at a=/);
});

test('a coarse road is asked for its own error, however large the budget', () => {
  const power = { ...meanTestPower({ variance: 1, scale: 1, missedError: 1e-6 }), ownError: 0.1 };
  expect(neededFor(power, 0.02)).toEqual({ error: 0.1, draws: power.drawsNeeded(0.1) });
  expect(neededFor({ ...power, ownError: null }, 0.02).draws).toBe(power.drawsNeeded(0.02));
  expect(caughtBy(power, 1e9).error).toBe(0.1);
});
