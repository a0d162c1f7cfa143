import { by, regime, step, theorem } from '../src/index.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { regimeFrozenAUnderdetermined } from './regime-frozen-a-underdetermined.ts';
import { drawnFrozenAByExcess, drawnFrozenABySpareSamples } from './setting/derivation-of-regimes.ts';
import * as setting from './setting.ts';

const { n, dx, dy, r, missed: b, reached: g, noiseVariance: sigma2 } = setting;
const lora = 'b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)';
const full = '(1-n/dx)*(b+g) + dy*sigma2*n/(dx-n-1)';
const given = [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual];
const symbols = {
  R: 'excess risk of LoRA with a frozen A',
  F: 'excess risk of full fine-tuning on the same data',
};
const cites = 'arXiv:2605.19018, comparison in the underdetermined setting';

/** Below the critical rank more noise favours LoRA. Shown for dx ≤ 2n and r ≤ (n − 1)/2, with k = dx − n − 1. */
export const regimeFrozenAUnderdeterminedLowRank = theorem({
  id: 'regime-frozen-a-underdetermined-low-rank',
  cites,
  statement:
    'For r < n(n − 1)/(dx − 1) frozen-A LoRA has the lower mean risk iff sigma² exceeds a threshold.',
  parameters: { n, k: setting.excessInputs, dy, r, sigma2, b, g },
  holdsWhen: 'k <= n - 1, 2*r <= n - 1',
  sampleWhen: 'k >= 12, 4*r <= n - 1, n <= 20, g <= 1, sigma2 >= 1',
  where: { dx: 'n + k + 1', C: '(n*(n-1) - r*(dx-1))/((dx-n-1)*(n-r-1))' },
  claim: regime({
    methods: ['full fine-tuning', 'LoRA, frozen A'],
    risks: [full, lora],
    symbol: 'sigma2',
    boundary: '(b*(n-1)/(n-r-1) - (1-n/dx)*(b+g))/(dy*C)',
    factor: 'dy*C',
    placedBy: { parameter: 'b', equals: '((1-n/dx)*g + dy*sigma2*C)/((n-1)/(n-r-1) - 1 + n/dx)' },
    difference: setting.fullAgainstFrozenAByExcess,
    conditioned: { sampler: setting.minimumNormAgainstFrozenAByExcess, given },
  }),
  standsOn: [regimeFrozenAUnderdetermined],
  derivation: {
    from: 'F - R',
    symbols,
    drawn: drawnFrozenAByExcess,
    steps: [
      step(`F - (${lora})`, by(loraFrozenA, 'R', { sigma: 'sqrt(sigma2)', dx: 'n + k + 1' })),
      step(
        `${full} - (${lora})`,
        by(fftUnderdetermined, 'F', { sigma: 'sqrt(sigma2)', dx: 'n + k + 1', F2: 'b + g' }),
      ),
    ],
  },
});

/** Above it more noise favours full fine-tuning. Shown for dx ≥ 3n and r ≥ n/2, with j = n − r − 1. */
export const regimeFrozenAUnderdeterminedHighRank = theorem({
  id: 'regime-frozen-a-underdetermined-high-rank',
  cites,
  statement:
    'For r > n(n − 1)/(dx − 1) frozen-A LoRA has the lower mean risk iff sigma² is below a threshold.',
  parameters: { n, dx, dy, j: setting.spareSamples, sigma2, b, g },
  holdsWhen: 'dx >= 3*n, n >= 2*j + 2',
  sampleWhen: 'j >= 12, n <= 28, dx <= 90, dy <= 4, b <= 1/4, sigma2 >= 1',
  where: { r: 'n - j - 1', C: '(r*(dx-1) - n*(n-1))/((dx-n-1)*(n-r-1))' },
  claim: regime({
    methods: ['LoRA, frozen A', 'full fine-tuning'],
    risks: [lora, full],
    symbol: 'sigma2',
    boundary: '((1-n/dx)*(b+g) - b*(n-1)/(n-r-1))/(dy*C)',
    factor: 'dy*C',
    placedBy: { parameter: 'g', equals: '(b*(n-1)/(n-r-1) + dy*sigma2*C)/(1-n/dx) - b' },
    difference: setting.frozenAAgainstFullBySpareSamples,
    conditioned: { sampler: setting.frozenAAgainstMinimumNormBySpareSamples, given },
  }),
  standsOn: [regimeFrozenAUnderdetermined],
  costly: true,
  derivation: {
    from: 'R - F',
    symbols,
    drawn: drawnFrozenABySpareSamples,
    steps: [
      step(`${lora} - F`, by(loraFrozenA, 'R', { sigma: 'sqrt(sigma2)', r: 'n - j - 1' })),
      step(`${lora} - (${full})`, by(fftUnderdetermined, 'F', { sigma: 'sqrt(sigma2)', F2: 'b + g' })),
    ],
  },
});
