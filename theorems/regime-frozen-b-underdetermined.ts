import { by, regime, step, theorem } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraFrozenBUnderdetermined } from './lora-frozen-b-underdetermined.ts';
import { drawnFrozenB } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenBAgainstFullFineTuning,
  frozenBAgainstMinimumNormGivenDesign,
  missedOutput,
  n,
  r,
  reachedOutput,
  sigma,
} from './setting.ts';

/** Where frozen-B LoRA beats minimum-norm full fine-tuning: of the missed outputs only what X sees is missed. */
export const regimeFrozenBUnderdetermined = theorem({
  id: 'regime-frozen-b-underdetermined',
  cites: 'arXiv:2605.19018, comparison in the underdetermined setting',
  statement: 'Frozen-B LoRA has the lower mean risk iff c < sigma² (dy − r) dx/(dx − n − 1).',
  parameters: { n, dx, dy, r, sigma, h: reachedOutput, c: missedOutput },
  holdsWhen: 'dx > n + 1, r < dy',
  sampleWhen: 'dx >= n + 12',
  claim: regime({
    methods: ['LoRA, frozen B', 'full fine-tuning'],
    risks: ['c + (1-n/dx)*h + sigma^2*r*n/(dx-n-1)', '(1-n/dx)*(c+h) + sigma^2*dy*n/(dx-n-1)'],
    symbol: 'c',
    boundary: 'sigma^2*(dy-r)*dx/(dx-n-1)',
    factor: 'n/dx',
    difference: frozenBAgainstFullFineTuning,
    conditioned: {
      sampler: frozenBAgainstMinimumNormGivenDesign,
      given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
    },
  }),
  standsOn: [fftUnderdetermined, loraFrozenBUnderdetermined],
  derivation: {
    from: 'R - F',
    symbols: {
      R: 'excess risk of LoRA with a frozen B',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnFrozenB,
    steps: [
      step('c + (1-n/dx)*h + sigma^2*r*n/(dx-n-1) - F', by(loraFrozenBUnderdetermined, 'R')),
      step(
        'c + (1-n/dx)*h + sigma^2*r*n/(dx-n-1) - (1-n/dx)*(c+h) - sigma^2*dy*n/(dx-n-1)',
        by(fftUnderdetermined, 'F', { F2: 'c + h' }),
      ),
    ],
  },
});
