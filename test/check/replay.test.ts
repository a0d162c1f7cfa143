import { expect, test } from 'vitest';
import { replayCommand } from '../../src/check/replay.ts';
import { judge } from '../../src/check/theorem.ts';
import { meanOf, natural, positive } from '../../src/index.ts';
import { judged, options, theorem, toy } from './toys.ts';

/** True for n < 4, and wrong from there on, so that shrinking has somewhere to go. */
const wrongFromFour = theorem({
  ...toy,
  parameters: { n: natural('a size'), a: positive('a scale') },
  claim: meanOf<{ n: number; a: number }>({
    name: 'toy draw',
    sampler:
      ({ n, a }) =>
      (s) =>
        (n < 4 ? a : 2 * a) + s.normal() / 10,
  }).equals('a'),
});

test('a refutation is shrunk, and its path judges the same counterexample again', () => {
  const { counterexample, verdict } = judged(wrongFromFour);
  expect(verdict).toBe('refuted');
  expect(counterexample!.parameters).toEqual({ n: 4, a: 1 });
  const again = judge(wrongFromFour, { ...options, path: counterexample!.path });
  expect(again.parametersTried).toEqual([counterexample!.parameters]);
  expect(again.counterexample).toEqual(counterexample);
  expect(counterexample!.replay).toBe(
    `riskproof check toy --seed 1 --path ${counterexample!.path} --profile quick`,
  );
});

test('a point given by its values is judged alone, and one outside of the domain is an error', () => {
  const at = { n: 5, a: 1.5 };
  const { counterexample, parametersTried } = judge(wrongFromFour, { ...options, at });
  expect(parametersTried).toEqual([at]);
  expect(counterexample!.parameters).toEqual(at);
  expect(counterexample!.replay).toContain('--at "n=5,a=1.5"');
  expect(judge(wrongFromFour, { ...options, at: { n: 3, a: 1.5 } }).verdict).toBe('supported');
  expect(judge(wrongFromFour, { ...options, at: { n: 3, a: 3 } }).error).toMatch(/outside of the domain/);
});

test('the command names every option that is not a default, and spectra as --at takes them', () => {
  const special = { ...options, profile: 'default', runs: 7, detects: 0.1, falseAlarm: 1e-3 } as const;
  expect(replayCommand(wrongFromFour, special, { at: { n: 2, s: [3, 1, 1] } })).toBe(
    'riskproof check toy --seed 1 --at "n=2,s=3;1;1" --runs 7 --detects 0.1 --false-alarm 0.001',
  );
});
