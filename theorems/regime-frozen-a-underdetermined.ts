import { by, regime, step, theorem } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { drawnFrozenA } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenAAgainstFullFineTuning,
  frozenAAgainstMinimumNormGivenDesign,
  missed,
  n,
  r,
  reached,
  sigma,
} from './setting.ts';

/**
 * Where frozen-A LoRA beats minimum-norm full fine-tuning. Solved for b, with ‖Delta‖² = b + g, it holds on the whole
 * domain; the two theorems beside this one solve it for the noise, whose effect changes its sign with the rank.
 */
export const regimeFrozenAUnderdetermined = theorem({
  id: 'regime-frozen-a-underdetermined',
  cites: 'arXiv:2605.19018, comparison in the underdetermined setting',
  statement:
    'Frozen-A LoRA has the lower mean risk iff (1 − n/dx)‖Delta‖² − b (n − 1)/(n − r − 1) + dy sigma² (n(n − 1) − r(dx − 1))/((dx − n − 1)(n − r − 1)) > 0.',
  parameters: { n, dx, dy, r, sigma, g: reached, b: missed },
  holdsWhen: 'dx > n + 1, r < n - 1',
  // With the noise in favour of LoRA the boundary is positive.
  sampleWhen: 'dx >= n + 12, dx <= 2*n, 4*r <= n - 1, n <= 20, g <= 5',
  where: { C: '(n*(n-1) - r*(dx-1))/((dx-n-1)*(n-r-1))' },
  claim: regime({
    methods: ['LoRA, frozen A', 'full fine-tuning'],
    risks: ['b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', '(1-n/dx)*(b+g) + sigma^2*dy*n/(dx-n-1)'],
    symbol: 'b',
    boundary: '((1-n/dx)*g + dy*sigma^2*C)/((n-1)/(n-r-1) - 1 + n/dx)',
    factor: '(n-1)/(n-r-1) - 1 + n/dx',
    difference: frozenAAgainstFullFineTuning,
    conditioned: {
      sampler: frozenAAgainstMinimumNormGivenDesign,
      given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
    },
  }),
  standsOn: [fftUnderdetermined, loraFrozenA],
  derivation: {
    from: 'R - F',
    symbols: {
      R: 'excess risk of LoRA with a frozen A',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnFrozenA,
    steps: [
      step('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1) - F', by(loraFrozenA, 'R')),
      step(
        'b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1) - (1-n/dx)*(b+g) - sigma^2*dy*n/(dx-n-1)',
        by(fftUnderdetermined, 'F', { F2: 'b + g' }),
      ),
    ],
  },
});
