import { pathwiseBound, theorem } from '../src/index.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { dx, dy, loraRiskOverFloor, n, r, shiftSpectrum, sigma, truncatedShift } from './setting.ts';

/** No rank-r method gets below the tail energy of the shift, on any sample. */
export const loraFloor = theorem({
  id: 'lora-floor',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'R ≥ T_r on every sample, for trained LoRA and for either frozen factor.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  claim: pathwiseBound('R ≥ T_r', loraRiskOverFloor, truncatedShift),
  standsOn: [eckartYoung],
  holdsFor: ['every design', 'every noise'],
});
