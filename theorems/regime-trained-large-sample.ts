import { identity, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraLargeSample } from './lora-large-sample.ts';
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
  standsOn: [fftOverdetermined, loraLargeSample],
  costly: true,
});
