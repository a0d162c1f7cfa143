import { by, meanOf, quantity, step, theorem } from '../src/index.ts';
import { haarEnergy } from './facts/haar-energy.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { drawnHaarFrozenA } from './setting/derivation-of-frozen-factors.ts';
import { energy, fourthPower } from './setting/full-fine-tuning.ts';
import { haarMoments } from './setting/haar-moments.ts';
import { haarFrozenARisk, haarFrozenARiskGivenDesign } from './setting/lora-frozen-haar.ts';
import { dx, dy, n, r, shiftSpectrum, sigma } from './setting/parameters.ts';

/**
 * LoRA with a random frozen A. Its variance is the mean of lora-frozen-a-variance over A plus that of the conditional
 * mean b(1 + tau) + dy sigma² tau.
 */
export const loraFrozenAHaar = theorem({
  id: 'lora-frozen-a-haar',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor (LoRA-FA), random A',
  statement: 'lora-frozen-a with its missed energy b replaced by (1 − r/dx)‖Delta‖², for a Haar A.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'n > r + 1, r < dx',
  sampleWhen: 'n >= r + 4',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  where: {
    ...haarMoments,
    q: '(n-r)*(n-r-1)*(n-r-3)',
    T2: 'r*(n-1)/q',
    TT: 'r*((n-r-2)*r + 2)/q',
    tau: 'r/(n-r-1)',
    designPart: '(1 + tau)^2*varB + (TT - tau^2)*((meanB + dy*sigma^2)^2 + varB)',
  },
  claim: meanOf(haarFrozenARisk).equals('(1 - r/dx)*F2*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)'),
  variance: { formula: 'designPart + 2*C2*T2', by: loraFrozenAVariance.id },
  conditioned: {
    sampler: haarFrozenARiskGivenDesign,
    given: [noiseGivenDesign],
    variance: { formula: 'designPart', by: loraFrozenAVariance.id },
  },
  derivation: {
    from: 'R',
    symbols: { R: 'excess risk ‖Â − A_*‖²', M: 'missed energy ‖Delta(I − AᵀA)‖²' },
    drawn: drawnHaarFrozenA,
    steps: [
      step('M*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', by(loraFrozenA, 'R', { b: 'M' })),
      step('(1 - r/dx)*F2*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', by(haarEnergy, 'M')),
    ],
  },
});
