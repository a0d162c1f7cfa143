import { inTheMean, meanOf, onEverySample, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftRidge } from './fft-ridge.ts';
import { drawnBestRidge } from './setting/derivation-of-regularised.ts';
import {
  dx,
  dy,
  n,
  ridgeRiskLessTrace,
  ridgeRiskLessTraceGivenDesign,
  shiftEnergy,
  sigma,
} from './setting.ts';

/**
 * The risk of ridge regression at its best penalty. The scale is a lower bound on it: by Jensen's inequality
 * E tr (XXᵀ + λI)⁻¹ ≥ dx/(n + λ), and the null directions alone cost (dx − n)/λ.
 */
export const fftRidgeRisk = theorem({
  id: 'fft-ridge-risk',
  cites: 'arXiv:2605.19018, full fine-tuning',
  statement: 'At λ* = dy dx sigma²/‖Delta‖² the mean excess risk is sigma² dy E tr (XXᵀ + λ*I)⁻¹.',
  parameters: { n, dx, dy, sigma, F2: shiftEnergy },
  sampleWhen: 'sigma >= 1/2, sigma <= 2, F2 >= 1/4, F2 <= 4',
  where: { best: 'dy*dx*sigma^2/F2' },
  claim: meanOf(ridgeRiskLessTrace).equals('0', {
    relativeTo: 'dy*sigma^2*max(dx/(n + best), (dx - n)/best)',
  }),
  conditioned: { sampler: ridgeRiskLessTraceGivenDesign, given: [noiseGivenDesign] },
  standsOn: [fftRidge],
  derivation: {
    from: 'R - sigma^2*dy*T',
    symbols: {
      R: 'excess risk at λ*',
      T: 'tr (XXᵀ + λ*I)⁻¹',
      B: '‖λ*Delta(XXᵀ + λ*I)⁻¹‖²',
      V: '‖E Xᵀ(XXᵀ + λ*I)⁻¹‖²',
      A: 'Σ l/(l + λ*)² over the eigenvalues l of XXᵀ',
      L: 'Σ λ*²/(l + λ*)²',
    },
    drawn: drawnBestRidge,
    steps: [
      step('B + V - sigma^2*dy*T', inTheMean('the noise has mean 0 and is independent of X')),
      step('B + sigma^2*dy*A - sigma^2*dy*T', inTheMean('E EᵀE = sigma² dy I', [noiseGivenDesign])),
      step(
        'F2/dx*L + sigma^2*dy*A - sigma^2*dy*T',
        inTheMean('the eigenvectors of XXᵀ are Haar, independent of its eigenvalues'),
      ),
      step('0', onEverySample('λ*F2/dx = sigma² dy, and λ*/(l + λ*)² + l/(l + λ*)² = 1/(l + λ*)')),
    ],
  },
});
