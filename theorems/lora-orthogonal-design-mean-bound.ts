import { atMost, inTheMean, meanOf, onEverySample, quantity, theorem } from '../src/index.ts';
import { gaussianOperatorNorm } from './facts/gaussian-operator-norm.ts';
import { loraOrthogonalDesignBound } from './lora-orthogonal-design-bound.ts';
import { drawnOrthogonalDesign } from './setting/derivation-of-trained.ts';
import { dx, dy, errorOnOrthogonalDesign, n, r, shiftSpectrum, sigma, tailOfShift } from './setting.ts';

/** The bound on an orthogonal design in the mean: E‖Z‖_op ≤ (sigma/√n)(√dx + √dy). */
export const loraOrthogonalDesignMeanBound = theorem({
  id: 'lora-orthogonal-design-mean-bound',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; Gordon 1985 for the operator norm',
  statement: 'If XXᵀ = n I, E‖D̂ − Delta‖_F ≤ √T_r + 2√(2r) (sigma/√n)(√dx + √dy).',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'n >= dx, r <= min(dx, dy)',
  quantities: { T: quantity('tail energy, the sum of s_i² over i > r', tailOfShift) },
  claim: meanOf(errorOnOrthogonalDesign).atMost('sqrt(T) + 2*sqrt(2*r)*sigma/sqrt(n)*(sqrt(dx) + sqrt(dy))'),
  derivation: {
    from: 'N',
    symbols: { N: '‖D̂ − Delta‖_F', z: '‖Z‖_op, Z = E Xᵀ/n' },
    drawn: drawnOrthogonalDesign,
    steps: [
      atMost(
        'sqrt(T) + 2*sqrt(2*r)*z',
        onEverySample('the bound on every sample', [loraOrthogonalDesignBound]),
      ),
      atMost(
        'sqrt(T) + 2*sqrt(2*r)*sigma/sqrt(n)*(sqrt(dx) + sqrt(dy))',
        inTheMean('√n Z/sigma has independent standard normal entries', [gaussianOperatorNorm]),
      ),
    ],
  },
});
