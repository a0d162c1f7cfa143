import { inTheMean, meanOf, onEverySample, quantity, step, theorem } from '../../src/index.ts';
import { fftUnderdeterminedVariance } from '../fft-underdetermined-variance.ts';
import { drawnRowSpace } from '../setting/derivation-of-designs.ts';
import { dx, dy, energy, fourthPower, missedByRowSpace, n, shiftSpectrum } from '../setting.ts';

/** A random design of n samples leaves this much of the shift unseen. */
export const rowSpaceEnergy = theorem({
  id: 'row-space-energy',
  cites: 'arXiv:2605.19018, underdetermined setting; the row space of a Gaussian design is Haar',
  statement: 'The mean of ‖Delta(I − XX⁺)‖² is (1 − n/dx)‖Delta‖².',
  parameters: { n, dx, dy, s: shiftSpectrum },
  holdsWhen: 'n <= dx',
  sampleWhen: 'n < dx',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  claim: meanOf(missedByRowSpace).equals('(1 - n/dx)*F2'),
  variance: {
    formula: '2*n*(dx-n)/(dx*(dx-1)*(dx+2))*(F4 - F2^2/dx)',
    by: fftUnderdeterminedVariance.id,
  },
  holdsFor: ['student-design', 'correlated-samples'],
  derivation: {
    from: 'S',
    symbols: { S: '‖Delta(I − XX⁺)‖²', H: '‖Delta XX⁺‖²', K: 'tr XX⁺' },
    drawn: drawnRowSpace,
    steps: [
      step('F2 - H', onEverySample('XX⁺ is an orthogonal projection')),
      step(
        'F2 - F2*K/dx',
        inTheMean('the law of XX⁺ does not change under rotations: E XX⁺ is a multiple of I'),
      ),
      step('(1 - n/dx)*F2', onEverySample('XX⁺ has the rank n')),
    ],
  },
});
