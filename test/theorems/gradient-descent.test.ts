import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import { pathwiseIdentity, randomStream, type Theorem } from '../../src/index.ts';
import { loraGradientDescentUnderdetermined } from '../../theorems/lora-gradient-descent-underdetermined.ts';
import { descentAgainstMinimumNorm, gradientDescentAgainstClosedForm } from '../../theorems/setting.ts';

const options = { seed: 3, profile: 'quick', runs: 1, falseAlarm: 1e-6, missedError: 1e-6 } as const;
const withSampler = (original: Theorem, sampler: unknown): Theorem => ({
  ...original,
  claim: pathwiseIdentity('another descent', sampler as never),
});

test('what a large A starts with in the null space of X stays there', () => {
  const fromLarge = descentAgainstMinimumNorm({ initialScale: 1 });
  expect(judge(loraGradientDescentUnderdetermined, options).verdict).toBe('supported');
  expect(judge(withSampler(loraGradientDescentUnderdetermined, fromLarge), options).verdict).toBe('refuted');
});

test('data that are never well conditioned are an error, not a wait', () => {
  const tied = { n: 400, dx: 4, dy: 4, r: 2, sigma: 1e-6, s: [1, 1, 1, 1] };
  const draw = gradientDescentAgainstClosedForm(tied, randomStream(1, 'fixed'));
  expect(() => draw(randomStream(1))).toThrow(
    'none of 1000 data sets has κ(X) <= 10 and a gap after singular value 2',
  );
});
