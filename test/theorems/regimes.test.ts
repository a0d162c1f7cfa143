import { describe, expect, test } from 'vitest';
import { judgeExact } from '../../src/check/exact.ts';
import { judge } from '../../src/check/theorem.ts';
import {
  type AsymptoticClaim,
  type Observable,
  type RegimeClaim,
  restate,
  type Theorem,
} from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { families } from '../../theorems/index.ts';
import { regimeTrainedLargeSampleCrossing } from '../../theorems/regime-trained-large-sample-crossing.ts';

const options = { seed: 3, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;

type Regime = RegimeClaim<ParameterValues>;
/** Without their derivations, which have a test of their own. */
const theorems = families.regimes.map((theorem): Theorem => ({ ...theorem, derivation: null }));
const regimes = theorems.flatMap((theorem: Theorem) =>
  theorem.claim.kind === 'regime' ? [[theorem.id, theorem, theorem.claim] as const] : [],
);

/** Between neighbouring integers 8 and 9 nobody can tell a boundary 5 % off. */
const offBy = (id: string) => (id === 'regime-critical-rank' ? ['13/10', '7/10'] : ['21/20', '19/20']);

function turned({ sampler }: Pick<Observable<ParameterValues>, 'sampler'>) {
  return (values: ParameterValues, fixed: Parameters<typeof sampler>[1]) => {
    const draw = sampler(values, fixed);
    return (stream: Parameters<typeof draw>[0]) => -draw(stream);
  };
}

describe.each(regimes)('%s', (id, theorem, claim: Regime) => {
  test.each(offBy(id))('a boundary off by the factor %s is refuted exactly and by measurement', (factor) => {
    const wrong = restate(theorem, `${factor}*(${claim.boundary})`);
    expect(judgeExact(wrong)?.verdict).toBe('refuted');
    const { counterexample, error } = judge(wrong, options);
    expect(error).toBeUndefined();
    expect(counterexample?.road).toMatch(/crossing/);
  });

  test('a turned inequality is refuted exactly and, from a turned difference, by either road', () => {
    const swapped = { ...claim, risks: [claim.risks[1], claim.risks[0]] as const };
    expect(judgeExact({ ...theorem, claim: swapped })?.verdict).toBe('refuted');
    const conditioned = { ...claim.conditioned!, sampler: turned(claim.conditioned!) };
    expect(judge({ ...theorem, claim: { ...claim, conditioned } }, options).verdict).toBe('refuted');
    const difference = { ...claim.difference, sampler: turned(claim.difference) };
    const { counterexample } = judge({ ...theorem, claim: { ...claim, difference } }, options);
    expect(counterexample?.road).toMatch(/plain/);
  });
});

const identities = theorems.flatMap((theorem: Theorem) =>
  theorem.claim.kind === 'identity' ? [[theorem.id, theorem, theorem.claim] as const] : [],
);

test.each(identities)(
  '%s with another right side is refuted exactly and, where there is a gap, by measurement',
  (_id, theorem, claim) => {
    const tripled = restate(theorem, `3*(${claim.right})`);
    expect(judgeExact(tripled)?.verdict).toBe('refuted');
    const { counterexample } = judge(tripled, options);
    expect(counterexample !== null).toBe(claim.gap !== undefined);
  },
);

test.each(['3/2', '1/3'])('a crossing of trained LoRA at %s of the predicted one is refuted', (wrong) => {
  const claim = regimeTrainedLargeSampleCrossing.claim as AsymptoticClaim<ParameterValues>;
  const means = claim.means.slice(1).map((mean) => ({ ...mean, equals: wrong }));
  const moved = { ...regimeTrainedLargeSampleCrossing, derivation: null, claim: { ...claim, means } };
  expect(judge(moved, options).verdict).toBe('refuted');
});

test('its boundary to leading order is refuted exactly where C_r is left out', () => {
  const wrong = restate(regimeTrainedLargeSampleCrossing, 'sigma^2*dx*dy/T');
  expect(judgeExact(wrong)?.verdict).toBe('refuted');
});
