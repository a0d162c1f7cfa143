import { pathwiseBound, theorem } from '../src/index.ts';
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
});
