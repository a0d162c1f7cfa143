import { algebra, by, identity, inTheMean, limitWithin, step, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraLargeSample } from './lora-large-sample.ts';
import { drawnLargeSample } from './setting/derivation-of-large-sample.ts';
import { dx, dy, largeSampleBias, largeSampleGap, lowRankSpectrum, r, sigma } from './setting.ts';

/** At the rank of the shift trained LoRA has the lower risk at order 1/n. */
export const regimeTrainedLargeSample = theorem({
  id: 'regime-trained-large-sample',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement:
    'For rank Delta = r < min(dx, dy) FFT exceeds trained LoRA by sigma² (dx − r)(dy − r)/n to leading order.',
  parameters: { dx, dy, r, sigma, s: lowRankSpectrum },
  holdsWhen: 'r < min(dx, dy)',
  sampleWhen: 'dx <= 6, dy <= 6',
  claim: identity({
    left: 'sigma^2*dx*dy - sigma^2*r*(dx+dy-r)',
    right: 'sigma^2*(dx-r)*(dy-r)',
    positive: true,
    gap: { of: largeSampleGap, bias: largeSampleBias, relativeTo: 'sigma^2*dx*dy' },
  }),
  costly: true,
  derivation: {
    from: 'D1',
    symbols: {
      D1: 'm times the excess risk of full fine-tuning less that of trained LoRA, m samples',
      boundD: 'how far D1 moves as 1/√m is halved, at the same √m(XXᵀ/m − I) and Z = E Xᵀ/√m',
      F: '‖Z‖², the limit for full fine-tuning',
      Q: 'the limit for trained LoRA, a quadratic form in Z',
    },
    drawn: drawnLargeSample,
    steps: [
      step('F - Q', limitWithin('m -> infinity', 'boundD')),
      step('sigma^2*dx*dy - Q', inTheMean('m sigma² dx dy/(m − dx − 1) tends to that', [fftOverdetermined])),
      step(
        'sigma^2*dx*dy - sigma^2*r*(dx+dy-r)',
        // At the rank of the shift s_j = 0 for j > r, and each of the r (dy − r) pairs costs sigma².
        by(loraLargeSample, 'Q', { S: 'sigma^2*r*(dy-r)' }),
      ),
      step('sigma^2*(dx-r)*(dy-r)', algebra),
    ],
  },
});
