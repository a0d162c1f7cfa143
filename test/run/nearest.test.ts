import { expect, test } from 'vitest';
import { nearest } from '../../src/run/nearest.ts';

test('a misspelt word gets the words that may have been meant, nearest first', () => {
  expect(nearest('lora-flor', ['lora-rank-saturates', 'lora-floor', 'fft-floor'])).toBe(
    '; did you mean lora-floor?',
  );
  expect(nearest('frozen', ['lora-frozen-b', 'fft', 'lora-frozen-a-variance'])).toBe(
    '; did you mean lora-frozen-b, lora-frozen-a-variance?',
  );
});

test('nothing is proposed where nothing is near', () => {
  expect(nearest('something-else', ['lora-floor'])).toBe('');
});
