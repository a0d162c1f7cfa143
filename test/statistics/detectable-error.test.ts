import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  binomialPower,
  lawPower,
  noPower,
  type Power,
  pathwisePower,
  rootLawPower,
  singleErrorPower,
} from '../../src/statistics/detectable-error.ts';
import { lawTestSize } from '../../src/statistics/law-test.ts';

const rate = fc.double({ min: 1e-12, max: 0.1, noNaN: true });
const detects = fc.double({ min: 2e-3, max: 0.5, noNaN: true });

/** error(draws(e)) ≤ e and draws(error(N)) ≤ N, both to a relative slack. */
function expectInverse(power: Power, error: number, draws: number, slack = 1e-12) {
  expect(power.smallestDetectable(power.drawsNeeded(error))).toBeLessThanOrEqual(error * (1 + slack));
  const seen = power.smallestDetectable(draws);
  if (seen < Infinity) expect(power.drawsNeeded(seen)).toBeLessThanOrEqual(draws * (1 + slack) + 1);
  return seen;
}

test('a pathwise claim: draws and frequency are inverse', () => {
  fc.assert(
    fc.property(rate, detects, fc.integer({ min: 1, max: 1e7 }), (missedError, error, draws) => {
      const seen = expectInverse(pathwisePower(missedError), error, draws, 1e-9);
      // the definition: so rare a violation shows in none of the samples with probability missedError
      expect((1 - seen) ** draws / missedError).toBeCloseTo(1, 6);
    }),
    { seed: 1 },
  );
});

test('a law: draws and Kolmogorov distance are inverse, and the draws are those of the test', () => {
  fc.assert(
    fc.property(
      rate,
      rate,
      detects,
      fc.integer({ min: 1, max: 1e9 }),
      (falseAlarm, missedError, error, draws) => {
        const power = lawPower({ falseAlarm, missedError });
        expectInverse(power, error, draws);
        expect(
          Math.abs(power.drawsNeeded(error) - lawTestSize({ falseAlarm, missedError, detects: error })),
        ).toBeLessThanOrEqual(1);
      },
    ),
    { seed: 2 },
  );
});

test('a probability: draws and difference are inverse to 0.2 %', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('at most', 'at least', 'equal'),
      fc.double({ min: 0.02, max: 0.4, noNaN: true }),
      fc.integer({ min: 100, max: 20_000 }),
      (claimed, direction, error, draws) => {
        const power = binomialPower({ claimed, direction, falseAlarm: 1e-9, missedError: 1e-6 });
        const seen = power.smallestDetectable(draws);
        // the draws of an error are themselves found to 0.1 %, the error of draws too
        expect(power.smallestDetectable(power.drawsNeeded(error))).toBeLessThanOrEqual(error * 1.002);
        if (seen < Infinity) expect(power.drawsNeeded(seen)).toBeLessThanOrEqual(draws);
      },
    ),
    { seed: 3, numRuns: 15 },
  );
});

test('a root law never falls to its floor, and its draws come in units', () => {
  const power = rootLawPower({ coefficient: 4, floor: 0.01, unit: 256 });
  expect(power.drawsNeeded(0.01)).toBe(Infinity);
  expect(power.drawsNeeded(0.11)).toBe(512);
  expect(power.smallestDetectable(400)).toBe(0.01 + 2 / 16);
  expect(power.smallestDetectable(255)).toBe(Infinity);
});

test('where nothing varies one unit of draws shows the floor', () => {
  const power = rootLawPower({ coefficient: 0, floor: 0.01, unit: 4 });
  expect([power.drawsNeeded(0.01), power.smallestDetectable(4), power.smallestDetectable(3)]).toEqual([
    4,
    0.01,
    Infinity,
  ]);
});

test('a single question: its error after its draws, and no other', () => {
  const power = singleErrorPower({ error: 0.2, draws: 100 });
  expect([power.drawsNeeded(0.3), power.drawsNeeded(0.2), power.drawsNeeded(0.1)]).toEqual([
    100,
    100,
    Infinity,
  ]);
  expect([power.smallestDetectable(1e9), power.smallestDetectable(99)]).toEqual([0.2, Infinity]);
  expect([noPower.drawsNeeded(0.9), noPower.smallestDetectable(1e9)]).toEqual([Infinity, Infinity]);
});
