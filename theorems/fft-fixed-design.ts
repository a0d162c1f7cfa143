import { by, meanOf, onEverySample, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnInSampleRisk } from './setting/derivation-of-full-fine-tuning.ts';
import { dx, dy, inSampleRisk, n, sigma } from './setting.ts';

/** Full fine-tuning on a fixed design, Gaussian or not: the risk at the design's own points. */
export const fftFixedDesign = theorem({
  id: 'fft-fixed-design',
  cites: 'arXiv:2605.19018, fixed design',
  statement: 'For any design of full rank the mean of (1/n)‖(Â − A_*)X‖² over the noise is sigma² dy dx/n.',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n >= dx',
  claim: meanOf(inSampleRisk).equals('sigma^2*dy*dx/n'),
  // (1/n)‖E H‖² with H a projection of rank dx: sigma²/n times a χ² variable with dy·dx degrees.
  variance: { formula: '2*sigma^4*dy*dx/n^2', by: null },
  holdsFor: ['every design', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: '(1/n)‖(Â − A_*)X‖²',
      V: '‖E Q⁺‖² = ‖E Qᵀ‖² with the rows of Q an orthonormal basis of the span of the rows of X',
      h: 'tr (QQᵀ)⁻¹',
    },
    drawn: drawnInSampleRisk,
    steps: [
      step('V/n', onEverySample('(Â − A_*)X = E X⁺X = E QᵀQ')),
      step('sigma^2*dy*h/n', by(noiseGivenDesign, 'V', { trace: 'h' })),
      step('sigma^2*dy*dx/n', onEverySample('Q has dx rows')),
    ],
  },
});
