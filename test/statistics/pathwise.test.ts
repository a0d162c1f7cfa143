import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathwiseBound, pathwiseIdentity, pathwiseSize } from '../../src/statistics/pathwise.ts';

const design = { detects: 0.5, missedError: 0.1 };
const enough = pathwiseSize(design);
const exact = { discrepancy: 1e-16, tolerance: 1e-12 };

test('the size is the smallest that misses a violation of frequency `detects` with probability ≤ missedError', () => {
  const rate = fc.double({ min: 1e-9, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 0.9, noNaN: true }), rate, (detects, missedError) => {
      const size = pathwiseSize({ detects, missedError });
      expect((1 - detects) ** size).toBeLessThanOrEqual(missedError * (1 + 1e-9));
      expect((1 - detects) ** (size - 1)).toBeGreaterThan(missedError * (1 - 1e-9));
    }),
    { seed: 1 },
  );
  expect(pathwiseSize({ detects: 0.02, missedError: 1e-6 })).toBe(684); // ln(1e-6)/ln(0.98) = 683.8…
});

test('an identity within its tolerances is supported once there are enough samples, and not before', () => {
  expect(pathwiseIdentity(Array(enough).fill(exact), design).verdict).toBe('supported');
  expect(pathwiseIdentity(Array(enough - 1).fill(exact), design).verdict).toBe('undecided');
});

test('one violation refutes, among however many samples, and is pointed at', () => {
  const observations = [...Array(enough).fill(exact), { discrepancy: 3e-12, tolerance: 1e-12 }, exact];
  const result = pathwiseIdentity(observations, design);
  expect(result).toMatchObject({ samples: enough + 2, violations: 1, verdict: 'refuted' });
  expect(result.worst.index).toBe(enough);
  expect(result.worst.ratio).toBeCloseTo(3, 12);
});

test('the worst sample is the worst for its own tolerance', () => {
  const observations = [
    { discrepancy: 5e-9, tolerance: 1e-6 },
    { discrepancy: 5e-13, tolerance: 1e-12 },
  ];
  expect(pathwiseIdentity(observations, design).worst).toEqual({ index: 1, ratio: 0.5 });
});

test('a bound holds on one side only, and its slack is relative', () => {
  const observations = [
    { value: 2, bound: 1, tolerance: 1e-12 },
    { value: 10, bound: 9, tolerance: 1e-12 },
  ];
  expect(pathwiseBound(observations, 'at least', { detects: 0.9, missedError: 0.01 })).toMatchObject({
    violations: 0,
    smallestSlack: 0.1,
    verdict: 'supported',
  });
  expect(pathwiseBound(observations, 'at most', design)).toMatchObject({
    violations: 2,
    smallestSlack: -0.5,
    verdict: 'refuted',
  });
});

test('a bound that is met with equality is tight, not violated', () => {
  const equality = { value: 0, bound: 0, tolerance: 0 };
  expect(pathwiseBound([equality], 'at least', { detects: 0.9, missedError: 0.5 })).toMatchObject({
    smallestSlack: 0,
    violations: 0,
    verdict: 'supported',
  });
});

test('rounding below the tolerance does not violate a bound', () => {
  const rounded = { value: 1 - 1e-15, bound: 1, tolerance: 1e-14 };
  expect(pathwiseBound([rounded], 'at least', design).violations).toBe(0);
  expect(pathwiseBound([{ ...rounded, tolerance: 1e-16 }], 'at least', design).violations).toBe(1);
});

test('NaN is an error, never agreement', () => {
  expect(() => pathwiseIdentity([exact, { discrepancy: Number.NaN, tolerance: 1 }], design)).toThrow(
    'discrepancy 1 is NaN',
  );
  expect(() => pathwiseIdentity([{ discrepancy: 0, tolerance: Number.NaN }], design)).toThrow(
    'tolerance 0 is NaN',
  );
  expect(() => pathwiseIdentity([{ discrepancy: -1, tolerance: 1 }], design)).toThrow(
    'discrepancy 0 is negative, -1',
  );
  expect(() => pathwiseBound([{ value: Number.NaN, bound: 1, tolerance: 1 }], 'at least', design)).toThrow(
    'value 0 is NaN',
  );
  expect(() => pathwiseBound([{ value: 1, bound: Number.NaN, tolerance: 1 }], 'at least', design)).toThrow(
    'bound 0 is NaN',
  );
  expect(() => pathwiseIdentity([], design)).toThrow('no sample');
  expect(() => pathwiseSize({ detects: 1, missedError: 0.5 })).toThrow(
    'detects must lie between 0 and 1, got 1',
  );
});
