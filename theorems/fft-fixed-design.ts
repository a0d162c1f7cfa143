import { definition, meanOf, step, theorem } from '../src/index.ts';
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
      R: 'mean of (1/n)‖(Â − A_*)X‖² = (1/n)‖E H‖², H the projection on the rows of X',
      h: 'tr H, the rank of the design',
    },
    steps: [
      step('sigma^2*dy*h/n', definition('R', 'sigma^2*dy*h/n')),
      step('sigma^2*dy*dx/n', definition('h', 'dx')),
    ],
  },
});
