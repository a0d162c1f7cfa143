import { expect, test } from 'vitest';
import { pathwiseBound, pathwiseIdentity } from '../../src/index.ts';
import { judged, type ToyValues, theorem, toy, verdictsByRoad } from './toys.ts';

const tolerance = 1e-12;

/** (x + a)² against x² + 2ax + a², with the error wrong added to a share of the samples. */
const square = (wrong: number, share: number) =>
  theorem({
    ...toy,
    claim: pathwiseIdentity<ToyValues>('(x + a)² = x² + 2ax + a²', ({ a }) => (s) => {
      const x = s.uniform();
      const error = s.uniform() < share ? wrong : 0;
      return { discrepancy: Math.abs((x + a) ** 2 - (x * x + 2 * a * x + a * a) + error), tolerance };
    }),
  });

test('an identity of every sample is supported, one violation in five samples refutes it', () => {
  expect(judged(square(0, 1))).toMatchObject({ verdict: 'supported', guarantee: 'exact' });
  const wrong = judged(square(1e-6, 0.2));
  expect(wrong.verdict).toBe('refuted');
  expect(wrong.counterexample!.measured).toBeCloseTo(1e-6, 9);
  expect(wrong.counterexample!.note).toMatch(/violated by \d+ of \d+ samples/);
});

/** |x| + a ≥ bound·a, and |x| = 0 is said to attain it. */
const bound = (multiple: number, attained: number | null) =>
  theorem({
    ...toy,
    claim: pathwiseBound<ToyValues>(
      '|x| + a ≥ a',
      ({ a }) =>
        (s) => ({ value: Math.abs(s.normal()) + a, bound: multiple * a, tolerance }),
      attained === null ? null : () => () => ({ discrepancy: attained, tolerance }),
    ),
  });

test('a bound that holds and is attained is supported', () => {
  expect(verdictsByRoad(judged(bound(1, 0)))).toEqual({ plain: 'supported', attained: 'supported' });
});

test('a bound that a sample violates is refuted', () => {
  expect(judged(bound(1.1, null)).verdict).toBe('refuted');
});

test('a bound that is not attained where it says so is refuted', () => {
  const judgement = judged(bound(1, 0.1));
  expect(judgement.verdict).toBe('refuted');
  expect(judgement.counterexample!.road).toBe('attained');
});

test('the smallest slack is reported relative to the larger side: a bound of a/2 leaves at least 1/2', () => {
  for (const { slack } of judged(bound(0.5, null)).evidence) {
    // (|x| + a − a/2)/(|x| + a) ≥ 1/2, and among hundreds of samples the least |x| is small.
    expect(slack).toBeGreaterThanOrEqual(0.5);
    expect(slack).toBeLessThan(0.6);
  }
});
