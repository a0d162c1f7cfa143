import { by, onEverySample, positive, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { loraFloor } from './lora-floor.ts';
import { drawnBestOfRank } from './setting/derivation-of-best-of-rank.ts';
import { bestOfRankAgainstFull, dx, dy, floorAgainstFullGivenDesign, n, r, sigma } from './setting.ts';

/**
 * Low effective rank is necessary: above the boundary no method of rank r beats full fine-tuning, since R ≥ T_r. The
 * boundary cannot be lower, because the best approximation of the shift has the risk T_r.
 */
export const regimeNecessary = theorem({
  id: 'regime-necessary',
  cites: 'arXiv:2605.19018, comparison in the overdetermined setting',
  statement:
    'Some map of rank r has a lower risk than full fine-tuning in the mean iff T_r < sigma² dy dx/(n − dx − 1).',
  parameters: { n, dx, dy, r, sigma, T: positive('tail energy T_r') },
  holdsWhen: 'n > dx + 1, r < min(dx, dy)',
  sampleWhen: 'n >= dx + 12, dx <= 12, dy <= 8, r <= 4',
  claim: regime({
    methods: ['the best map of rank r', 'full fine-tuning'],
    risks: ['T', 'sigma^2*dy*dx/(n-dx-1)'],
    symbol: 'T',
    boundary: 'sigma^2*dy*dx/(n-dx-1)',
    factor: '1',
    difference: bestOfRankAgainstFull,
    conditioned: { sampler: floorAgainstFullGivenDesign, given: [noiseGivenDesign, loraFloor] },
  }),
  derivation: {
    from: 'B - F',
    symbols: {
      B: 'excess risk of the best map of rank r, SVD_r(Delta)',
      F: 'excess risk of full fine-tuning',
    },
    drawn: drawnBestOfRank,
    steps: [
      step(
        'T - F',
        onEverySample('R ≥ T_r for every map of rank r, with equality for the best', [loraFloor]),
      ),
      step('T - sigma^2*dy*dx/(n-dx-1)', by(fftOverdetermined, 'F')),
    ],
  },
});
