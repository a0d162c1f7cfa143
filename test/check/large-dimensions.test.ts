import { describe, expect, test } from 'vitest';
import { judgeExact } from '../../src/check/exact.ts';
import { judge } from '../../src/check/theorem.ts';
import {
  type AsymptoticClaim,
  type AsymptoticMean,
  type DivergenceClaim,
  restate,
  type Theorem,
} from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { loraSpikedRisk } from '../../theorems/lora-spiked-risk.ts';
import { optimalRankThreshold } from '../../theorems/optimal-rank-threshold.ts';
import { powerLawRank } from '../../theorems/power-law-rank.ts';
import { rankDoubleDescent } from '../../theorems/rank-double-descent.ts';
import { regimeInterpolationPoint } from '../../theorems/regime-interpolation-point.ts';
import {
  expectedRank,
  frozenACoefficientLaw,
  fullFittedNoiseLaw,
  spikedRiskAtSize,
  spikedTask,
} from '../../theorems/setting.ts';

const options = { seed: 4, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;
const verdictOf = (theorem: Theorem, at?: ParameterValues) =>
  judge(theorem, { ...options, runs: 1, ...(at && { at }) }).verdict;

type Values = ParameterValues;
type Numbers = Parameters<typeof spikedTask>[0];

/** The theorem with the means of one road, changed. */
function withMean(theorem: Theorem, road: string, change: Partial<AsymptoticMean<Values>>): Theorem {
  const claim = theorem.claim as AsymptoticClaim<Values>;
  const means = claim.means.filter((mean) => mean.road === road).map((mean) => ({ ...mean, ...change }));
  expect(means).toHaveLength(1);
  return { ...theorem, claim: { ...claim, means } };
}

describe('lora-spiked-risk', () => {
  const over = { n: 24, dx: 10, dy: 9, r: 2, sigma: 1, found: 2, strong: 2, weak: 0.4 };
  const under = { ...over, n: 10, dx: 24 };
  /** Σ y·u·v·s over the directions found: the mean inner product of fit and shift, but for the factor of the design. */
  const innerProducts = (values: Numbers, size: number): number => {
    const { n, dx, dy, r, sigma, s } = spikedTask(values, size);
    const q = Math.min(n, dx);
    const c = dy / q;
    return s.slice(0, Math.min(r, values.found)).reduce((sum, strength) => {
      const x2 = (strength ** 2 * n) / (sigma ** 2 * q);
      const y2 = (sigma ** 2 * q * (x2 + 1) * (x2 + c)) / x2;
      const u2 = 1 - (c * (1 + x2)) / (x2 * (x2 + c));
      const v2 = 1 - (c + x2) / (x2 * (x2 + 1));
      return sum + strength * Math.sqrt(y2 * u2 * v2);
    }, 0);
  };
  const changedBy = (change: (values: Numbers, size: number) => number) =>
    withMean(loraSpikedRisk, 'conditioned', {
      equals: (size) => (values) => {
        const numbers = values as unknown as Numbers;
        return spikedRiskAtSize(size)(numbers) + change(numbers, size);
      },
    });
  const inner = ({ n, dx }: Numbers, size: number) =>
    n > dx ? 1 / Math.sqrt(size * n) : Math.sqrt(n) / dx / Math.sqrt(size);

  test.each([
    ['over', over],
    ['under', under],
  ])('%s: the formula as it stands is supported', (_, at) => {
    expect(
      verdictOf(
        changedBy(() => 0),
        at,
      ),
    ).toBe('supported');
  });

  test.each([
    ['over', over],
    ['under', under],
  ])('%s: without the minus sign, or with another inner factor, it is refuted', (_, at) => {
    const products = (values: Numbers, size: number) => innerProducts(values, size) * inner(values, size);
    expect(
      verdictOf(
        changedBy((values, size) => 4 * products(values, size)),
        at,
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        changedBy((values, size) => 0.8 * products(values, size)),
        at,
      ),
    ).toBe('refuted');
  });

  test('it is refuted where lost directions are said to cost nothing', () => {
    const lost = { ...over, found: 1, strong: 1.5, r: 2 };
    const withoutLost = withMean(loraSpikedRisk, 'conditioned', {
      equals: (size) => (values) => spikedRiskAtSize(size)({ ...(values as unknown as Numbers), r: 1 }),
    });
    expect(
      verdictOf(
        changedBy(() => 0),
        lost,
      ),
    ).toBe('supported');
    expect(verdictOf(withoutLost, lost)).toBe('refuted');
  });

  test('the formula of the orthogonal design is refuted on a Gaussian one', () => {
    const orthogonal = withMean(loraSpikedRisk, 'conditioned', {
      equals: (size) => (values) => spikedRiskAtSize(size, 'orthogonal')(values as unknown as Numbers),
    });
    expect(verdictOf(orthogonal, over)).toBe('refuted');
  });
});

describe('optimal-rank-threshold', () => {
  test('the threshold is proved by the kernel', () => {
    expect(judgeExact(optimalRankThreshold)?.verdict).toBe('proved');
  });

  test('another discriminant or another root is refuted by the kernel', () => {
    for (const wrong of [
      '(1 + beta + sqrt(beta^2 + 12*beta + 1))/2',
      '(1 + beta - sqrt(beta^2 + 14*beta + 1))/2',
    ]) {
      const exact = judgeExact(restate(optimalRankThreshold, wrong));
      expect(exact?.verdict).toBe('refuted');
      expect(exact?.note).toMatch(/not its factorisation/);
    }
  });

  test('a threshold at half of its value is refuted by the risks there', () => {
    const low = withMean(optimalRankThreshold, 'conditioned above, dx larger', {
      at: { symbol: 'x2', equals: '2/3*(1 + beta + sqrt(beta^2 + 14*beta + 1))/2' },
    });
    expect(verdictOf(low)).toBe('refuted');
  });
});

describe('power-law-rank', () => {
  const at = { n: 600, noise: 1.5, alpha: 2 };

  test('the exponent 1/(α + 1) is refuted', () => {
    const claim = powerLawRank.claim as AsymptoticClaim<Values>;
    const [rank] = claim.means;
    const wrong = withMean(powerLawRank, 'best rank', {
      of: (size) => ({
        name: 'best rank over (n/(dy sigma²))^(1/(alpha + 1))',
        sampler: (values, fixed) => {
          const { alpha, n, noise } = values as typeof at;
          const task = { alpha, n: size * n, noise };
          const ratio = expectedRank(task) / expectedRank({ ...task, alpha: alpha + 1 });
          const draw = rank!.of(size).sampler(values, fixed);
          return (stream) => draw(stream) * ratio;
        },
      }),
    });
    expect(verdictOf(withMean(powerLawRank, 'best rank', {}), at)).toBe('supported');
    expect(verdictOf(wrong, at)).toBe('refuted');
  });

  test.each(['best rank', 'least risk', 'best rank without noise'])(
    '%s: a factor of 1.2 is refuted',
    (road) => {
      expect(verdictOf(withMean(powerLawRank, road, {}), at)).toBe('supported');
      expect(verdictOf(withMean(powerLawRank, road, { equals: '1.2' }), at)).toBe('refuted');
    },
  );
});

describe('divergences', () => {
  const withClaim = (theorem: Theorem, change: Partial<DivergenceClaim<Values>>): Theorem => ({
    ...theorem,
    claim: { ...(theorem.claim as DivergenceClaim<Values>), ...change },
  });
  const lawAlone = (theorem: Theorem, laws: unknown) =>
    withClaim(theorem, { near: [], others: [], laws: laws as NonNullable<DivergenceClaim<Values>['laws']> });

  test.each([
    ['rank-double-descent', rankDoubleDescent, 'n'],
    ['regime-interpolation-point', regimeInterpolationPoint, 'dx + 2'],
  ])('%s: a pole where the formula is finite is refuted', (_, theorem, pole) => {
    const { verdict, note } = judge(withClaim(theorem, { poles: [pole], laws: [], near: [], others: [] }), {
      ...options,
      runs: 1,
    });
    expect(verdict).toBe('refuted');
    expect(note).toMatch(/has no pole/);
  });

  test('rank-double-descent: one degree more or less is refuted', () => {
    expect(verdictOf(lawAlone(rankDoubleDescent, [{ at: 'n', law: frozenACoefficientLaw(2) }]))).toBe(
      'refuted',
    );
    expect(verdictOf(lawAlone(rankDoubleDescent, [{ at: 'n - 1', law: frozenACoefficientLaw(1) }]))).toBe(
      'refuted',
    );
  });

  test('regime-interpolation-point: one degree more is refuted', () => {
    const law = [{ at: 'dx - 1', law: fullFittedNoiseLaw(3) }];
    expect(verdictOf(lawAlone(regimeInterpolationPoint, law))).toBe('refuted');
  });

  test('a formula that is off by a factor is refuted on the way to the pole', () => {
    const wrong = restate(rankDoubleDescent, 'b*(n-1)/(n-r-1) + dy*sigma^2*n/(n-r-1)');
    const { verdict, counterexample } = judge(withClaim(wrong, { laws: [] }), { ...options, runs: 1 });
    expect(verdict).toBe('refuted');
    expect(counterexample?.road).toMatch(/at r = n - /);
  });
});
