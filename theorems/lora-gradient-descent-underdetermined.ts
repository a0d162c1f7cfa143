import { limitWithin, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnDescentOfMinimumNorm } from './setting/gradient-descent.ts';
import { dx, dy, gradientDescentAgainstMinimumNorm, n, r, separatedSpectrum, sigma } from './setting.ts';

/** Gradient descent from a small A finds the fit of minimum norm, but for what A starts with in the null space of X. */
export const loraGradientDescentUnderdetermined = theorem({
  id: 'lora-gradient-descent-underdetermined',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; Izenman 1975 for the closed form',
  statement:
    'For n < dx, gradient descent on (B, A) from B = 0 and a small A reaches the closed form of minimum norm, up to what A starts with in the null space of X.',
  parameters: { n, dx, dy, r, sigma, s: separatedSpectrum },
  holdsWhen: 'n < dx, r <= min(n, dy)',
  sampleWhen: 'dx >= n + 8, n <= 4, dy <= 4, dx <= 24',
  claim: pathwiseIdentity(
    'the estimate of gradient descent = the closed form of minimum norm',
    gradientDescentAgainstMinimumNorm,
  ),
  costly: true,
  holdsFor: ['every design', 'every noise'],
  derivation: {
    from: 'G',
    symbols: {
      G: '‖D‖ of gradient descent from A_0',
      P: '‖D̂‖ of the closed form',
      B: 'bound on their distance by the last gradients',
    },
    drawn: drawnDescentOfMinimumNorm,
    steps: [step('P', limitWithin('steps -> infinity', 'B'))],
  },
});
