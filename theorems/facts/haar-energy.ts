import { by, inTheMean, meanOf, quantity, step, theorem } from '../../src/index.ts';
import { fftUnderdeterminedVariance } from '../fft-underdetermined-variance.ts';
import { drawnHaarProjection } from '../setting/derivation-of-designs.ts';
import { dx, dy, energy, fourthPower, missedByHaarFactor, r, shiftSpectrum } from '../setting.ts';
import { rowSpaceEnergy } from './row-space-energy.ts';

/** A frozen factor in a random direction misses this much of the shift. */
export const haarEnergy = theorem({
  id: 'haar-energy',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor; E AᵀA = (r/dx) I for a Haar factor',
  statement: 'The mean of ‖Delta(I − AᵀA)‖² over a Haar A of rank r is (1 − r/dx)‖Delta‖².',
  parameters: { dx, dy, r, s: shiftSpectrum },
  holdsWhen: 'r <= dx',
  sampleWhen: 'r < dx',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  claim: meanOf(missedByHaarFactor).equals('(1 - r/dx)*F2'),
  variance: {
    formula: '2*r*(dx-r)/(dx*(dx-1)*(dx+2))*(F4 - F2^2/dx)',
    by: fftUnderdeterminedVariance.id,
  },
  derivation: {
    from: 'M',
    symbols: { M: '‖Delta(I − AᵀA)‖²', S: '‖Delta(I − XX⁺)‖² for r samples' },
    drawn: drawnHaarProjection,
    steps: [
      step('S', inTheMean('the projections AᵀA and XX⁺ have the same law')),
      step('(1 - r/dx)*F2', by(rowSpaceEnergy, 'S', { n: 'r' })),
    ],
  },
});
