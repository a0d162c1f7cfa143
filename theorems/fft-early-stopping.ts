import { inTheMean, meanOf, onEverySample, quantity, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnStopped } from './setting/derivation-of-regularised.ts';
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
 * Gradient flow stopped early. The scale is a lower bound on the risk. With G = XXᵀ the shift costs F2(1 − n/dx) along
 * null directions, and F2 E tr e^{−2tG}/dx ≥ F2 E e^{−2tG₁₁} = F2(1 + 4t)^{−n/2} by Peierls' inequality. The noise costs
 * dy sigma² E Y²/tr G or more with Y = tr(I − e^{−tG}), hence dy sigma² (E Y)²/(n dx), both by Cauchy–Schwarz; and
 * E Y ≥ dx(1 − rhoⁿ) by Golden–Thompson, rho the eigenvalue of E e^{−txxᵀ} for one sample x.
 */
export const fftEarlyStopping = theorem({
  id: 'fft-early-stopping',
  cites: 'arXiv:2605.19018, full fine-tuning; Ali, Kolter & Tibshirani 2019',
  statement:
    'At a fixed time t of gradient flow on ½‖Y − (A_0 + D)X‖² from D = 0, the mean excess risk is that of Σ ‖Delta‖² e^{−2tl}/dx + dy sigma² (1 − e^{−tl})²/l over the dx eigenvalues l of XXᵀ.',
  parameters: { n, dx, dy, sigma, t: trainingTime, s: shiftSpectrum },
  // Later than that the smallest eigenvalue alone decides what is left, and the scale is far below the risk.
  sampleWhen: 't <= 3/10',
  quantities: { F2: quantity('‖Delta‖², the energy of the shift', energy) },
  where: {
    rho: '1 - (1 - exp(-dx/2*log(1 + 2*t)))/dx',
    noise: 'dy*sigma^2*dx*(1 - exp(n*log(rho)))^2/n',
  },
  claim: meanOf(stoppedRiskLessCosts(stopped)).equals('0', {
    relativeTo: 'F2*max(exp(-n/2*log(1 + 4*t)), 1 - n/dx) + noise',
  }),
  conditioned: { sampler: stoppedRiskLessCostsGivenDesign, given: [noiseGivenDesign] },
  derivation: {
    from: 'R - C',
    symbols: {
      R: 'excess risk at the time t',
      C: 'Σ ‖Delta‖² e^{−2tl}/dx + dy sigma² (1 − e^{−tl})²/l',
      B: '‖Delta e^{−tXXᵀ}‖²',
      V: '‖E X⁺(I − e^{−tXXᵀ})‖²',
      A: 'Σ (1 − e^{−tl})²/l',
      L: 'Σ e^{−2tl}',
    },
    drawn: drawnStopped,
    steps: [
      step('B + V - C', inTheMean('the noise has mean 0 and is independent of X')),
      step('B + sigma^2*dy*A - C', inTheMean('E EᵀE = sigma² dy I', [noiseGivenDesign])),
      step(
        'F2/dx*L + sigma^2*dy*A - C',
        inTheMean('the eigenvectors of XXᵀ are Haar, independent of its eigenvalues'),
      ),
      step('0', onEverySample('C is the same sum')),
    ],
  },
});
