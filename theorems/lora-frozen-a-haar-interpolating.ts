import { by, definition, meanOf, quantity, step, theorem } from '../src/index.ts';
import { haarEnergy } from './facts/haar-energy.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenAInterpolating } from './lora-frozen-a-interpolating.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { drawnHaarFrozenA } from './setting/derivation-of-frozen-factors.ts';
import { energy, fourthPower } from './setting/full-fine-tuning.ts';
import { haarMoments } from './setting/haar-moments.ts';
import { haarFrozenARisk, haarInterpolatingRiskGivenDesign } from './setting/lora-frozen-haar.ts';
import { dx, dy, n, r, shiftSpectrum, sigma } from './setting/parameters.ts';

/**
 * LoRA with a random frozen A that interpolates. Its variance is the mean of that of lora-frozen-a-interpolating over A
 * plus that of the conditional mean b(n/r + tau) + (1 − n/r) F2 + dy sigma² tau; g4 is E tr (SP)² in haar-moments.ts.
 */
export const loraFrozenAHaarInterpolating = theorem({
  id: 'lora-frozen-a-haar-interpolating',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor (LoRA-FA), random A',
  statement: 'lora-frozen-a-interpolating with b → (1 − r/dx)‖Delta‖² and g → (r/dx)‖Delta‖², for a Haar A.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'r > n + 1, r < dx',
  sampleWhen: 'r >= n + 4',
  quantities: {
    F2: quantity('‖Delta‖², the energy of the shift', energy),
    F4: quantity('‖DeltaᵀDelta‖²', fourthPower),
  },
  where: {
    ...haarMoments,
    q: '(r-n)*(r-n-1)*(r-n-3)',
    T2: 'n*(r-1)/q',
    TT: 'n*((r-n-2)*n + 2)/q',
    tau: 'n/(r-n-1)',
    g4: '((r/dx)^2 - 2*beta/dx + beta)*F4 + beta*F2^2',
    unseen: '2*n*(r-n)/(r*(r-1)*(r+2))*(g4 - ((r/dx*F2)^2 + varB)/r)',
    designPart: 'unseen + (n/r + tau)^2*varB + (TT - tau^2)*((meanB + dy*sigma^2)^2 + varB)',
  },
  claim: meanOf(haarFrozenARisk).equals('(1 - n/dx)*F2 + (dy*sigma^2 + (1 - r/dx)*F2)*n/(r-n-1)'),
  variance: { formula: 'designPart + 2*C2*T2', by: loraFrozenAVariance.id },
  conditioned: {
    sampler: haarInterpolatingRiskGivenDesign,
    given: [noiseGivenDesign],
    variance: { formula: 'designPart', by: loraFrozenAVariance.id },
  },
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      M: 'missed energy ‖Delta(I − AᵀA)‖²',
      G: 'reached energy ‖Delta Aᵀ‖²',
    },
    drawn: drawnHaarFrozenA,
    steps: [
      step(
        'M + (1 - n/r)*G + (dy*sigma^2 + M)*n/(r-n-1)',
        by(loraFrozenAInterpolating, 'R', { b: 'M', g: 'G' }),
      ),
      step('M + (1 - n/r)*(F2 - M) + (dy*sigma^2 + M)*n/(r-n-1)', definition('G', 'F2 - M')),
      step('(1 - n/dx)*F2 + (dy*sigma^2 + (1 - r/dx)*F2)*n/(r-n-1)', by(haarEnergy, 'M')),
    ],
  },
});
