import { algebra, inTheMean, natural, positive, quantity, regime, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { drawnNextDirection } from './setting/derivation-of-regimes.ts';
import {
  dx,
  dy,
  laterEnergy,
  n,
  riskWithoutNextDirection,
  riskWithoutNextDirectionGivenDesign,
  sigma,
} from './setting.ts';

/** Whether one more right singular direction pays: e = s_{r+1}² is the energy it adds, t what is left after it. */
export const rankStep = theorem({
  id: 'rank-step',
  cites: 'arXiv:2605.19018, choice of the rank',
  statement:
    'With A on the leading right singular directions, one more lowers E R iff s_{r+1}² (n − r − 1) > T_r + dy sigma².',
  parameters: {
    n,
    dx,
    dy,
    r: natural('LoRA rank', { least: 0 }),
    sigma,
    e: positive('next squared singular value s_{r+1}²'),
    f: positive('later squared singular values over dy sigma²/(n - r - 2)'),
  },
  holdsWhen: 'r < min(dx, n - 2), f <= 1/2',
  sampleWhen: 'r < dy, r <= 10, n >= r + 14, dx <= 24, dy <= 24',
  quantities: { t: quantity('T_{r+1}, the energy after the next direction', laterEnergy) },
  claim: regime({
    methods: ['rank r', 'rank r + 1'],
    risks: ['(e+t)*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', 't*(n-1)/(n-r-2) + dy*sigma^2*(r+1)/(n-r-2)'],
    symbol: 'e',
    boundary: '(t + dy*sigma^2)/(n-r-2)',
    factor: '(n-1)/(n-r-1)',
    solved: [{ of: 'e*(n-r-1)', equals: 'e + t + dy*sigma^2' }],
    difference: riskWithoutNextDirection,
    conditioned: { sampler: riskWithoutNextDirectionGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [loraFrozenA],
  derivation: {
    from: 'D',
    symbols: {
      D: 'excess risk at rank r less that at rank r + 1, A on the leading right singular directions',
    },
    drawn: drawnNextDirection,
    steps: [
      step(
        '(e+t)*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1) - t*(n-1)/(n-r-2) - dy*sigma^2*(r+1)/(n-r-2)',
        inTheMean('rank r misses e + t and rank r + 1 misses t', [loraFrozenA]),
      ),
      step('(n-1)*(e*(n-r-2) - t - dy*sigma^2)/((n-r-1)*(n-r-2))', algebra),
    ],
  },
});
