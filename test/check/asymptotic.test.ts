import { expect, test } from 'vitest';
import { asymptotic } from '../../src/index.ts';
import type { RandomStream } from '../../src/models/random.ts';
import { drawing, judged, theorem, toy } from './toys.ts';

/** Mean a·(1 + discrepancy(size)) against the formula a, at sizes 1 and 8. */
const claim = (
  discrepancy: (size: number) => number,
  noise: (s: RandomStream) => number = (s) => s.normal() / 10,
) =>
  theorem({
    ...toy,
    claim: asymptotic({
      sizes: [1, 8],
      of: (size) => drawing((a, s) => a * (1 + discrepancy(size) + noise(s))),
      equals:
        () =>
        ({ a }) =>
          a,
    }),
  });

test('a discrepancy that falls as 1/size is supported, never with an exact guarantee', () => {
  expect(judged(claim((size) => 0.3 / size))).toMatchObject({
    verdict: 'supported',
    guarantee: 'asymptotic',
  });
});

test('a discrepancy that stays or grows is refuted', () => {
  expect(judged(claim(() => 0.3)).verdict).toBe('refuted');
  expect(judged(claim((size) => 0.1 * size)).verdict).toBe('refuted');
});

test('noise that drowns the discrepancy supports nothing', () => {
  expect(
    judged(
      claim(
        () => 0.3,
        (s) => 1000 * s.normal(),
      ),
    ).verdict,
  ).toBe('undecided');
});

test('NaN from the estimator is an error that names the parameters', () => {
  expect(judged(claim(() => Number.NaN)).error).toMatch(/returned NaN at a=/);
});
