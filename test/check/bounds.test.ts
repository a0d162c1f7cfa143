import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import {
  frobeniusSquared,
  type Observable,
  probabilityOf,
  type RandomEvent,
  restate,
  type Theorem,
  zeros,
} from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { davidsonSzarek } from '../../theorems/facts/davidson-szarek.ts';
import { gaussianOperatorNorm } from '../../theorems/facts/gaussian-operator-norm.ts';
import { gaussianOperatorNormSquared } from '../../theorems/facts/gaussian-operator-norm-squared.ts';
import { gaussianNormExceeds } from '../../theorems/setting/gaussian-matrix.ts';

const options = { seed: 3, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;
const at = { ...options, at: { p: 32, q: 32 } };

const bounds = [
  ['gaussian-operator-norm', gaussianOperatorNorm, 'sqrt(p) + sqrt(q)'],
  ['gaussian-operator-norm-squared', gaussianOperatorNormSquared, '(sqrt(p) + sqrt(q))^2 + 1'],
] as const;

test.each(bounds)(
  '%s shows its slack, and is refuted when the bound is reduced by more than that',
  (_id, bound, formula) => {
    const { evidence, verdict } = judge(bound, at);
    expect(verdict).toBe('supported');
    const slack = evidence[0]!.slack!;
    // Not vacuous: of either bound more than 5/6 is used at 32 × 32.
    expect(slack).toBeGreaterThan(0);
    expect(slack).toBeLessThan(1 / 6);
    expect(judge(restate(bound, `(1 - ${slack - 0.06})*(${formula})`), at).verdict).toBe('supported');
    expect(judge(restate(bound, `(1 - ${slack + 0.06})*(${formula})`), at).verdict).toBe('refuted');
  },
);

test.each(bounds)('%s is refuted at its own points with two thirds of the bound', (_id, bound, formula) => {
  expect(judge(restate(bound, `2/3*(${formula})`), options).verdict).toBe('refuted');
});

/** The Frobenius norm, to some power: what a slip in the estimator would measure. */
const frobenius = (power: number): Observable<{ p: number; q: number }> => ({
  name: '‖Z‖_F',
  sampler: ({ p, q }) => {
    const z = zeros(p, q);
    return (stream) => {
      stream.fillNormal(z.data);
      return frobeniusSquared(z) ** (power / 2);
    };
  },
});

test('the Frobenius norm in the place of the operator norm is refuted', () => {
  for (const [power, [, bound]] of bounds.entries()) {
    const claim = { ...bound.claim, of: frobenius(power + 1) } as unknown as Theorem['claim'];
    expect(judge({ ...bound, claim }, options).verdict).toBe('refuted');
  }
});

const withEvent = (event: RandomEvent<{ p: number; q: number; t: number }>): Theorem => ({
  ...davidsonSzarek,
  claim: probabilityOf(event).atMost('2*exp(-t^2/2)') as unknown as Theorem['claim'],
});

test('davidson-szarek is supported with its slack, and refuted where 0.8·(√p + √q) stands for √p + √q', () => {
  const there: { at: ParameterValues } = { at: { p: 64, q: 64, t: 1.25 } };
  const { evidence, verdict } = judge(davidsonSzarek, { ...options, ...there });
  expect(verdict).toBe('supported');
  expect(evidence[0]!.slack).toBeGreaterThan(0.9);
  const reduced = judge(withEvent(gaussianNormExceeds(0.8)), { ...options, ...there });
  expect(reduced.verdict).toBe('refuted');
  expect(reduced.counterexample!.interval![0]).toBeGreaterThan(2 * Math.exp(-(1.25 ** 2) / 2));
  expect(reduced.counterexample!.numpy).toMatch(/>= 0\.8 \* \(p\*\*0\.5 \+ q\*\*0\.5\) \+ t/);
  expect(reduced.counterexample!.numpy).toMatch(
    /print\('formula {2}', 2\*np\.exp\(-\(t\*\*2\/2\)\)\)|2\*np\.exp/,
  );
});

test('davidson-szarek with half of the constant is refuted at its own points', () => {
  expect(judge(withEvent(gaussianNormExceeds(0.5)), options).verdict).toBe('refuted');
});
