import { limitWithin, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnDescent } from './setting/gradient-descent.ts';
import { dx, dy, gradientDescentAgainstClosedForm, n, r, separatedSpectrum, sigma } from './setting.ts';

/**
 * Gradient descent on both factors reaches reduced-rank regression. Sampled where it arrives in a reasonable number of
 * steps: κ(X) ≤ 10, and a fit whose r-th singular value is at least a tenth of the first and 1.25 times the next.
 */
export const loraGradientDescent = theorem({
  id: 'lora-gradient-descent',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; Izenman 1975 for the closed form',
  statement: 'Gradient descent on (B, A) from B = 0 and a small A reaches the closed form of trained LoRA.',
  parameters: { n, dx, dy, r, sigma, s: separatedSpectrum },
  holdsWhen: 'n >= dx, r <= min(dx, dy)',
  sampleWhen: 'n >= dx + 8, dx <= 4, dy <= 4, n <= 24',
  claim: pathwiseIdentity(
    'the prediction of gradient descent = that of the closed form',
    gradientDescentAgainstClosedForm,
  ),
  costly: true,
  holdsFor: ['every design', 'every noise'],
  derivation: {
    from: 'G',
    symbols: {
      G: '‖DX‖, its prediction of gradient descent from A_0',
      P: '‖D̂X‖, its prediction of the closed form',
      B: 'bound on their distance by the last gradients',
    },
    drawn: drawnDescent,
    steps: [step('P', limitWithin('steps -> infinity', 'B'))],
  },
});
