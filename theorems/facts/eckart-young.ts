import { pathwiseBound, theorem } from '../../src/index.ts';
import { dx, dy, lowRankApproximation, r, shiftSpectrum, truncatedShift } from '../setting.ts';

/** No matrix of rank r comes closer to the shift than its tail energy. */
export const eckartYoung = theorem({
  id: 'eckart-young',
  cites: 'Eckart and Young 1936',
  statement: '‖M − Delta‖² ≥ T_r for every M of rank at most r, with equality for the truncated SVD.',
  parameters: { dx, dy, r, s: shiftSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  claim: pathwiseBound('‖M − Delta‖² ≥ T_r', lowRankApproximation, truncatedShift),
});
