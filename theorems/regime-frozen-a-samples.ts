import { by, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { regimeFrozenA } from './regime-frozen-a.ts';
import { drawnFrozenA } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenAAgainstFullFineTuning,
  frozenAAgainstFullFineTuningGivenDesign,
  missed,
  n,
  r,
  reached,
  sigma,
} from './setting.ts';

/** regime-frozen-a as a threshold of the samples: up to it, frozen-A LoRA is the better one. */
export const regimeFrozenASamples = theorem({
  id: 'regime-frozen-a-samples',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement: 'Frozen-A LoRA has the lower mean risk iff n < dx + 1 + dy sigma² (dx − r)/b.',
  parameters: { n, dx, dy, r, sigma, b: missed, g: reached },
  holdsWhen: 'n > dx + 1, r < dx',
  sampleWhen: 'n >= dx + 24',
  claim: regime({
    methods: ['LoRA, frozen A', 'full fine-tuning'],
    risks: ['b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', 'sigma^2*dy*dx/(n-dx-1)'],
    symbol: 'n',
    from: 'dx + 1',
    boundary: 'dx + 1 + dy*sigma^2*(dx-r)/b',
    factor: 'b*(n-1)/((n-r-1)*(n-dx-1))',
    placedBy: { parameter: 'b', equals: 'dy*sigma^2*(dx-r)/(n-dx-1)' },
    difference: frozenAAgainstFullFineTuning,
    conditioned: { sampler: frozenAAgainstFullFineTuningGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [regimeFrozenA],
  derivation: {
    from: 'R - F',
    symbols: {
      R: 'excess risk of LoRA with a frozen A',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnFrozenA,
    steps: [
      step('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1) - F', by(loraFrozenA, 'R')),
      step('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1) - sigma^2*dy*dx/(n-dx-1)', by(fftOverdetermined, 'F')),
    ],
  },
});
