import { algebra, by, inTheMean, meanOf, onEverySample, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftInterpolation } from './fft-interpolation.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { drawnBestPart } from './setting/derivation-of-interpolation.ts';
import { dx, dy, interpolationRisk, interpolationRiskGivenDesign, n, shiftEnergy, sigma } from './setting.ts';

/**
 * The risk at the best part of the step. R = (1 − c)² F2 + c² W − 2c(1 − c)⟨Delta, N⟩ with N = E X⁺ and W = ‖N‖²; given X
 * the last two are uncorrelated, as E is symmetric, and E⟨Delta, N⟩² = sigma² F2/(n − dx − 1).
 */
export const fftInterpolationRisk = theorem({
  id: 'fft-interpolation-risk',
  cites: 'arXiv:2605.19018, full fine-tuning',
  statement: 'At the best c the mean excess risk is F2 V/(F2 + V).',
  parameters: { n, dx, dy, sigma, F2: shiftEnergy },
  holdsWhen: 'n > dx + 1',
  sampleWhen: 'n >= dx + 4',
  where: {
    V: 'sigma^2*dy*dx/(n-dx-1)',
    c: 'F2/(F2 + V)',
    q: '(n-dx)*(n-dx-1)*(n-dx-3)',
    TT: 'dx*((n-dx-2)*dx + 2)/q',
  },
  claim: meanOf(interpolationRisk).equals('F2*V/(F2 + V)'),
  variance: {
    formula: `c^4*(${varianceFrom(fftRiskVariance).formula}) + 4*c^2*(1 - c)^2*sigma^2*F2/(n-dx-1)`,
    by: fftRiskVariance.id,
  },
  conditioned: {
    sampler: interpolationRiskGivenDesign,
    given: [noiseGivenDesign, inverseWishartTrace],
    variance: { formula: 'c^4*sigma^4*dy^2*(TT - (dx/(n-dx-1))^2)', by: fftRiskVariance.id },
  },
  standsOn: [fftInterpolation],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk at the best part of the step',
      W: '‖E X⁺‖², the excess risk of full fine-tuning',
      C: '⟨Delta, E X⁺⟩',
    },
    drawn: drawnBestPart,
    steps: [
      step('(1-c)^2*F2 + c^2*W - 2*c*(1-c)*C', onEverySample('Â − A_* = c E X⁺ − (1 − c) Delta')),
      step('(1-c)^2*F2 + c^2*W', inTheMean('the noise has mean 0 and is independent of X')),
      step('(1-c)^2*F2 + c^2*V', by(fftOverdetermined, 'W')),
      step('F2*V/(F2 + V)', algebra),
    ],
  },
});
