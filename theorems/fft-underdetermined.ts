import { by, meanOf, onEverySample, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { drawnFullFineTuningOfShift } from './setting/derivation-of-full-fine-tuning.ts';
import {
  dx,
  dy,
  energy,
  fourthPower,
  fullFineTuningRiskOfShift,
  minimumNormRiskGivenDesign,
  n,
  shiftSpectrum,
  sigma,
} from './setting.ts';

/** Full fine-tuning, underdetermined: what the design does not see stays, and the noise comes on top. */
export const fftUnderdetermined = theorem({
  id: 'fft-underdetermined',
  cites: 'arXiv:2605.19018, underdetermined setting',
  statement: 'The mean excess risk of minimum-norm FFT is (1 − n/dx)‖Delta‖² + sigma² dy n/(dx − n − 1).',
  parameters: { n, dx, dy, sigma, s: shiftSpectrum },
  holdsWhen: 'dx > n + 1',
  sampleWhen: 'dx >= n + 4',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  where: { q: '(dx-n)*(dx-n-1)*(dx-n-3)', TT: 'n*((dx-n-2)*n + 2)/q' },
  claim: meanOf(fullFineTuningRiskOfShift).equals('(1 - n/dx)*F2 + sigma^2*dy*n/(dx-n-1)'),
  variance: varianceFrom(fftUnderdeterminedVariance),
  conditioned: {
    sampler: minimumNormRiskGivenDesign,
    given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
    variance: {
      formula: '2*n*(dx-n)/(dx*(dx-1)*(dx+2))*(F4 - F2^2/dx) + sigma^4*dy^2*(TT - (n/(dx-n-1))^2)',
      by: fftUnderdeterminedVariance.id,
    },
  },
  holdsFor: ['student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      S: '‖Delta(I − XX⁺)‖²',
      V: '‖E X⁺‖²',
      T: 'tr (XᵀX)⁻¹',
    },
    drawn: drawnFullFineTuningOfShift,
    steps: [
      step('S + V', onEverySample('the rows of E X⁺ lie in the span of the samples')),
      step('(1 - n/dx)*F2 + V', by(rowSpaceEnergy, 'S')),
      step(
        '(1 - n/dx)*F2 + sigma^2*dy*T',
        // The dual of the lemma, with the samples in the place of the inputs.
        by(noiseGivenDesign, 'V', { n: 'dx', dx: 'n', trace: 'T' }),
      ),
      step('(1 - n/dx)*F2 + sigma^2*dy*n/(dx-n-1)', by(inverseWishartTraceDual, 'T')),
    ],
  },
});
