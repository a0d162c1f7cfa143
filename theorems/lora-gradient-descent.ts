import { limitWithin, onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnDescent } from './setting/derivation-of-gradient-descent.ts';
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
    from: 'D',
    symbols: {
      D: '‖(BA − D̂)X‖ where descent stopped, D̂ the closed form',
      M: '‖SVD_r(P + G) − SVD_r(P)‖, P = (Y − A_0 X)V for X = U S Vᵀ, G what is left of the gradient',
      boundD: '‖G‖ p_r/(p_r − p_{r+1} − 2‖G‖), p the singular values of P, and rounding',
    },
    drawn: drawnDescent,
    steps: [
      step('M', onEverySample('BA U S is exactly SVD_r(P + G)')),
      step('0', limitWithin('G -> 0', 'boundD')),
    ],
  },
});
