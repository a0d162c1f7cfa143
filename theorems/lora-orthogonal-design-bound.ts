import { algebra, atMost, onEverySample, pathwiseBound, step, theorem } from '../src/index.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { drawnOrthogonalDesign } from './setting/derivation-of-trained.ts';
import {
  dx,
  dy,
  n,
  orthogonalDesignBound,
  orthogonalDesignWithoutNoise,
  r,
  shiftSpectrum,
  sigma,
} from './setting.ts';

/** Trained LoRA on an orthogonal design: the tail of the shift, and the noise seen by a matrix of rank 2r. */
export const loraOrthogonalDesignBound = theorem({
  id: 'lora-orthogonal-design-bound',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'If XXᵀ = n I, ‖D̂ − Delta‖_F ≤ √T_r + 2√(2r) ‖Z‖_op on every sample, with Z = E Xᵀ/n.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'n >= dx, r <= min(dx, dy)',
  claim: pathwiseBound(
    '√T_r + 2√(2r) ‖Z‖_op ≥ ‖D̂ − Delta‖_F',
    orthogonalDesignBound,
    orthogonalDesignWithoutNoise,
  ),
  derivation: {
    from: 'N',
    symbols: {
      N: '‖D̂ − Delta‖_F',
      t: '√T_r = ‖Delta_r − Delta‖_F, Delta_r = SVD_r(Delta)',
      I: '⟨D̂ − Delta_r, Z⟩',
      M: '‖D̂ − Delta_r‖_F',
      z: '‖Z‖_op',
    },
    drawn: drawnOrthogonalDesign,
    steps: [
      step('t + (N^2 - t^2)/(N + t)', algebra),
      atMost(
        't + 2*I/(N + t)',
        onEverySample('D̂ is as close to Delta + Z as any matrix of rank r, Delta_r among them', [
          eckartYoung,
        ]),
      ),
      atMost('t + 2*sqrt(2*r)*z*M/(N + t)', onEverySample('D̂ − Delta_r has rank 2r at most')),
      atMost('t + 2*sqrt(2*r)*z', onEverySample('M ≤ N + t, the triangle inequality')),
    ],
  },
});
