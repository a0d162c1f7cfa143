import { by, definition, meanOf, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import {
  dx,
  dy,
  fittedA,
  frozenARisk,
  frozenARiskGivenDesign,
  missed,
  n,
  r,
  reached,
  residualSecondMoment,
  sigma,
} from './setting.ts';

/** LoRA with a frozen A: the missed part of the shift acts as noise. True for any dx. */
export const loraFrozenA = theorem({
  id: 'lora-frozen-a',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor (LoRA-FA)',
  statement: 'The mean excess risk of frozen-A LoRA is (b (n − 1) + dy sigma² r)/(n − r − 1).',
  parameters: { n, dx, dy, r, sigma, b: missed, g: reached },
  holdsWhen: 'n > r + 1, r < dx',
  sampleWhen: 'n >= r + 4',
  quantities: { C2: quantity('tr C², C = Delta(I − AᵀA)Deltaᵀ + sigma² I', residualSecondMoment) },
  where: { q: '(n-r)*(n-r-1)*(n-r-3)', TT: 'r*((n-r-2)*r + 2)/q' },
  claim: meanOf(frozenARisk).equals('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)'),
  variance: varianceFrom(loraFrozenAVariance),
  conditioned: {
    sampler: frozenARiskGivenDesign,
    given: [noiseGivenDesign, inverseWishartTrace],
    variance: { formula: '(b + dy*sigma^2)^2*(TT - (r/(n-r-1))^2)', by: loraFrozenAVariance.id },
  },
  holdsFor: ['student-noise', 'correlated-noise'],
  assumes: [fittedA],
  derivation: {
    from: 'R',
    symbols: {
      R: 'mean excess risk b + ‖(Delta(I − AᵀA)X + E)(AX)⁺‖²',
      V: 'mean of ‖(Delta(I − AᵀA)X + E)(AX)⁺‖²: noise of total variance b + dy sigma², independent of AX',
      T: 'E tr (A XXᵀ Aᵀ)⁻¹; AX is an r × n Gaussian design',
    },
    steps: [
      step('b + V', definition('R', 'b + V')),
      step(
        'b + (b + dy*sigma^2)*T',
        by(noiseGivenDesign, 'V', { sigma: 'sqrt(b + dy*sigma^2)', dy: '1', trace: 'T' }),
      ),
      step('b + (b + dy*sigma^2)*r/(n-r-1)', by(inverseWishartTrace, 'T', { dx: 'r' })),
    ],
  },
});
