import { extrapolatedLimitOf, positive, theorem } from '../src/index.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { dx, dy, n, secondOrderCoefficientAtRankOne, secondOrderRiskAtRankOne } from './setting.ts';

/**
 * Trained LoRA of rank 1 at small noise, to second order. A draw is of degree 4 in (XXᵀ)⁻¹ in the mean of its square, and of
 * degree 8 where its variance is estimated: n − dx + 1 > 16.
 */
export const loraSecondOrder = theorem({
  id: 'lora-second-order',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement:
    'For Delta of rank 1, E R = sigma² (first order) + sigma⁴ (dx − 1)(dy − 1)/((n − 2)(n − 4) s_1²) (1 + 2(n − 3)/(n − dx − 1)) + O(sigma⁶).',
  parameters: { n, dx, dy, s1: positive('singular value of the shift Delta, of rank 1') },
  holdsWhen: 'n > max(dx + 1, 4)',
  sampleWhen: 'n >= dx + 16, 2 <= dx, dx <= 8, 2 <= dy, dy <= 8',
  claim: extrapolatedLimitOf(secondOrderRiskAtRankOne, {
    as: 'sigma -> 0',
    orders: [2],
    conditioned: { sampler: secondOrderCoefficientAtRankOne, given: [truncationDerivative] },
  }).equals('(dx-1)*(dy-1)/((n-2)*(n-4)*s1^2)*(1 + 2*(n-3)/(n-dx-1))'),
});
