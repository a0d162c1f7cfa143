import { meanOf, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftInterpolation } from './fft-interpolation.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
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
});
