import { by, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { regimeFrozenA } from './regime-frozen-a.ts';
import { drawnFrozenAOfVariance } from './setting/derivation-of-regimes.ts';
import {
  dx,
  dy,
  fullAgainstFrozenAOfVariance,
  fullAgainstFrozenAOfVarianceGivenDesign,
  missed,
  n,
  noiseVariance,
  r,
  reached,
} from './setting.ts';

/** regime-frozen-a as a threshold of the noise: above it, frozen-A LoRA is the better one. */
export const regimeFrozenANoise = theorem({
  id: 'regime-frozen-a-noise',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement: 'Frozen-A LoRA has the lower mean risk iff sigma² > b (n − dx − 1)/(dy (dx − r)).',
  parameters: { n, dx, dy, r, b: missed, g: reached, sigma2: noiseVariance },
  holdsWhen: 'n > dx + 1, r < dx',
  sampleWhen: 'n >= dx + 12',
  claim: regime({
    methods: ['full fine-tuning', 'LoRA, frozen A'],
    risks: ['sigma2*dy*dx/(n-dx-1)', 'b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)'],
    symbol: 'sigma2',
    boundary: 'b*(n-dx-1)/(dy*(dx-r))',
    factor: 'dy*(dx-r)*(n-1)/((n-r-1)*(n-dx-1))',
    difference: fullAgainstFrozenAOfVariance,
    conditioned: { sampler: fullAgainstFrozenAOfVarianceGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [regimeFrozenA],
  derivation: {
    from: 'F - R',
    symbols: {
      R: 'excess risk of LoRA with a frozen A',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnFrozenAOfVariance,
    steps: [
      step('F - (b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1))', by(loraFrozenA, 'R', { sigma: 'sqrt(sigma2)' })),
      step(
        'sigma2*dy*dx/(n-dx-1) - (b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1))',
        by(fftOverdetermined, 'F', { sigma: 'sqrt(sigma2)' }),
      ),
    ],
  },
});
