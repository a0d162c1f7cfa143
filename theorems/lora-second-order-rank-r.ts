import { conjecture, extrapolatedLimitOf, quantity, theorem } from '../src/index.ts';
import { loraSecondOrder } from './lora-second-order.ts';
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
  cites: 'a conjecture of ours: confirmed by simulation, not derived',
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
});
