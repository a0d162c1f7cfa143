import { by, definition, meanOf, quantity, step, theorem, varianceFrom } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
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
    given: [noiseGivenDesign],
    variance: {
      formula: 'unseen + (b + dy*sigma^2)^2*(TT - (n/(r-n-1))^2)',
      by: fftUnderdeterminedVariance.id,
    },
  },
  derivation: {
    from: 'R',
    symbols: {
      R: 'mean excess risk; W = AX is an r × n Gaussian design for the shift Delta Aᵀ',
      S: 'mean of ‖Delta Aᵀ(I − WW⁺)‖²',
      V: 'mean of ‖(Delta(I − AᵀA)X + E)W⁺‖²: noise of total variance b + dy sigma², independent of W',
      T: 'E tr (WᵀW)⁻¹',
    },
    steps: [
      step('b + S + V', definition('R', 'b + S + V')),
      step('b + (1 - n/r)*g + V', by(rowSpaceEnergy, 'S', { dx: 'r', F2: 'g' })),
      step(
        'b + (1 - n/r)*g + (b + dy*sigma^2)*T',
        by(noiseGivenDesign, 'V', { sigma: 'sqrt(b + dy*sigma^2)', dy: '1', trace: 'T' }),
      ),
      step('b + (1 - n/r)*g + (b + dy*sigma^2)*n/(r-n-1)', by(inverseWishartTraceDual, 'T', { dx: 'r' })),
    ],
  },
});
