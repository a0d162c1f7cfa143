import { meanOf, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { designVariance, dx, dy, fullFineTuningVariance, n, sigma } from './setting.ts';

/**
 * The variance of the overdetermined FFT risk: what the mean test of fft-overdetermined needs. A sample variance has
 * a variance only where the risk has four moments, and a pilot of that needs eight: hence the sampling domain.
 */
export const fftRiskVariance = theorem({
  id: 'fft-risk-variance',
  cites:
    'arXiv:2605.19018, overdetermined setting; von Rosen 1988 for the moments of the inverse Wishart law',
  statement: 'Var R = sigma⁴ (2 dy E tr G⁻² + dy² Var tr G⁻¹) with G = XXᵀ.',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n > dx + 3',
  sampleWhen: 'n >= dx + 20',
  where: {
    q: '(n-dx)*(n-dx-1)*(n-dx-3)',
    T2: 'dx*(n-1)/q',
    TT: 'dx*((n-dx-2)*dx + 2)/q',
  },
  claim: meanOf(fullFineTuningVariance).equals('sigma^4*(2*dy*T2 + dy^2*(TT - (dx/(n-dx-1))^2))'),
  conditioned: { sampler: designVariance, given: [noiseGivenDesign] },
});
