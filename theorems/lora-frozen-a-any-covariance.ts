import { by, meanOf, onEverySample, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { drawnFrozenAUnderCovariance } from './setting/derivation-of-frozen-a-elsewhere.ts';
import {
  dx,
  dy,
  frozenARiskUnderCovariance,
  frozenARiskUnderCovarianceGivenDesign,
  kappa,
  missedUnderCovariance,
  n,
  r,
  residualSecondMomentUnderCovariance,
  shiftSpectrum,
  sigma,
} from './setting.ts';

/** Frozen-A LoRA with inputs of any covariance: what A misses is measured in the Σ-norm, and so is the risk. */
export const loraFrozenAAnyCovariance = theorem({
  id: 'lora-frozen-a-any-covariance',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor (LoRA-FA)',
  statement:
    'lora-frozen-a holds in the Σ-norm with b = tr(Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ), for every covariance Σ.',
  parameters: { n, dx, dy, r, sigma, kappa, s: shiftSpectrum },
  holdsWhen: 'n > r + 1, r < dx, kappa >= 1',
  sampleWhen: 'n >= r + 4, kappa <= 10000',
  quantities: {
    b: quantity('missed energy tr(Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ)', missedUnderCovariance),
    C2: quantity('tr C², C = Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ + sigma² I', residualSecondMomentUnderCovariance),
  },
  where: { q: '(n-r)*(n-r-1)*(n-r-3)', TT: 'r*((n-r-2)*r + 2)/q' },
  claim: meanOf(frozenARiskUnderCovariance).equals('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)'),
  variance: varianceFrom(loraFrozenAVariance),
  conditioned: {
    sampler: frozenARiskUnderCovarianceGivenDesign,
    given: [noiseGivenDesign, inverseWishartTrace],
    variance: { formula: '(b + dy*sigma^2)^2*(TT - (r/(n-r-1))^2)', by: loraFrozenAVariance.id },
  },
  holdsFor: ['covariance', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: '‖(Â − A_*)Σ^{1/2}‖² for X = Σ^{1/2}Z',
      V: 'excess risk of the fit to Z with the shift DeltaΣ^{1/2} and an orthonormal basis of the rows of AΣ^{1/2}',
    },
    drawn: drawnFrozenAUnderCovariance,
    steps: [
      step('V', onEverySample('that fit is ÂΣ^{1/2}')),
      step('b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', by(loraFrozenA, 'V')),
    ],
  },
});
