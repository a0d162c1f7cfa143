import { meanOf, quantity, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import {
  dx,
  dy,
  energy,
  fourthPower,
  fullFineTuningVarianceOfShift,
  minimumNormDesignVariance,
  n,
  shiftSpectrum,
  sigma,
} from './setting.ts';

/** The variance of the minimum-norm FFT risk: a Haar row space, and the dual of fft-risk-variance. */
export const fftUnderdeterminedVariance = theorem({
  id: 'fft-underdetermined-variance',
  cites: 'arXiv:2605.19018, underdetermined setting; second moments of a Haar projection',
  statement:
    'Var R is that of the unseen energy of the shift plus the noise part of fft-risk-variance with n ↔ dx.',
  parameters: { n, dx, dy, sigma, s: shiftSpectrum },
  holdsWhen: 'dx > n + 3',
  sampleWhen: 'dx >= n + 20',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  where: {
    q: '(dx-n)*(dx-n-1)*(dx-n-3)',
    T2: 'n*(dx-1)/q',
    TT: 'n*((dx-n-2)*n + 2)/q',
    unseen: '2*n*(dx-n)/(dx*(dx-1)*(dx+2))*(F4 - F2^2/dx)',
  },
  claim: meanOf(fullFineTuningVarianceOfShift).equals(
    'unseen + sigma^4*(2*dy*T2 + dy^2*(TT - (n/(dx-n-1))^2))',
  ),
  conditioned: { sampler: minimumNormDesignVariance, given: [noiseGivenDesign] },
});
