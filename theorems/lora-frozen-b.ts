import { by, meanOf, onEverySample, step, theorem, varianceFrom } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { drawnFrozenB } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  fittedB,
  frozenBRisk,
  frozenBRiskGivenDesign,
  missedOutput,
  n,
  r,
  reachedOutput,
  sigma,
} from './setting.ts';

/** LoRA with a frozen B: full fine-tuning of r outputs, plus what the other outputs miss. */
export const loraFrozenB = theorem({
  id: 'lora-frozen-b',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor',
  statement: 'The mean excess risk of frozen-B LoRA is c + sigma² r dx/(n − dx − 1).',
  parameters: { n, dx, dy, r, sigma, c: missedOutput, h: reachedOutput },
  holdsWhen: 'n > dx + 1, r < dy',
  sampleWhen: 'n >= dx + 4',
  where: { q: '(n-dx)*(n-dx-1)*(n-dx-3)', TT: 'dx*((n-dx-2)*dx + 2)/q' },
  claim: meanOf(frozenBRisk).equals('c + sigma^2*r*dx/(n-dx-1)'),
  variance: varianceFrom(fftRiskVariance, { dy: 'r' }),
  conditioned: {
    sampler: frozenBRiskGivenDesign,
    given: [fftOverdetermined],
    variance: { formula: 'sigma^4*r^2*(TT - (dx/(n-dx-1))^2)', by: fftRiskVariance.id },
  },
  holdsFor: ['correlated-shift', 'student-noise'],
  assumes: [fittedB],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      V: 'excess risk of full fine-tuning of the r outputs QᵀY',
    },
    drawn: drawnFrozenB,
    steps: [
      step('c + V', onEverySample('the outputs that Q misses keep their shift')),
      step('c + sigma^2*r*dx/(n-dx-1)', by(fftOverdetermined, 'V', { dy: 'r' })),
    ],
  },
});
