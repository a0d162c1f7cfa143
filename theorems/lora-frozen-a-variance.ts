import { meanOf, quantity, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
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
  },
  claim: meanOf(frozenAVariance).equals('2*C2*T2 + (b + dy*sigma^2)^2*(TT - (r/(n-r-1))^2)'),
  conditioned: { sampler: frozenADesignVariance, given: [noiseGivenDesign] },
});
