import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import { limitOf, meanOf, restate } from '../../src/index.ts';
import { drawing, judged, options, theorem, toy, verdictOf } from './toys.ts';

/** Mean a, standard deviation a. */
const exponential = drawing((a, stream) => -a * Math.log(1 - stream.uniform()));
const mean = theorem({ ...toy, claim: meanOf(exponential).equals('a') });
const constant = theorem({ ...toy, claim: meanOf(drawing((a) => a / 3)).equals('a/3') });

test('a true mean is supported at every point, a false one refuted with a counterexample', () => {
  const right = judged(mean);
  expect(right).toMatchObject({ verdict: 'supported', guarantee: 'asymptotic', counterexample: null });
  expect(right.parametersTried).toHaveLength(3);
  expect(right.smallestCaught).toBe(0.05);
  const wrong = judged(restate(mean, 'a*11/10'));
  expect(wrong.verdict).toBe('refuted');
  const { parameters, predicted, interval } = wrong.counterexample!;
  expect(predicted).toBeCloseTo(1.1 * (parameters.a as number), 12);
  expect(interval![1]).toBeLessThan(predicted!);
});

test.each(['1000*a', 'a/1000', '-a', '0'])('%s for a mean of a is refuted', (formula) => {
  expect(verdictOf(mean, formula)).toBe('refuted');
});

test('a stated bound on the variance makes the guarantee exact', () => {
  const bounded = theorem({ ...toy, claim: mean.claim as never, variance: { formula: 'a^2', by: null } });
  expect(judged(bounded)).toMatchObject({ verdict: 'supported', guarantee: 'exact' });
  expect(verdictOf(bounded, 'a*11/10')).toBe('refuted');
});

test('a mean of 0 is judged on the scale of the standard deviation', () => {
  const centred = (offset: number) =>
    theorem({ ...toy, claim: meanOf(drawing((a, s) => a * (s.normal() + offset))).equals('0') });
  expect(judged(centred(0)).verdict).toBe('supported');
  expect(judged(centred(0.1)).verdict).toBe('refuted');
});

test('a mean of 0 is judged on the stated scale, where there is one', () => {
  const centred = (offset: number) =>
    theorem({
      ...toy,
      claim: meanOf(drawing((a, s) => a * (s.normal() / 50 + offset))).equals('0', { relativeTo: 'a' }),
    });
  // A tenth of the standard deviation, but only 1/500 of a.
  expect(judged(centred(0.002)).verdict).toBe('supported');
  expect(judged(centred(0.1)).verdict).toBe('refuted');
  expect(() => theorem({ ...toy, claim: meanOf(exponential).equals('0', { relativeTo: 'a*q' }) })).toThrow(
    /relativeTo.*q/,
  );
});

test('what does not vary is compared with its formula to nine digits', () => {
  expect(judged(constant).verdict).toBe('supported');
  expect(verdictOf(constant, 'a/3 + a/100000000')).toBe('refuted');
  const rounded = theorem({
    ...toy,
    claim: constant.claim as never,
    variance: { formula: '-a^2/10^15', by: null },
  });
  expect(judged(rounded).verdict).toBe('supported');
  // Rounding with the tail of a Cauchy draw.
  const tiny = drawing((a, s) => 1e-16 * a * s.studentT(1));
  const noise = theorem({ ...toy, claim: meanOf(tiny).equals('0', { relativeTo: 'a' }) });
  expect(judged(noise).verdict).toBe('supported');
  const nothing = theorem({ ...toy, claim: meanOf(drawing(() => 0)).equals('0') });
  expect(judged(nothing).verdict).toBe('supported');
  expect(verdictOf(nothing, 'a/1000')).toBe('refuted');
});

test('a formula that is infinite at a point is refuted there', () => {
  const { verdict, counterexample } = judge(restate(mean, 'a/(a - 1)'), { ...options, at: { a: 1 } });
  expect(verdict).toBe('refuted');
  expect(counterexample).toMatchObject({ parameters: { a: 1 }, predicted: null });
});

test('NaN from an estimator is an error that names the estimator and the parameters', () => {
  const broken = theorem({ ...toy, claim: meanOf(drawing(() => Number.NaN)).equals('a') });
  const { error, verdict } = judged(broken);
  expect(verdict).toBe('undecided');
  expect(error).toMatch(/plain estimator returned NaN at a=[\d.]+ \(draw 0/);
});

test.each([
  ['1/uniform', drawing((a, s) => a / (1 - s.uniform()))],
  ['a Cauchy draw', drawing((a, s) => a + s.studentT(1))],
  ['the square of a Cauchy draw', drawing((a, s) => a * s.studentT(1) ** 2)],
])('%s has no variance: undecided, with a note', (_, draw) => {
  const { verdict, note, smallestCaught } = judged(theorem({ ...toy, claim: meanOf(draw).equals('a') }));
  expect(verdict).toBe('undecided');
  expect(note).toMatch(/has not settled/);
  expect(smallestCaught).toBeNull();
});

const bound = theorem({ ...toy, claim: meanOf(exponential).atMost('a') });

test('a bound on a mean is supported where it is attained or loose, refuted where it fails by 10 %', () => {
  expect(judged(bound).verdict).toBe('supported');
  expect(verdictOf(bound, '3*a')).toBe('supported');
  expect(verdictOf(bound, 'a*9/10')).toBe('refuted');
});

/** The limit of a·(1 + h) as h → 0, drawn at h. */
const limit = (h: number, bias: number, noise: number) =>
  theorem({
    ...toy,
    claim: limitOf(
      drawing((a, s) => a * (1 + h + noise * s.normal())),
      {
        as: 'h -> 0',
        bias: ({ a }) => bias * a,
      },
    ).equals('a'),
  });

// The margin is 5 % of a.
test.each([0, 0.3])('a limit with a bias is judged beyond its bias (noise %d)', (noise) => {
  expect(judged(limit(0.01, 0.01, noise)).verdict).toBe('supported');
  expect(verdictOf(limit(0.01, 0.01, noise), 'a*11/10')).toBe('refuted');
  expect(judged(limit(0.2, 0.01, noise)).verdict).toBe('refuted');
});

test.each([0, 0.3])('a bias bigger than the margin is undecided (noise %d)', (noise) => {
  const { verdict, note, evidence } = judged(limit(0.06, 0.07, noise));
  expect(verdict).toBe('undecided');
  expect(evidence.every(({ measured }) => Number.isFinite(measured))).toBe(true);
  expect(note).toMatch(/distance from the limit/);
});
