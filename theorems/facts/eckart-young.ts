import { atLeast, onEverySample, pathwiseBound, step, theorem } from '../../src/index.ts';
import { drawnLowRankApproximation } from '../setting/derivation-of-truncation.ts';
import { dx, dy, lowRankApproximation, r, shiftSpectrum, truncatedShift } from '../setting.ts';

/** No matrix of rank r comes closer to the shift than its tail energy. */
export const eckartYoung = theorem({
  id: 'eckart-young',
  cites: 'Eckart and Young 1936',
  statement: '‖M − Delta‖² ≥ T_r for every M of rank at most r, with equality for the truncated SVD.',
  parameters: { dx, dy, r, s: shiftSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  claim: pathwiseBound('‖M − Delta‖² ≥ T_r', lowRankApproximation, truncatedShift),
  derivation: {
    from: 'D',
    symbols: {
      D: '‖M − Delta‖²',
      B: '‖(M − Delta)P‖² with P the projection on the row space of M',
      U: '‖Delta(I − P)‖²',
      F: '‖Delta‖²',
      W: 'Σ s_i² ‖P v_i‖² with the right singular vectors v_i of Delta',
      L: 's_1² + … + s_r²',
      T: 'T_r',
    },
    drawn: drawnLowRankApproximation,
    steps: [
      step('B + U', onEverySample('M = MP, and P is an orthogonal projection')),
      atLeast('U', onEverySample('a square is not negative')),
      step('F - W', onEverySample('Delta = Σ s_i u_i v_iᵀ with orthonormal u_i')),
      atLeast('F - L', onEverySample('the weights ‖P v_i‖² are at most 1 and add up to at most r')),
      step('T', onEverySample('T_r is what the r largest squares leave')),
    ],
  },
});
