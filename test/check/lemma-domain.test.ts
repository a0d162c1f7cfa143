import { expect, test } from 'vitest';
import { judgeLemmaDomain } from '../../src/check/lemma-domain.ts';
import { by } from '../../src/index.ts';
import { inverseWishartTrace } from '../../theorems/facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from '../../theorems/facts/noise-given-design.ts';
import { fftUnderdetermined } from '../../theorems/fft-underdetermined.ts';
import { loraFrozenA } from '../../theorems/lora-frozen-a.ts';

type LemmaReason = Parameters<typeof judgeLemmaDomain>[1];
const lemma = (...words: Parameters<typeof by>) => by(...words) as LemmaReason;

test('a lemma may be applied where its renamed domain contains the claim domain', () => {
  expect(judgeLemmaDomain(loraFrozenA, lemma(inverseWishartTrace, 'T', { dx: 'r' }))).toEqual({
    verdict: 'proved',
  });
  expect(
    judgeLemmaDomain(fftUnderdetermined, lemma(noiseGivenDesign, 'V', { n: 'dx', dx: 'n' })).verdict,
  ).toBe('proved');
});

test('outside of it the step is broken, and the smallest such point is named', () => {
  expect(judgeLemmaDomain(loraFrozenA, lemma(inverseWishartTrace, 'T'))).toEqual({
    verdict: 'refuted',
    note: 'inverse-wishart-trace is claimed for n > dx + 1 only, and not at b=1, dx=2, dy=1, g=1, n=3, r=1, sigma=1',
  });
});

test('a domain that the renaming makes unreadable is not certified', () => {
  const { verdict, note } = judgeLemmaDomain(loraFrozenA, lemma(inverseWishartTrace, 'T', { dx: 'sigma' }));
  expect([verdict, note]).toEqual(['undecided', expect.stringContaining('cannot bound a domain')]);
});
