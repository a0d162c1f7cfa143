import {
  algebra,
  by,
  extrapolatedLimitOf,
  inTheMean,
  limitByHalving,
  onEverySample,
  positive,
  step,
  theorem,
} from '../src/index.ts';
import { inverseWishartDiagonal } from './facts/inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { drawnSecondOrderAtRankOne } from './setting/derivation-of-second-order.ts';
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
  derivation: {
    from: 'R1',
    symbols: {
      R1: '((R(E) + R(−E))/2 − sigma² first)/sigma⁴, R(E) the risk with the noise E, `first` its sigma² term',
      R2: 'the same at sigma²/2',
      R3: 'the same at sigma²/4',
      K: 'the sigma⁴ term of the risk on the sample, by perturbation of the singular spaces',
      T: '1/L_11², XXᵀ = LLᵀ in coordinates where Delta = s_1 in the corner',
      TT: '1/L_11⁴',
      P: 'T/s_1²',
      PT: 'TT/s_1²',
      P2: 'TT/s_1²',
      J: 'P tr (L₂₂L₂₂ᵀ)⁻¹, L₂₂ the other columns of L',
      H: 'P ‖L₂₂⁻¹L₂₁‖²/L_11², L₂₁ the rest of the first column',
    },
    drawn: drawnSecondOrderAtRankOne,
    steps: [
      step('K', limitByHalving('sigma^2 -> 0', ['R1', 'R2', 'R3'], [truncationDerivative])),
      step('(dy-1)*((dx-1)*P2 + 2*(J + H))', inTheMean('the mean over E, whose blocks are independent')),
      step(
        '(dy-1)*(dx-1)*(P2 + 2/(n-dx-1)*(P + PT))',
        inTheMean('given L_11, L₂₂L₂₂ᵀ is Wishart of n − 1 degrees and L₂₁ independent and normal', [
          inverseWishartTrace,
        ]),
      ),
      step('(dy-1)*(dx-1)/s1^2*(TT + 2/(n-dx-1)*(T + TT))', onEverySample('what P, PT and P2 are')),
      step('(dy-1)*(dx-1)/s1^2*(TT + 2/(n-dx-1)*(1/(n-2) + TT))', by(inverseWishartTrace, 'T', { dx: '1' })),
      step(
        '(dy-1)*(dx-1)/s1^2*(1/((n-2)*(n-4)) + 2/(n-dx-1)*(1/(n-2) + 1/((n-2)*(n-4))))',
        inTheMean('L_11² is χ² of n degrees', [inverseWishartDiagonal]),
      ),
      step('(dx-1)*(dy-1)/((n-2)*(n-4)*s1^2)*(1 + 2*(n-3)/(n-dx-1))', algebra),
    ],
  },
});
