import { describe, expect, test } from 'vitest';
import { type AssumptionJudgement, judgeAssumption, replaceable } from '../../src/check/assumptions.ts';
import {
  type DataAssumptionName,
  dataAssumptions,
  excessRiskOf,
  meanOf,
  type Observable,
  restate,
  simulated,
  type Theorem,
} from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';
import { dx, dy, n, sigma } from '../../theorems/setting.ts';
import { drawing, toy, theorem as toyTheorem } from './toys.ts';

const options = { seed: 1, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6 } as const;
const known = (id: string): Theorem => catalogue.find((theorem) => theorem.id === id)!;

function without(name: string, id: string, at?: Record<string, number>): AssumptionJudgement {
  const judgement = judgeAssumption(known(id), name, { ...options, ...(at && { at }) });
  expect(judgement.error).toBeUndefined();
  return judgement;
}

const designs: readonly DataAssumptionName[] = [
  'rademacher-design',
  'student-design',
  'covariance',
  'correlated-samples',
];

describe('the known cases', () => {
  test('fft-overdetermined with Rademacher X at (20, 12) is refuted, 9 % below', () => {
    const judgement = without('rademacher-design', 'fft-overdetermined', { n: 20, dx: 12 });
    expect(judgement).toMatchObject({ finding: 'load-bearing', involved: true, assumed: true });
    expect(judgement.parameters).toMatchObject({ n: 20, dx: 12 });
    const [low, high] = judgement.interval!;
    expect(low).toBeLessThan(-0.09);
    expect(high).toBeGreaterThan(-0.09);
    expect(high).toBeLessThan(-0.05);
  });

  test('with Student-t₅ noise of the same variance it holds', () => {
    const { finding, interval } = without('student-noise', 'fft-overdetermined', { n: 20, dx: 12 });
    expect(finding).toBe('not load-bearing');
    expect(interval![0]).toBeLessThan(0);
    expect(interval![1]).toBeGreaterThan(0);
  });

  test.each(designs)('fft-fixed-design holds for %s', (name) => {
    expect(without(name, 'fft-fixed-design')).toMatchObject({
      finding: 'not load-bearing',
      involved: true,
      assumed: false,
    });
  });

  test.each(designs)('lora-floor holds for %s', (name) => {
    expect(without(name, 'lora-floor')).toMatchObject({ finding: 'not load-bearing', involved: true });
  });

  test.each(designs)('eckart-young holds for %s, because no X is in it', (name) => {
    expect(without(name, 'eckart-young')).toMatchObject({
      finding: 'not load-bearing',
      involved: false,
      effect: null,
      evidence: [],
    });
  });

  test('the formula in the Σ-norm holds for a random Σ, but not for Rademacher entries of Σ^{-1/2}X', () => {
    expect(without('covariance', 'fft-any-covariance')).toMatchObject({
      finding: 'not load-bearing',
      involved: true,
      assumed: false,
    });
    expect(without('rademacher-design', 'fft-any-covariance').finding).toBe('load-bearing');
  });

  test('lora-frozen-a is refuted by an A that was fitted on the same data, and by a covariance', () => {
    const fitted = without('fitted-factor', 'lora-frozen-a');
    expect(fitted).toMatchObject({ finding: 'load-bearing', assumed: true });
    expect(fitted.effect).toBeGreaterThan(0.3);
    expect(without('covariance', 'lora-frozen-a').finding).toBe('load-bearing');
  });

  test('a Haar row space is one of an isotropic design that is independent of the shift', () => {
    expect(without('covariance', 'row-space-energy').finding).toBe('load-bearing');
    expect(without('correlated-shift', 'row-space-energy').finding).toBe('load-bearing');
    expect(without('correlated-samples', 'row-space-energy').finding).toBe('not load-bearing');
  });
});

