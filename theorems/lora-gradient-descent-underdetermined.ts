import { atMost, limitWithin, onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnDescent } from './setting/derivation-of-gradient-descent.ts';
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
    from: 'F',
    symbols: {
      F: '‖BA − D̂‖ where descent stopped, D̂ the closed form of minimum norm',
      M: '‖SVD_r(P + G) − SVD_r(P)‖, P = (Y − A_0 X)V for X = U S Vᵀ, G what is left of the gradient',
      N: 'norm of BA in the null space of X, where A stays as it started',
      x: 'least singular value of X',
      boundF: 'bound on √(M²/x² + N²) from ‖G‖ and the gap of the singular values of P, and rounding',
    },
    drawn: drawnDescent,
    steps: [
      atMost(
        'sqrt(M^2/x^2 + N^2)',
        onEverySample('in the span of the samples BA U S is exactly SVD_r(P + G)'),
      ),
      step('0', limitWithin('G -> 0', 'boundF')),
    ],
  },
});
