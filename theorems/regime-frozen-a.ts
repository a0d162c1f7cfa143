import { by, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
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

/** Where frozen-A LoRA beats full fine-tuning: where it misses little enough of the shift. */
export const regimeFrozenA = theorem({
  id: 'regime-frozen-a',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement: 'Frozen-A LoRA has the lower mean risk iff b < dy sigma² (dx − r)/(n − dx − 1).',
  parameters: { n, dx, dy, r, sigma, g: reached, b: missed },
  holdsWhen: 'n > dx + 1, r < dx',
  sampleWhen: 'n >= dx + 12',
  claim: regime({
    methods: ['LoRA, frozen A', 'full fine-tuning'],
    risks: ['b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', 'sigma^2*dy*dx/(n-dx-1)'],
    symbol: 'b',
    boundary: 'dy*sigma^2*(dx-r)/(n-dx-1)',
    factor: '(n-1)/(n-r-1)',
    // Proposed by nerdamer, verified by the kernel on every run.
    solved: [{ of: 'sigma^2', equals: 'b*(n-dx-1)/(dy*(dx-r))' }],
    difference: frozenAAgainstFullFineTuning,
    conditioned: { sampler: frozenAAgainstFullFineTuningGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [fftOverdetermined, loraFrozenA],
  holdsFor: ['student-noise', 'correlated-noise'],
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