describe('what is judged is the claim', () => {
  test('another formula is refuted under an alternative that the right one survives', () => {
    const wrong = restate(known('fft-overdetermined'), 'sigma^2*dy*dx/(n-dx)');
    const judgement = judgeAssumption(wrong, 'student-noise', options);
    expect(judgement.finding).toBe('load-bearing');
    // (n − dx)/(n − dx − 1) − 1 at n − dx = 8.
    expect(judgement.interval![0]).toBeLessThan(1 / 7);
    expect(judgement.interval![1]).toBeGreaterThan(1 / 7);
  });

  test('a bound that is broken on some samples is refuted', () => {
    const floor = known('lora-floor');
    if (floor.claim.kind !== 'pathwise bound') throw new Error('lora-floor is a bound');
    const { sampler } = floor.claim;
    const raised: Theorem = {
      ...floor,
      claim: {
        ...floor.claim,
        sampler: (values, fixed) => {
          const draw = sampler(values, fixed);
          return (stream) => {
            const observed = draw(stream);
            return { ...observed, bound: observed.bound + 2 * (values.sigma as number) ** 2 };
          };
        },
      } as Theorem['claim'],
    };
    expect(judgeAssumption(raised, 'rademacher-design', options).finding).toBe('load-bearing');
  });

  test('a regime is looked at on its boundary, which moves with the risk that moves', () => {
    const { finding, effect, evidence } = without('correlated-samples', 'regime-frozen-a');
    expect(finding).toBe('load-bearing');
    expect(effect).toBeGreaterThan(0.1);
    expect(evidence.map(({ road }) => road)).toEqual(['plain on the boundary']);
  });

  test('conditioned draws and attained bounds take no part', () => {
    const roads = ['fft-overdetermined', 'lora-floor'].flatMap((id) =>
      without('correlated-noise', id).evidence.map(({ road }) => road),
    );
    expect(new Set(roads)).toEqual(new Set(['plain']));
  });

  test('what is visibly off by less than is looked for is looked at more closely', () => {
    // 6 % off: between half of the 10 % of the quick profile and all of it.
    const right = (scale: number) => drawing((a, stream) => scale * a * (1 + stream.normal() / 2));
    const off = toyTheorem({
      ...toy,
      claim: meanOf(right(1)).equals('a'),
      variance: { formula: 'a^2/4', by: null },
      assumes: [{ ...ownWords, sampler: right(1.06).sampler }],
    });
    const { finding, evidence } = judgeAssumption(off, 'own', { ...options, profile: 'quick' });
    expect(finding).toBe('load-bearing');
    expect(evidence[0]!.detects).toBeLessThan(0.1);
  });
});

const ownWords = { name: 'own', assumes: 'something', alternative: 'something else', short: 'own' };

describe('what no alternative reaches', () => {
  const sizes = { ...toy, parameters: { n, dx, dy, sigma }, holdsWhen: 'n > dx + 1' } as const;

  test('a sampler that draws its data by itself shows nothing', () => {
    const byItself = simulated<{ n: number; sigma: number }>('a draw', ({ sigma }, stream) => {
      return sigma ** 2 * stream.normal() ** 2;
    });
    const blind = toyTheorem({ ...sizes, claim: meanOf(byItself).equals('sigma^2') });
    const findings = (name: string) => judgeAssumption(blind, name, options);
    expect(findings('rademacher-design')).toMatchObject({
      finding: 'undecided',
      involved: false,
      note: 'its sampler asks for no X, so that no alternative reaches it',
    });
    expect(findings('student-noise').note).toBe(
      'its sampler asks for no noise, so that no alternative reaches it',
    );
    // A quantity without a shift need not draw one.
    expect(findings('correlated-shift').finding).toBe('not load-bearing');
  });

  test('an estimator that breaks is named', () => {
    const broken: Observable<{ n: number; dx: number; dy: number; sigma: number }> = {
      name: 'broken',
      sampler: (values) =>
        excessRiskOf(
          () => {
            throw new Error('no estimate');
          },
          { ...values, pretrained: zeros(values), downstream: zeros(values) },
        ),
    };
    const zeros = ({ dy, dx }: { dy: number; dx: number }) => ({
      rows: dy,
      columns: dx,
      data: new Float64Array(dy * dx),
    });
    const theorem = toyTheorem({ ...sizes, claim: meanOf(broken).equals('sigma^2') });
    expect(judgeAssumption(theorem, 'covariance', options)).toMatchObject({
      finding: 'undecided',
      error: 'no estimate',
    });
  });

  test('a formula alone has nothing that could be replaced', () => {
    const identity = known('regime-trained-small-noise');
    const { gap: _, ...claim } = identity.claim as Extract<Theorem['claim'], { kind: 'identity' }>;
    expect(judgeAssumption({ ...identity, claim }, 'covariance', options)).toMatchObject({
      finding: 'not load-bearing',
      involved: false,
    });
  });

  test('a name that the theorem does not have is refused', () => {
    expect(() => judgeAssumption(known('lora-floor'), 'fitted-factor', options)).toThrow(
      "lora-floor has no assumption 'fitted-factor'",
    );
  });
});

test('every alternative can be asked of every theorem, by a name of its own', () => {
  for (const theorem of catalogue) {
    const names = replaceable(theorem).map(({ name }) => name);
    expect(names.slice(0, dataAssumptions.length)).toEqual(dataAssumptions.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  }
});

test('the same seed gives the same judgement', () => {
  const twice = [1, 2].map(() => without('student-design', 'fft-overdetermined'));
  expect(twice[0]).toEqual(twice[1]);
});
