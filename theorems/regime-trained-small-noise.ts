import { algebra, by, identity, step, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraSmallNoise } from './lora-small-noise.ts';
import { drawnSmallNoise } from './setting/derivation-of-small-noise.ts';
import { dx, dy, lowRankSpectrum, n, r, smallNoiseBias, trainedGapPerNoise } from './setting.ts';

/** With the right rank and vanishing noise, trained LoRA always wins. */
export const regimeTrainedSmallNoise = theorem({
  id: 'regime-trained-small-noise',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement:
    'For rank Delta = r < min(dx, dy), as sigma → 0 FFT exceeds trained LoRA by a positive multiple of sigma².',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'n > dx + 1, r < min(dx, dy)',
  sampleWhen: 'n >= dx + 12',
  claim: identity({
    left: 'dy*dx/(n-dx-1) - r*(dx/(n-dx-1) + (dy-r)/(n-r-1))',
    right: '(dy-r)*(dx-r)*(n-1)/((n-dx-1)*(n-r-1))',
    positive: true,
    gap: { of: trainedGapPerNoise, bias: smallNoiseBias, relativeTo: 'dy*dx/(n-dx-1)' },
  }),
  costly: true,
  derivation: {
    from: 'F - R',
    symbols: {
      F: 'excess risk of full fine-tuning over sigma²',
      R: 'excess risk of trained LoRA over sigma² on the same data, at a small sigma',
    },
    drawn: drawnSmallNoise,
    steps: [
      step('dy*dx/(n-dx-1) - R', by(fftOverdetermined, 'F', { sigma: '1' })),
      step('dy*dx/(n-dx-1) - r*(dx/(n-dx-1) + (dy-r)/(n-r-1))', by(loraSmallNoise, 'R')),
      step('(dy-r)*(dx-r)*(n-1)/((n-dx-1)*(n-r-1))', algebra),
    ],
  },
});
