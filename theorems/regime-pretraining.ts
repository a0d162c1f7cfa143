import { by, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { pretrainingError } from './pretraining-error.ts';
import { drawnFrozenAAfterPretrainingOfVariance } from './setting/derivation-after-pretraining.ts';
import {
  dx,
  dy,
  fullAgainstFrozenAAfterPretraining,
  fullAgainstFrozenAAfterPretrainingGivenDesigns,
  n,
  n0,
  noiseVariance,
  r,
  sigma0,
  trueMissed,
  trueReached,
} from './setting.ts';

/** The downstream task must be the noisier one per degree of freedom, by what A misses of the true shift. */
export const regimePretraining = theorem({
  id: 'regime-pretraining',
  cites: 'arXiv:2605.19018, fine-tuning after pretraining',
  statement:
    'Frozen-A LoRA has the lower mean risk iff sigma²/(n − dx − 1) > b_s/(dy (dx − r)) + sigma0²/(n0 − dx − 1).',
  parameters: { n0, n, dx, dy, r, sigma0, b: trueMissed, g: trueReached, sigma2: noiseVariance },
  holdsWhen: 'n0 > dx + 1, n > dx + 1, r < dx',
  sampleWhen: 'n0 >= dx + 20, n >= dx + 16, dx <= 16',
  where: { missed: 'b + sigma0^2*dy*(dx-r)/(n0-dx-1)' },
  claim: regime({
    methods: ['full fine-tuning', 'LoRA, frozen A'],
    risks: ['sigma2*dy*dx/(n-dx-1)', 'missed*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)'],
    symbol: 'sigma2',
    boundary: '(n-dx-1)*(b/(dy*(dx-r)) + sigma0^2/(n0-dx-1))',
    factor: 'dy*(dx-r)*(n-1)/((n-r-1)*(n-dx-1))',
    difference: fullAgainstFrozenAAfterPretraining,
    conditioned: {
      sampler: fullAgainstFrozenAAfterPretrainingGivenDesigns,
      given: [noiseGivenDesign],
    },
  }),
  standsOn: [fftOverdetermined, pretrainingError],
  derivation: {
    from: 'F - R',
    symbols: {
      R: 'excess risk of LoRA with a frozen A',
      F: 'excess risk of full fine-tuning from the same A_0',
    },
    drawn: drawnFrozenAAfterPretrainingOfVariance,
    steps: [
      step('sigma2*dy*dx/(n-dx-1) - R', by(fftOverdetermined, 'F', { sigma: 'sqrt(sigma2)' })),
      step(
        'sigma2*dy*dx/(n-dx-1) - (missed*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1))',
        by(pretrainingError, 'R', { sigma: 'sqrt(sigma2)' }),
      ),
    ],
  },
});
