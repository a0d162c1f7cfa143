import { inTheMean, meanOf, quantity, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnPairOfFrozenARisks } from './setting/derivation-of-frozen-factors.ts';
import {
  dx,
  dy,
  frozenADesignVariance,
  frozenAVariance,
  missed,
  n,
  r,
  reached,
  residualSecondMoment,
  sigma,
} from './setting.ts';

/** The variance of the frozen-A risk: fft-risk-variance with r inputs, and C in place of the noise covariance. */
export const loraFrozenAVariance = theorem({
  id: 'lora-frozen-a-variance',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor; von Rosen 1988',
  statement:
    'Var R = 2 tr C² E tr G⁻² + (tr C)² Var tr G⁻¹, with C = Delta(I − AᵀA)Deltaᵀ + sigma² I and G = A XXᵀ Aᵀ.',
  parameters: { n, dx, dy, r, sigma, b: missed, g: reached },
  holdsWhen: 'n > r + 3, r < dx',
  sampleWhen: 'n >= r + 20',
  quantities: { C2: quantity('tr C², C = Delta(I − AᵀA)Deltaᵀ + sigma² I', residualSecondMoment) },
  where: {
    q: '(n-r)*(n-r-1)*(n-r-3)',
    T2: 'r*(n-1)/q',
    TT: 'r*((n-r-2)*r + 2)/q',
    k: '(r*(n-r-2) + 2)/((n-r)*(n-r-3))',
    w: 'b + dy*sigma^2',
  },
  claim: meanOf(frozenAVariance).equals('2*C2*T2 + (b + dy*sigma^2)^2*(TT - (r/(n-r-1))^2)'),
  conditioned: { sampler: frozenADesignVariance, given: [noiseGivenDesign] },
  derivation: {
    from: '(R - Q)^2/2',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      Q: 'excess risk on an independent data set',
      T: 'tr G⁻¹',
      U: 'tr G⁻¹ of the other data set',
      A: 'tr G⁻²',
    },
    drawn: drawnPairOfFrozenARisks,
    steps: [
      step(
        '2*C2*A + w^2*(T - U)^2/2',
        inTheMean('given AX the risk is b and a weighted sum of χ² variables', [noiseGivenDesign]),
      ),
      step('2*C2*A + w^2*(T^2 - T*U)', inTheMean('T and U have the same law')),
      step(
        '2*C2*(T + T^2)/(n-r-2) + w^2*(T^2 - T*U)',
        inTheMean('E⟨W, G⁻²W⟩ = E div G⁻²W by parts, with W = AX: E T = (n − r − 2) E A − E T²'),
      ),
      step(
        '(2*C2/(n-r-2)*(1 + k) + w^2*k)*T - w^2*T*U',
        inTheMean('E⟨W, T G⁻¹W⟩ = E div T G⁻¹W by parts: r E T = (n − r − 1) E T² − 2 E A'),
      ),
      step(
        '2*C2*T2 + (b + dy*sigma^2)^2*(TT - (r/(n-r-1))^2)',
        inTheMean('E⟨W, G⁻¹W⟩ = E div G⁻¹W by parts: r = (n − r − 1) E T; T and U are independent'),
      ),
    ],
  },
});
