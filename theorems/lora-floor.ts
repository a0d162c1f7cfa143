import { atLeast, onEverySample, pathwiseBound, step, theorem } from '../src/index.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { drawnRankedMethods } from './setting/derivation-of-trained.ts';
import { dx, dy, loraRiskOverFloor, n, r, shiftSpectrum, sigma, truncatedShift } from './setting.ts';

/** No rank-r method gets below the tail energy of the shift, on any sample. */
export const loraFloor = theorem({
  id: 'lora-floor',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'R ≥ T_r on every sample, for trained LoRA and for either frozen factor.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  claim: pathwiseBound('R ≥ T_r', loraRiskOverFloor, truncatedShift),
  holdsFor: ['every design', 'every noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: 'least excess risk ‖Â − A_*‖² of trained LoRA, frozen A and frozen B',
      D: '‖D̂ − Delta‖² of that method, D̂ = Â − A_0',
      T: 'T_r',
    },
    drawn: drawnRankedMethods,
    steps: [
      step('D', onEverySample('A_* = A_0 + Delta')),
      atLeast('T', onEverySample('D̂ has rank r at most', [eckartYoung])),
    ],
  },
});
