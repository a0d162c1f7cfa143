import {
  algebra,
  by,
  conjecture,
  extrapolatedLimitOf,
  inTheMean,
  limitByHalving,
  quantity,
  step,
  theorem,
} from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { loraSecondOrder } from './lora-second-order.ts';
import { drawnSecondOrder } from './setting/derivation-of-second-order.ts';
import {
  dx,
  dy,
  lowRankSpectrum,
  n,
  r,
  secondOrderCoefficient,
  secondOrderRisk,
  sumOfInverseSquares,
} from './setting.ts';

/** The second order for any rank, found by simulation; at r = 1 it is lora-second-order. Sampled at r ≤ 4: more varies more. */
export const loraSecondOrderRankR = theorem({
  id: 'lora-second-order-rank-r',
  cites: 'a conjecture of ours, found by simulation; that limit and mean may be exchanged is not shown',
  statement:
    'Conjecture: for rank Delta = r the sigma⁴ term of E R is (dx − r)(dy − r) Σ s_i⁻² ((n − 1)/q + 2/(n − dx − 1) (1/(n − r − 1) + ((n − r − 2) r + 2)/q)), q = (n − r)(n − r − 1)(n − r − 3).',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'n > max(dx + 1, r + 3), r <= min(dx, dy)',
  sampleWhen: 'n >= dx + 16, r < min(dx, dy), r <= 4, dx <= 8, dy <= 8',
  quantities: { Q: quantity('Σ s_i⁻²', sumOfInverseSquares) },
  where: { q: '(n-r)*(n-r-1)*(n-r-3)' },
  claim: conjecture(
    extrapolatedLimitOf(secondOrderRisk, {
      as: 'sigma -> 0',
      orders: [2],
      conditioned: { sampler: secondOrderCoefficient, given: [loraSecondOrder] },
    }).equals('(dx-r)*(dy-r)*Q*((n-1)/q + 2/(n-dx-1)*(1/(n-r-1) + ((n-r-2)*r + 2)/q))'),
  ),
  derivation: {
    from: 'R1',
    symbols: {
      R1: '((R(E) + R(−E))/2 − sigma² first)/sigma⁴, R(E) the risk with the noise E, `first` its sigma² term',
      R2: 'the same at sigma²/2',
      R3: 'the same at sigma²/4',
      K: 'the sigma⁴ term of the risk on the sample, by perturbation of the singular spaces',
      T: 'tr S⁻¹, S = L₁₁L₁₁ᵀ, L₁₁ the r × r corner of L, XXᵀ = LLᵀ in coordinates where Delta = diag(s)',
      TT: '(tr S⁻¹)²',
      T2: 'tr S⁻²',
      P: 'Σ s_i⁻² (S⁻¹)_ii',
      PT: 'P tr S⁻¹',
      P2: 'Σ s_i⁻² (S⁻²)_ii',
      J: 'P tr (L₂₂L₂₂ᵀ)⁻¹, L₂₂ the other columns of L',
      H: 'P ‖L₂₂⁻¹L₂₁L₁₁⁻¹‖², L₂₁ below L₁₁',
    },
    drawn: drawnSecondOrder,
    steps: [
      step('K', limitByHalving('sigma^2 -> 0', ['R1', 'R2', 'R3'], [truncationDerivative])),
      step('(dy-r)*((dx-r)*P2 + 2*(J + H))', inTheMean('the mean over E, whose blocks are independent')),
      step(
        '(dy-r)*(dx-r)*(P2 + 2/(n-dx-1)*(P + PT))',
        inTheMean('given L₁₁, L₂₂L₂₂ᵀ is Wishart of n − r degrees and L₂₁ independent and normal', [
          inverseWishartTrace,
        ]),
      ),
      step(
        '(dy-r)*(dx-r)*Q/r*(T2 + 2/(n-dx-1)*(T + TT))',
        inTheMean('the law of S does not change under rotations'),
      ),
      step('(dy-r)*(dx-r)*Q/r*(T2 + 2/(n-dx-1)*(r/(n-r-1) + TT))', by(inverseWishartTrace, 'T', { dx: 'r' })),
      step(
        '(dy-r)*(dx-r)*Q/r*(r*(n-1)/q + 2/(n-dx-1)*(r/(n-r-1) + r*((n-r-2)*r + 2)/q))',
        inTheMean('the second moments of S⁻¹, a Wishart matrix of n degrees', [fftRiskVariance]),
      ),
      step('(dx-r)*(dy-r)*Q*((n-1)/q + 2/(n-dx-1)*(1/(n-r-1) + ((n-r-2)*r + 2)/q))', algebra),
    ],
  },
});
