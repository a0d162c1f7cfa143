import { by, inTheMean, meanOf, onEverySample, quantity, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { drawnPairOfRisksOfShift } from './setting/derivation-of-variances.ts';
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
    noise: 'sigma^4*(2*dy*T2 + dy^2*(TT - (n/(dx-n-1))^2))',
    unseen: '2*n*(dx-n)/(dx*(dx-1)*(dx+2))*(F4 - F2^2/dx)',
  },
  claim: meanOf(fullFineTuningVarianceOfShift).equals('unseen + noise'),
  conditioned: { sampler: minimumNormDesignVariance, given: [noiseGivenDesign] },
  derivation: {
    from: '(R - Q)^2/2',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      Q: 'excess risk on an independent data set',
      S: '‖Delta(I − XX⁺)‖²',
      P: '‖Delta(I − XX⁺)‖² of the other data set',
      V: '‖E X⁺‖²',
      W: '‖E X⁺‖² of the other data set',
      N: '(V − W)²/2',
      B: '(I − XX⁺)₁₁',
      C: '(I − XX⁺)₁₁ of the other data set',
    },
    drawn: drawnPairOfRisksOfShift,
    steps: [
      step('(S + V - P - W)^2/2', onEverySample('the rows of E X⁺ lie in the span of the samples')),
      step('(S - P)^2/2 + N', inTheMean('the row space is independent of all that V depends on')),
      step(
        '(S - P)^2/2 + noise',
        // The dual of the lemma, with the samples in the place of the inputs.
        by(fftRiskVariance, 'N', { n: 'dx', dx: 'n' }),
      ),
      step(
        '(dx*F4 - F2^2)/(dx-1)*(B - C)^2/2 + noise',
        inTheMean('I − XX⁺ is invariant under rotations, and its diagonal entries add up to dx − n'),
      ),
      step('unseen + noise', inTheMean('(I − XX⁺)₁₁ has the law Beta((dx − n)/2, n/2)')),
    ],
  },
});
