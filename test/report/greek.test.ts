import { expect, test } from 'vitest';
import { greekSymbol, greekText } from '../../src/report/greek.ts';

test('spelt letters of a sentence become letters, and words that contain them stay', () => {
  expect(greekText('DeltaᵀDelta + sigma² I, ‖Delta(I − AᵀA)‖')).toBe('ΔᵀΔ + σ² I, ‖Δ(I − AᵀA)‖');
  expect(greekText('the beta law, a gamma2, betas, sigma_x')).toBe('the β law, a gamma2, betas, sigma_x');
});

test('a symbol is a letter only as a whole', () => {
  expect(['sigma', 'sigma2', 'dx', 'constructor'].map(greekSymbol)).toEqual([
    'σ',
    'sigma2',
    'dx',
    'constructor',
  ]);
});
