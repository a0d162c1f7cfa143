import { algebra, by, identity, onEverySample, step, theorem } from '../src/index.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraNullSpaceFloor } from './lora-null-space-floor.ts';
import { loraSmallNoiseUnderdetermined } from './lora-small-noise-underdetermined.ts';
import { drawnSmallNoise } from './setting/derivation-of-small-noise.ts';
import {
  dx,
  dy,
  lowRankSpectrum,
  minimumNormGapPerNoise,
  n,
  r,
  smallNoiseBiasUnderdetermined,
} from './setting.ts';

/** With the right rank and vanishing noise, trained LoRA beats minimum-norm full fine-tuning too. */
export const regimeTrainedSmallNoiseUnderdetermined = theorem({
  id: 'regime-trained-small-noise-underdetermined',
  cites: 'arXiv:2605.19018, comparison in the underdetermined setting',
  statement:
    'For n < dx and rank Delta = r < min(n, dy), as sigma → 0 FFT exceeds trained LoRA by a positive multiple of sigma².',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'dx > n + 1, r < min(n, dy)',
  sampleWhen: 'dx >= n + 12, n >= r + 4',
  claim: identity({
    left: 'dy*n/(dx-n-1) - r*(n/(dx-n-1) + (dy-r)/(dx-r-1))',
    right: '(dx-1)*(dy-r)*(n-r)/((dx-n-1)*(dx-r-1))',
    positive: true,
    gap: {
      of: minimumNormGapPerNoise,
      bias: smallNoiseBiasUnderdetermined,
      relativeTo: 'dy*n/(dx-n-1)',
    },
  }),
  costly: true,
  derivation: {
    from: 'F - R',
    symbols: {
      F: 'excess risk of full fine-tuning over sigma²',
      R: 'excess risk of trained LoRA over sigma² on the same data, at a small sigma',
      G: 'F less what the samples do not see of the shift: the risk at Delta = 0',
      Q: 'R less the same',
    },
    drawn: drawnSmallNoise,
    steps: [
      step('G - Q', onEverySample('both miss what the samples do not see', [loraNullSpaceFloor])),
      step('dy*n/(dx-n-1) - Q', by(fftUnderdetermined, 'G', { sigma: '1', F2: '0' })),
      step('dy*n/(dx-n-1) - r*(n/(dx-n-1) + (dy-r)/(dx-r-1))', by(loraSmallNoiseUnderdetermined, 'Q')),
      step('(dx-1)*(dy-r)*(n-r)/((dx-n-1)*(dx-r-1))', algebra),
    ],
  },
});
