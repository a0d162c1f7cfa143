import { expect, test } from 'vitest';
import { lawOf } from '../../src/index.ts';
import { drawing, judged, theorem, toy } from './toys.ts';

/** Exponential draws of rate a against the law of rate times·a; sup |F − G| = 0.25 at times = 2, 0.037 at 1.1. */
const rate = (times: number) =>
  theorem({
    ...toy,
    claim: lawOf(drawing((a, s) => -Math.log(1 - s.uniform()) / a)).is(
      'exponential',
      ({ a }) =>
        (x) =>
          x < 0 ? 0 : -Math.expm1(-times * a * x),
    ),
  });

test('the exponential law of the right rate is supported', () => {
  expect(judged(rate(1))).toMatchObject({ verdict: 'supported', guarantee: 'exact' });
});

test('the exponential law of twice and of half the rate is refuted', () => {
  expect(judged(rate(2)).verdict).toBe('refuted');
  expect(judged(rate(0.5)).verdict).toBe('refuted');
});

test('a right mean with the wrong shape is refuted as a law', () => {
  const claim = lawOf(drawing((a, s) => (2 / a) * s.uniform())).is(
    'exponential',
    ({ a }) =>
      (x) =>
        -Math.expm1(-a * x),
  );
  expect(judged(theorem({ ...toy, claim })).verdict).toBe('refuted');
});

test('NaN from the estimator is an error that names it', () => {
  const claim = lawOf(drawing(() => Number.NaN)).is('any', () => () => 0.5);
  expect(judged(theorem({ ...toy, claim })).error).toMatch(/the toy draw estimator returned NaN at a=/);
});
