import { algebra, asymptotic, natural, positive, quantity, spectrum, step, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraLargeSample } from './lora-large-sample.ts';
import { crossingFromWishart, crossingOfFits, dx, dy, firstCost, r, sigma } from './setting.ts';

/** Below the rank of the shift full fine-tuning has the lower risk for many samples, from a crossing that moves out as the tail shrinks. */
export const regimeTrainedLargeSampleCrossing = theorem({
  id: 'regime-trained-large-sample-crossing',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'As T_r → 0, FFT has the lower risk from n = (sigma² dx dy − C_r)/T_r on, to leading order.',
  parameters: {
    n: natural('samples'),
    dx,
    dy,
    r,
    sigma,
    t: positive('T_r over sigma² (dx - r)(dy - r)/40'),
    s: spectrum('leading singular values of the shift, in proportion', 'r'),
  },
  holdsWhen: 'r < min(dx, dy), t <= 1',
  sampleWhen: 't >= 1/2, dx >= r + 2, dy >= r + 2, dx <= 5, dy <= 5',
  quantities: { C: quantity('C_r, the limit of lora-large-sample', firstCost) },
  where: { T: 't*sigma^2*(dx-r)*(dy-r)/40' },
  claim: asymptotic({
    sizes: [1, 2, 4, 8],
    means: [
      { road: 'plain crossing', of: crossingOfFits, equals: '1', coarse: true },
      { road: 'crossing', of: crossingFromWishart, equals: '1' },
    ],
    // The risks to leading order, at the first size.
    exact: {
      methods: ['trained LoRA', 'full fine-tuning'],
      risks: ['T + C/n', 'sigma^2*dx*dy/n'],
      symbol: 'n',
      boundary: '(sigma^2*dx*dy - C)/T',
      factor: 'T/n',
    },
  }),
  standsOn: [fftOverdetermined, loraLargeSample],
  derivation: {
    // The risks to leading order, by lora-large-sample and fft-overdetermined. A mean of their difference on drawn data is
    // too small beside its noise near the crossing.
    from: 'T + C/n - sigma^2*dx*dy/n',
    symbols: {},
    steps: [step('T/n*(n - (sigma^2*dx*dy - C)/T)', algebra)],
  },
});
