import { by, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { drawnFrozenB } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenBAgainstFullFineTuning,
  frozenBAgainstFullGivenDesign,
  missedOutput,
  n,
  r,
  reachedOutput,
  sigma,
} from './setting.ts';

/** Where frozen-B LoRA beats full fine-tuning: where the outputs it gives up are worth less than their noise. */
export const regimeFrozenB = theorem({
  id: 'regime-frozen-b',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement: 'Frozen-B LoRA has the lower mean risk iff c < sigma² (dy − r) dx/(n − dx − 1).',
  parameters: { n, dx, dy, r, sigma, h: reachedOutput, c: missedOutput },
  holdsWhen: 'n > dx + 1, r < dy',
  sampleWhen: 'n >= dx + 12',
  claim: regime({
    methods: ['LoRA, frozen B', 'full fine-tuning'],
    risks: ['c + sigma^2*r*dx/(n-dx-1)', 'sigma^2*dy*dx/(n-dx-1)'],
    symbol: 'c',
    boundary: 'sigma^2*(dy-r)*dx/(n-dx-1)',
    factor: '1',
    // Proposed by nerdamer, verified by the kernel on every run.
    solved: [{ of: 'sigma^2', equals: 'c*(n-dx-1)/((dy-r)*dx)' }],
    difference: frozenBAgainstFullFineTuning,
    conditioned: { sampler: frozenBAgainstFullGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [fftOverdetermined, loraFrozenB],
  derivation: {
    from: 'R - F',
    symbols: {
      R: 'excess risk of LoRA with a frozen B',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnFrozenB,
    steps: [
      step('c + sigma^2*r*dx/(n-dx-1) - F', by(loraFrozenB, 'R')),
      step('c + sigma^2*r*dx/(n-dx-1) - sigma^2*dy*dx/(n-dx-1)', by(fftOverdetermined, 'F')),
    ],
  },
});
