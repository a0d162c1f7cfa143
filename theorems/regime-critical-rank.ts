import { by, inTheMean, regime, step, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { regimeFrozenAUnderdetermined } from './regime-frozen-a-underdetermined.ts';
import { drawnCostOfNoise } from './setting/derivation-of-regimes.ts';
import {
  costOfNoiseFrozenAAgainstFull,
  costOfNoiseGivenDesign,
  dx,
  dy,
  missed,
  n,
  noiseVariance,
  r,
  reached,
} from './setting.ts';

/** The rank below which noise costs frozen-A LoRA less than minimum-norm full fine-tuning, whatever the shift. */
export const regimeCriticalRank = theorem({
  id: 'regime-critical-rank',
  cites: 'arXiv:2605.19018, comparison in the underdetermined setting',
  statement: 'More noise favours frozen-A LoRA over full fine-tuning iff r < n(n − 1)/(dx − 1).',
  parameters: { n, dx, dy, r, b: missed, g: reached, sigma2: noiseVariance },
  holdsWhen: 'dx > n + 1, r < n - 1',
  // Then 1.5 times the critical rank is at most n/2.
  sampleWhen: 'n >= 24, n <= 28, dx >= 3*n, dx <= 96, dy <= 4, b <= 1, g <= 1',
  claim: regime({
    methods: ['LoRA, frozen A', 'full fine-tuning'],
    risks: ['b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)', '(1-n/dx)*(b+g) + sigma2*dy*n/(dx-n-1)'],
    slopeIn: 'sigma2',
    symbol: 'r',
    boundary: 'n*(n-1)/(dx-1)',
    factor: 'dy*(dx-1)/((dx-n-1)*(n-r-1))',
    difference: costOfNoiseFrozenAAgainstFull,
    conditioned: {
      sampler: costOfNoiseGivenDesign,
      given: [noiseGivenDesign, inverseWishartTrace, inverseWishartTraceDual],
    },
  }),
  standsOn: [regimeFrozenAUnderdetermined],
  costly: true,
  derivation: {
    from: 'K',
    symbols: {
      K: 'what unit noise adds to the risk of LoRA less what it adds to that of full fine-tuning',
      V: '‖E(AX)⁺‖²',
      U: '‖E X⁺‖²',
      T: 'tr (A XXᵀ Aᵀ)⁻¹',
      D: 'tr (XᵀX)⁻¹',
    },
    drawn: drawnCostOfNoise,
    steps: [
      step('V - U', inTheMean('the noise has mean 0, whatever X and the shift are')),
      step('dy*T - U', by(noiseGivenDesign, 'V', { sigma: '1', dx: 'r', trace: 'T' })),
      // The dual of the lemma, with the samples in the place of the inputs.
      step('dy*T - dy*D', by(noiseGivenDesign, 'U', { sigma: '1', n: 'dx', dx: 'n', trace: 'D' })),
      step('dy*r/(n-r-1) - dy*D', by(inverseWishartTrace, 'T', { dx: 'r' })),
      step('dy*r/(n-r-1) - dy*n/(dx-n-1)', by(inverseWishartTraceDual, 'D')),
    ],
  },
});
