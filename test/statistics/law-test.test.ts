import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lawTest, lawTestSize } from '../../src/statistics/law-test.ts';

const design = { detects: 0.1, falseAlarm: 1e-6, missedError: 1e-6 };
const uniform = (x: number): number => Math.min(1, Math.max(0, x));
/** A sample whose empirical law is within 1/(2N) of the uniform one: no luck involved. */
const evenSample = (size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => (i + 0.5) / size);

test('at its own size a law is supported up to exactly the distance above which it is refuted', () => {
  const rate = fc.double({ min: 1e-12, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      rate,
      rate,
      (detects, falseAlarm, missedError) => {
        const tried = { detects, falseAlarm, missedError };
        const size = lawTestSize(tried);
        const judged = lawTest(evenSample(size), uniform, tried);
        // one draw fewer would leave a gap between the two thresholds
        const smaller = lawTest(evenSample(size - 1), uniform, tried);
        expect(judged.supportedUpTo).toBeGreaterThanOrEqual(judged.refutedAbove - 1e-12);
        expect(smaller.supportedUpTo).toBeLessThan(smaller.refutedAbove);
      },
    ),
    { seed: 1 },
  );
});

test('supports the law of the sample and reports its distance', () => {
  const size = lawTestSize(design);
  const result = lawTest(evenSample(size), uniform, design);
  expect(result.verdict).toBe('supported');
  expect(result.distance).toBeCloseTo(0.5 / size, 12);
});

test('refutes a law at the distance that it detects', () => {
  // sup |F(x) − x| = detects, reached at x = 1 − detects
  const shifted = (x: number): number => Math.min(1, uniform(x) + design.detects);
  expect(lawTest(evenSample(lawTestSize(design)), shifted, design).verdict).toBe('refuted');
});

test('leaves a sample undecided that is too small to support and too close to refute', () => {
  expect(lawTest(evenSample(100), uniform, design).verdict).toBe('undecided');
});

test('sees a gap on either side of a draw', () => {
  const one = Float64Array.of(0.3);
  expect(lawTest(one, uniform, design).distance).toBeCloseTo(0.7, 12); // just at the draw: |1 − 0.3|
  expect(lawTest(Float64Array.of(0.8), uniform, design).distance).toBeCloseTo(0.8, 12); // just below it: |0 − 0.8|
});

test('leaves the sample as it was', () => {
  const sample = Float64Array.of(0.9, 0.1, 0.5);
  lawTest(sample, uniform, design);
  expect([...sample]).toEqual([0.9, 0.1, 0.5]);
});

test('refuses a broken draw, an empty sample, a function that is no distribution function, a bad rate', () => {
  expect(() => lawTest(Float64Array.of(0.5, Number.NaN), uniform, design)).toThrow('draw 1 is NaN');
  expect(() => lawTest(new Float64Array(0), uniform, design)).toThrow('empty');
  expect(() => lawTest(Float64Array.of(0.1, 0.5), (x) => 1 - x, design)).toThrow('0.5 at 0.5 after 0.9');
  expect(() => lawTest(Float64Array.of(0.1), () => Number.NaN, design)).toThrow('NaN');
  expect(() => lawTestSize({ ...design, missedError: 0 })).toThrow(
    'missedError must lie between 0 and 1, got 0',
  );
});
