import { by, meanOf, onEverySample, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { drawnFullFineTuningUnderCovariance } from './setting/derivation-of-full-fine-tuning.ts';
import {
  dx,
  dy,
  fullFineTuningRiskUnderCovariance,
  kappa,
  n,
  noiseRiskUnderCovariance,
  sigma,
} from './setting.ts';

/** Least squares does not see the covariance of its inputs: the law of its risk is the same for all of them. */
export const fftAnyCovariance = theorem({
  id: 'fft-any-covariance',
  cites: 'arXiv:2605.19018, overdetermined setting; invariance of least squares',
  statement:
    'For inputs of any covariance Σ the mean excess risk in the Σ-norm is sigma² dy dx/(n − dx − 1).',
  parameters: { n, dx, dy, sigma, kappa },
  holdsWhen: 'n > dx + 1, kappa >= 1',
  sampleWhen: 'n >= dx + 4, kappa <= 10000',
  where: { q: '(n-dx)*(n-dx-1)*(n-dx-3)', TT: 'dx*((n-dx-2)*dx + 2)/q' },
  claim: meanOf(fullFineTuningRiskUnderCovariance).equals('sigma^2*dy*dx/(n-dx-1)'),
  variance: varianceFrom(fftRiskVariance),
  conditioned: {
    sampler: noiseRiskUnderCovariance,
    given: [noiseGivenDesign, inverseWishartTrace],
    variance: { formula: 'sigma^4*dy^2*(TT - (dx/(n-dx-1))^2)', by: fftRiskVariance.id },
  },
  holdsFor: ['covariance', 'correlated-shift', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: '‖(Â − A_*)Σ^{1/2}‖² for X = Σ^{1/2}Z',
      V: 'excess risk of the fit of A_*Σ^{1/2} to the design Z with the same noise',
    },
    drawn: drawnFullFineTuningUnderCovariance,
    steps: [
      step('V', onEverySample('that fit is ÂΣ^{1/2}, since X⁺Σ^{1/2} = Z⁺')),
      step('sigma^2*dy*dx/(n-dx-1)', by(fftOverdetermined, 'V')),
    ],
  },
});
