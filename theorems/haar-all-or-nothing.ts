import { algebra, inTheMean, natural, regime, step, theorem } from '../src/index.ts';
import { haarEnergy } from './facts/haar-energy.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenAHaar } from './lora-frozen-a-haar.ts';
import { drawnNextHaarDirection } from './setting/derivation-of-regimes.ts';
import * as setting from './setting.ts';

const { n, dx, dy, sigma, shiftEnergy: F2 } = setting;
const parameters = { n, dx, dy, r: natural('LoRA rank', { least: 0 }), sigma, F2 };
const cites = 'arXiv:2605.19018, LoRA with a frozen factor drawn at random';
const risk = (r: string) => `((1-(${r})/dx)*F2*(n-1) + dy*sigma^2*(${r}))/(n-(${r})-1)`;

/** A random subspace helps only where doing nothing helps: the boundary is the same at every rank. */
export const haarAllOrNothing = theorem({
  id: 'haar-all-or-nothing',
  cites,
  statement:
    'For n > dx + 1 and a Haar A, rank r beats rank r + 1 iff ‖Delta‖² < dy sigma² dx/(n − dx − 1), for every r.',
  parameters,
  holdsWhen: 'n > dx + 1, r < dx',
  sampleWhen: 'n >= dx + 12',
  claim: regime({
    methods: ['rank r', 'rank r + 1'],
    risks: [risk('r'), risk('r+1')],
    symbol: 'F2',
    boundary: 'dy*sigma^2*dx/(n-dx-1)',
    factor: '(n-1)*(n-dx-1)/(dx*(n-r-1)*(n-r-2))',
    difference: setting.riskWithoutNextHaarDirection,
    conditioned: {
      sampler: setting.riskWithoutNextHaarDirectionGivenDesign,
      given: [noiseGivenDesign, haarEnergy],
    },
  }),
  standsOn: [loraFrozenAHaar],
  derivation: {
    from: 'D',
    symbols: { D: 'excess risk at rank r less that at rank r + 1, A Haar' },
    drawn: drawnNextHaarDirection,
    steps: [
      step(
        `${risk('r')} - ${risk('r+1')}`,
        inTheMean('each rank has the risk of a Haar A; rank 0 is A_0, rank dx is FFT', [loraFrozenAHaar]),
      ),
      step('(n-1)*(F2*(n-dx-1) - dy*sigma^2*dx)/(dx*(n-r-1)*(n-r-2))', algebra),
    ],
  },
});
