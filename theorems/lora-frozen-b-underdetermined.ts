import { by, meanOf, onEverySample, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { drawnFrozenB } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenBRisk,
  minimumNormFrozenBRiskGivenDesign,
  missedOutput,
  n,
  r,
  reachedOutput,
  reachedOutputFourthPower,
  sigma,
} from './setting.ts';

/** LoRA with a frozen B, underdetermined: minimum-norm fine-tuning of r outputs, plus what the other outputs miss. */
export const loraFrozenBUnderdetermined = theorem({
  id: 'lora-frozen-b-underdetermined',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor',
  statement: 'The mean excess risk of frozen-B LoRA is c + (1 − n/dx) h + sigma² r n/(dx − n − 1).',
  parameters: { n, dx, dy, r, sigma, c: missedOutput, h: reachedOutput },
  holdsWhen: 'dx > n + 1, r < dy',
  sampleWhen: 'dx >= n + 4',
  quantities: { h4: quantity('‖QᵀDelta DeltaᵀQ‖²', reachedOutputFourthPower) },
  where: { q: '(dx-n)*(dx-n-1)*(dx-n-3)', TT: 'n*((dx-n-2)*n + 2)/q' },
  claim: meanOf(frozenBRisk).equals('c + (1 - n/dx)*h + sigma^2*r*n/(dx-n-1)'),
  variance: varianceFrom(fftUnderdeterminedVariance, { dy: 'r', F2: 'h', F4: 'h4' }),
  conditioned: {
    sampler: minimumNormFrozenBRiskGivenDesign,
    given: [fftUnderdetermined],
    variance: {
      formula: '2*n*(dx-n)/(dx*(dx-1)*(dx+2))*(h4 - h^2/dx) + sigma^4*r^2*(TT - (n/(dx-n-1))^2)',
      by: fftUnderdeterminedVariance.id,
    },
  },
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      V: 'excess risk of full fine-tuning of the r outputs QᵀY',
    },
    drawn: drawnFrozenB,
    steps: [
      step('c + V', onEverySample('the outputs that Q misses keep their shift')),
      step('c + (1 - n/dx)*h + sigma^2*r*n/(dx-n-1)', by(fftUnderdetermined, 'V', { dy: 'r', F2: 'h' })),
    ],
  },
});
