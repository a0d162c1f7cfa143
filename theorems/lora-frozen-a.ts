import { algebra, by, meanOf, onEverySample, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { drawnFrozenA } from './setting/derivation-of-frozen-factors.ts';
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
      R: 'excess risk ‖Â − A_*‖²',
      V: '‖N W⁺‖² with W = AX, a Gaussian design of r inputs, and N = Delta(I − AᵀA)X + E',
      T: 'tr (WWᵀ)⁻¹',
    },
    drawn: drawnFrozenA,
    steps: [
      step('b + V', onEverySample('the missed part of the shift is orthogonal to the rows of A')),
      step(
        'b + (b + dy*sigma^2)*T',
        // N is independent of W, with columns of total variance b + dy sigma².
        by(noiseGivenDesign, 'V', { sigma: 'sqrt(b + dy*sigma^2)', dy: '1', dx: 'r', trace: 'T' }),
      ),
      step('b + (b + dy*sigma^2)*r/(n-r-1)', by(inverseWishartTrace, 'T', { dx: 'r' })),
      step('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', algebra),
    ],
  },
});
