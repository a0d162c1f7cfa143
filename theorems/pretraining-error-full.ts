import { by, inTheMean, meanOf, quantity, step, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { drawnFullFineTuningAfterPretraining } from './setting/derivation-after-pretraining.ts';
import {
  dx,
  dy,
  energy,
  fullFineTuningAfterPretraining,
  fullFineTuningAfterPretrainingGivenDesigns,
  n,
  n0,
  shiftSpectrum,
  sigma,
  sigma0,
} from './setting.ts';

/** Minimum-norm full fine-tuning from a fitted A_0; the overdetermined case does not see A_0 at all. */
export const pretrainingErrorFull = theorem({
  id: 'pretraining-error-full',
  cites: 'arXiv:2605.19018, fine-tuning after pretraining',
  statement: 'fft-underdetermined with ‖Delta_s‖² + sigma0² dy dx/(n0 − dx − 1) for ‖Delta‖².',
  parameters: { n0, n, dx, dy, sigma0, sigma, s: shiftSpectrum },
  holdsWhen: 'n0 > dx + 1, dx > n + 1',
  // Where the error of A_0 is a large part of the risk.
  sampleWhen: 'n0 >= dx + 12, n0 <= dx + 20, dx >= n + 12, dx <= 24, sigma0 >= 1, sigma <= 1, dy <= 24',
  quantities: { F2: quantity('‖Delta_s‖², the energy of the true shift', energy) },
  claim: meanOf(fullFineTuningAfterPretraining).equals(
    '(1-n/dx)*(F2 + sigma0^2*dy*dx/(n0-dx-1)) + sigma^2*dy*n/(dx-n-1)',
  ),
  conditioned: {
    sampler: fullFineTuningAfterPretrainingGivenDesigns,
    given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
  },
  standsOn: [fftUnderdetermined],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      P: '‖A_* − A_0‖²',
      N: '‖A_0 − A_s‖², the error of A_0',
      T0: 'tr (X0X0ᵀ)⁻¹ of the source design',
    },
    drawn: drawnFullFineTuningAfterPretraining,
    steps: [
      step('(1-n/dx)*P + sigma^2*dy*n/(dx-n-1)', by(fftUnderdetermined, 'R', { F2: 'P' })),
      step(
        '(1-n/dx)*(F2 + N) + sigma^2*dy*n/(dx-n-1)',
        inTheMean('the error of A_0 has mean 0, whatever the true shift is'),
      ),
      step(
        '(1-n/dx)*(F2 + sigma0^2*dy*T0) + sigma^2*dy*n/(dx-n-1)',
        by(noiseGivenDesign, 'N', { n: 'n0', sigma: 'sigma0', trace: 'T0' }),
      ),
      step(
        '(1-n/dx)*(F2 + sigma0^2*dy*dx/(n0-dx-1)) + sigma^2*dy*n/(dx-n-1)',
        by(inverseWishartTrace, 'T0', { n: 'n0' }),
      ),
    ],
  },
});
