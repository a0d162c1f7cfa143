import { meanOf, quantity, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import {
  dx,
  dy,
  energy,
  n,
  shiftSpectrum,
  sigma,
  stopped,
  stoppedRiskLessCosts,
  stoppedRiskLessCostsGivenDesign,
  trainingTime,
} from './setting.ts';

/**
 * Gradient flow stopped early. The scale is a lower bound on the risk: F2 e^{−2tn} by Jensen's inequality, the null
 * directions, and what no choice of a factor per eigenvalue, ridge regression included, gets below.
 */
export const fftEarlyStopping = theorem({
  id: 'fft-early-stopping',
  cites: 'arXiv:2605.19018, full fine-tuning; Ali, Kolter & Tibshirani 2019',
  statement:
    'At a time t fixed in advance, the mean excess risk of gradient flow on ½‖Y − (A_0 + D)X‖² from D = 0 is that of Σ ‖Delta‖² e^{−2tl}/dx + dy sigma² (1 − e^{−tl})²/l over the dx eigenvalues l of XXᵀ.',
  parameters: { n, dx, dy, sigma, t: trainingTime, s: shiftSpectrum },
  // Later than that nothing is left to be learnt but along null directions.
  sampleWhen: 't <= 1/2',
  quantities: { F2: quantity('‖Delta‖², the energy of the shift', energy) },
  claim: meanOf(stoppedRiskLessCosts(stopped)).equals('0', {
    relativeTo: 'max(F2*exp(-2*t*n), F2*(1 - n/dx), dx*dy*sigma^2/(n + dx*dy*sigma^2/F2))',
  }),
  conditioned: { sampler: stoppedRiskLessCostsGivenDesign, given: [noiseGivenDesign] },
});
