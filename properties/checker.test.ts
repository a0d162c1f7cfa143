import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { judge } from '../src/check/theorem.ts';
import { meanOf, positive, restate, simulated, theorem } from '../src/index.ts';

/** The checker's own properties, on a theorem whose truth is known: the mean of a scaled χ² variable. */
const known = theorem({
  id: 'mean-of-a-square',
  cites: 'definition of the variance',
  statement: 'The mean of (sigma z)² is sigma² for a standard normal z.',
  parameters: { sigma: positive('standard deviation') },
  claim: meanOf(
    simulated('squared normal', ({ sigma }: { sigma: number }, stream) => (sigma * stream.normal()) ** 2),
  ).equals('sigma^2'),
  variance: { formula: '2*sigma^4', by: null },
});
const options = { profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;
const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test.prop([seeds], { seed: 1, numRuns: 30 })('it does not refute what is true, and supports it', (seed) => {
  expect(judge(known, { ...options, seed }).verdict).toBe('supported');
});

test.prop([seeds, fc.integer({ min: 7, max: 90 }), fc.boolean()], { seed: 1, numRuns: 30 })(
  'it refutes what is wrong by more than it detects, in either direction',
  (seed, percent, tooLarge) => {
    const factor = tooLarge ? `${100 + percent}/100` : `${100 - percent}/100`;
    const judgement = judge(restate(known, `${factor}*sigma^2`), { ...options, seed });
    expect(judgement.verdict).toBe('refuted');
    expect(judgement.counterexample!.measured).toBeGreaterThan(0);
  },
);

test.prop([seeds], { seed: 1, numRuns: 10 })(
  'the same seed gives the same judgement, to the last digit',
  (seed) => {
    expect(judge(known, { ...options, seed })).toEqual(judge(known, { ...options, seed }));
  },
);

test.prop([seeds], { seed: 1, numRuns: 10 })('a counterexample is replayed exactly by its path', (seed) => {
  const wrong = restate(known, '2*sigma^2');
  const found = judge(wrong, { ...options, seed }).counterexample!;
  expect(judge(wrong, { ...options, seed, path: found.path }).counterexample).toEqual(found);
});

test.prop([seeds], { seed: 1, numRuns: 10 })(
  'a counterexample is shrunk to the simplest parameters',
  (seed) => {
    const { counterexample } = judge(restate(known, '2*sigma^2'), { ...options, seed });
    expect(counterexample!.parameters).toEqual({ sigma: 1 });
  },
);
