import { by, meanOf, onEverySample, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { drawnFrozenA } from './setting/derivation-of-frozen-factors.ts';
import { frozenARisk, residualSecondMoment } from './setting/lora-frozen-factor.ts';
import { interpolatingRiskGivenDesign, reachedFourthPower } from './setting/lora-frozen-interpolating.ts';
import { dx, dy, missed, n, r, reached, sigma } from './setting/parameters.ts';

/** LoRA with a frozen A that interpolates: the minimum-norm fit in the r directions of A. */
export const loraFrozenAInterpolating = theorem({
  id: 'lora-frozen-a-interpolating',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor (LoRA-FA)',
  statement: 'The mean excess risk is b + (1 − n/r) g + (b + dy sigma²) n/(r − n − 1).',
  parameters: { n, dx, dy, r, sigma, b: missed, g: reached },
  holdsWhen: 'r > n + 1, r < dx',
  sampleWhen: 'r >= n + 4',
  quantities: {
    C2: quantity('tr C², C = Delta(I − AᵀA)Deltaᵀ + sigma² I', residualSecondMoment),
    g4: quantity('‖A DeltaᵀDelta Aᵀ‖²', reachedFourthPower),
  },
  where: {
    TT: 'n*((r-n-2)*n + 2)/((r-n)*(r-n-1)*(r-n-3))',
    unseen: '2*n*(r-n)/(r*(r-1)*(r+2))*(g4 - g^2/r)',
  },
  claim: meanOf(frozenARisk).equals('b + (1 - n/r)*g + (dy*sigma^2 + b)*n/(r-n-1)'),
  // The unseen part of DeltaAᵀ depends on the row space of AX, the noise on its singular values: they are independent.
  variance: {
    formula: `unseen + ${varianceFrom(loraFrozenAVariance, { n: 'r', r: 'n' }).formula}`,
    by: loraFrozenAVariance.id,
  },
  conditioned: {
    sampler: interpolatingRiskGivenDesign,
    given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
    variance: {
      formula: 'unseen + (b + dy*sigma^2)^2*(TT - (n/(r-n-1))^2)',
      by: fftUnderdeterminedVariance.id,
    },
  },
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      S: '‖Delta Aᵀ(I − WW⁺)‖² with W = AX, a Gaussian design of r inputs',
      V: '‖N W⁺‖² with N = Delta(I − AᵀA)X + E',
      T: 'tr (WᵀW)⁻¹',
    },
    drawn: drawnFrozenA,
    steps: [
      step('b + S + V', onEverySample('missed by A, unseen by W, and fitted to N: orthogonal to each other')),
      step('b + (1 - n/r)*g + V', by(rowSpaceEnergy, 'S', { dx: 'r', F2: 'g' })),
      step(
        'b + (1 - n/r)*g + (b + dy*sigma^2)*T',
        // The dual of the lemma, with the samples in the place of the inputs.
        by(noiseGivenDesign, 'V', {
          sigma: 'sqrt(b + dy*sigma^2)',
          dy: '1',
          n: 'r',
          dx: 'n',
          trace: 'T',
        }),
      ),
      step('b + (1 - n/r)*g + (b + dy*sigma^2)*n/(r-n-1)', by(inverseWishartTraceDual, 'T', { dx: 'r' })),
    ],
  },
});
