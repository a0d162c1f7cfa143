import { by, meanOf, onEverySample, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { drawnFullFineTuning } from './setting/derivation-of-full-fine-tuning.ts';
import { dx, dy, fullFineTuningRisk, n, noiseRiskGivenDesign, sigma } from './setting.ts';

/** Full fine-tuning, overdetermined: the excess risk does not depend on the shift. */
export const fftOverdetermined = theorem({
  id: 'fft-overdetermined',
  cites: 'arXiv:2605.19018, overdetermined setting',
  statement: 'The mean excess risk of full fine-tuning is sigma² dy dx/(n − dx − 1).',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n > dx + 1',
  sampleWhen: 'n >= dx + 4',
  where: { q: '(n-dx)*(n-dx-1)*(n-dx-3)', TT: 'dx*((n-dx-2)*dx + 2)/q' },
  claim: meanOf(fullFineTuningRisk).equals('sigma^2*dy*dx/(n-dx-1)'),
  variance: varianceFrom(fftRiskVariance),
  conditioned: {
    sampler: noiseRiskGivenDesign,
    given: [noiseGivenDesign, inverseWishartTrace],
    variance: { formula: 'sigma^4*dy^2*(TT - (dx/(n-dx-1))^2)', by: fftRiskVariance.id },
  },
  holdsFor: ['correlated-shift', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: { R: 'excess risk ‖Â − A_*‖²', V: '‖E X⁺‖²', T: 'tr (XXᵀ)⁻¹' },
    drawn: drawnFullFineTuning,
    steps: [
      step('V', onEverySample('Â − A_* = E X⁺, since X has full rank')),
      step('sigma^2*dy*T', by(noiseGivenDesign, 'V', { trace: 'T' })),
      step('sigma^2*dy*dx/(n-dx-1)', by(inverseWishartTrace, 'T')),
    ],
  },
});
