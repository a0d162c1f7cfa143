import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerTail, upperTail } from '../../src/statistics/binomial.ts';
import {
  type BinomialTestDesign,
  binomialInterval,
  binomialLooks,
  decideBinomial,
} from '../../src/statistics/binomial-test.ts';

const rates = { detects: 0.05, falseAlarm: 1e-11, missedError: 1e-6 };
const atMost = (claimed: number): BinomialTestDesign => ({ ...rates, claimed, direction: 'at most' });

/** The verdicts of all counts at one look, with the probability of each count under p. */
function chances(design: BinomialTestDesign, p: number) {
  const sums = { refuted: 0, supported: 0 };
  for (const look of binomialLooks(design)) {
    for (let hits = 0; hits <= look.count; hits++) {
      const verdict = decideBinomial(design, hits, look);
      if (verdict === null) continue;
      sums[verdict] += lowerTail(hits, look.count, p) - lowerTail(hits - 1, look.count, p);
    }
  }
  return sums;
}

const directions = ['at most', 'at least', 'equal'] as const;

test('both error rates hold, summed over every count of every look', () => {
  const rate = fc.constantFrom(0.05, 0.01, 1e-6);
  const claims = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(claims, fc.constantFrom(...directions), rate, rate, (claimed, direction, alarm, missed) => {
      const design = { claimed, direction, detects: 0.15, falseAlarm: alarm, missedError: missed };
      // Sums of differences of tails carry rounding.
      expect(chances(design, claimed).refuted).toBeLessThanOrEqual(alarm + 1e-9);
      for (const wrong of [claimed + 0.15001, claimed - 0.15001]) {
        if (wrong > 1 || wrong < 0) continue;
        if (direction === 'at most' && wrong < claimed) continue;
        if (direction === 'at least' && wrong > claimed) continue;
        expect(chances(design, wrong).supported).toBeLessThanOrEqual(missed + 1e-9);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('the last look leaves no count undecided, and half of its draws would', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.constantFrom(...directions),
      (claimed, direction) => {
        const design = { ...rates, claimed, direction };
        const last = binomialLooks(design).at(-1)!;
        const undecided = (count: number) => {
          for (let hits = 0; hits <= count; hits++) {
            if (decideBinomial(design, hits, { ...last, count }) === null) return true;
          }
          return false;
        };
        expect(undecided(last.count)).toBe(false);
        expect(undecided(Math.floor(last.count / 2))).toBe(true);
      },
    ),
    { seed: 2, numRuns: 6 },
  );
});

test('a count is refuted exactly from where its tail is below the share of the false alarm', () => {
  const design = atMost(0.2);
  const look = binomialLooks(design)[1]!;
  const level = look.share * design.falseAlarm;
  let hits = 0;
  while (upperTail(hits, look.count, 0.2) > level) hits++;
  expect(decideBinomial(design, hits, look)).toBe('refuted');
  expect(decideBinomial(design, hits - 1, look)).toBeNull();
});

test('the shares of the looks add up to 1', () => {
  for (const claimed of [0, 0.3, 0.99, 2]) {
    const looks = binomialLooks(atMost(claimed));
    expect(looks.reduce((sum, { share }) => sum + share, 0)).toBe(1);
    expect(looks.map(({ count }) => count)).toEqual(looks.map(({ count }) => count).sort((a, b) => a - b));
  }
});

test('a bound of 1 or more is vacuous and supported, a negative one is refuted by anything', () => {
  const [look] = binomialLooks(atMost(1.4));
  expect(decideBinomial(atMost(1.4), look!.count, look!)).toBe('supported');
  expect(decideBinomial(atMost(-0.1), 0, look!)).toBe('refuted');
  expect(decideBinomial({ ...rates, claimed: 0, direction: 'at most' }, 1, look!)).toBe('refuted');
  expect(decideBinomial({ ...rates, claimed: 1.1, direction: 'at least' }, look!.count, look!)).toBe(
    'refuted',
  );
  expect(decideBinomial({ ...rates, claimed: -0.1, direction: 'at least' }, 0, look!)).toBe('supported');
});

test('"at least" is "at most" for the complement', () => {
  const least: BinomialTestDesign = { ...rates, claimed: 0.9375, direction: 'at least' };
  const most = atMost(0.0625);
  expect(binomialLooks(least)).toEqual(binomialLooks(most));
  for (const look of binomialLooks(least)) {
    for (let hits = 0; hits <= look.count; hits += 7) {
      expect(decideBinomial(least, hits, look)).toBe(decideBinomial(most, look.count - hits, look));
    }
  }
});

test('the interval spends the share of its look', () => {
  const design = atMost(0.2);
  const look = { count: 500, share: 1 / 8 };
  const [low, high] = binomialInterval(design, 80, look);
  expect(upperTail(80, 500, low) / (design.falseAlarm / 16)).toBeCloseTo(1, 6);
  expect(lowerTail(80, 500, high) / (design.falseAlarm / 16)).toBeCloseTo(1, 6);
});

test.each([
  ['claimed', Number.NaN],
  ['detects', 0],
  ['falseAlarm', 1],
  ['missedError', -1],
] as const)('%s = %s is refused by name', (name, value) => {
  expect(() => binomialLooks({ ...atMost(0.5), [name]: value })).toThrow(
    name === 'claimed' ? /claim is NaN/ : new RegExp(`${name}.*${value}`),
  );
});
