import { by, inTheMean, meanOf, step, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { loraFrozenBUnderdetermined } from './lora-frozen-b-underdetermined.ts';
import { drawnFrozenBAfterPretraining } from './setting/derivation-after-pretraining.ts';
import * as setting from './setting.ts';

const { n0, sigma0, n, dx, dy, r, sigma, trueMissedOutput, trueReachedOutput } = setting;
const parameters = { n0, n, dx, dy, r, sigma0, sigma, c: trueMissedOutput, h: trueReachedOutput };
/** Where the error of A_0 and the true shift are both a large part of the risk. */
const noisySource =
  'n0 <= dx + 20, sigma0 >= 1, sigma0 <= 2, sigma <= 1, c >= 1, c <= 5, h >= 1, h <= 5, dy <= 24';
const cites = 'arXiv:2605.19018, fine-tuning after pretraining';
const where = {
  missed: 'c + sigma0^2*(dy-r)*dx/(n0-dx-1)',
  reached: 'h + sigma0^2*r*dx/(n0-dx-1)',
};

const symbols = {
  R: 'excess risk ‖Â − A_*‖²',
  C: 'missed energy ‖(I − QQᵀ)Delta‖² with Delta = A_* − A_0',
  B: '‖(I − QQᵀ)(A_0 − A_s)‖², the error of A_0 in the outputs that Q misses',
  T0: 'tr (X0X0ᵀ)⁻¹ of the source design',
};
const interpolatingSymbols = {
  ...symbols,
  G: 'reached energy ‖QᵀDelta‖²',
  H: '‖Qᵀ(A_0 − A_s)‖², the error of A_0 in the outputs that it reaches',
};

/** Frozen-B LoRA from a fitted A_0: the outputs that it gives up keep the error of A_0. */
export const pretrainingErrorFrozenB = theorem({
  id: 'pretraining-error-frozen-b',
  cites,
  statement: 'lora-frozen-b with c_s + sigma0² (dy − r) dx/(n0 − dx − 1) for c.',
  parameters,
  holdsWhen: 'n0 > dx + 1, n > dx + 1, r < dy',
  sampleWhen: `n0 >= dx + 12, n >= dx + 12, dx <= 16, ${noisySource}`,
  where,
  claim: meanOf(setting.frozenBAfterPretraining).equals('missed + sigma^2*r*dx/(n-dx-1)'),
  conditioned: { sampler: setting.frozenBAfterPretrainingGivenDesigns, given: [noiseGivenDesign] },
  standsOn: [loraFrozenB],
  derivation: {
    from: 'R',
    symbols,
    drawn: drawnFrozenBAfterPretraining,
    steps: [
      step('C + sigma^2*r*dx/(n-dx-1)', by(loraFrozenB, 'R', { c: 'C' })),
      step(
        'c + B + sigma^2*r*dx/(n-dx-1)',
        inTheMean('the error of A_0 has mean 0, whatever the true shift is'),
      ),
      step(
        'c + sigma0^2*(dy-r)*T0 + sigma^2*r*dx/(n-dx-1)',
        by(noiseGivenDesign, 'B', { n: 'n0', sigma: 'sigma0', dy: 'dy - r', trace: 'T0' }),
      ),
      step('missed + sigma^2*r*dx/(n-dx-1)', by(inverseWishartTrace, 'T0', { n: 'n0' })),
    ],
  },
});

/** The same for n < dx. */
export const pretrainingErrorFrozenBUnderdetermined = theorem({
  id: 'pretraining-error-frozen-b-underdetermined',
  cites,
  statement:
    'lora-frozen-b-underdetermined with the error of A_0 added to what Q misses and to what it reaches.',
  parameters,
  holdsWhen: 'n0 > dx + 1, dx > n + 1, r < dy',
  sampleWhen: `n0 >= dx + 12, dx >= n + 12, dx <= 24, ${noisySource}`,
  where,
  claim: meanOf(setting.frozenBAfterPretraining).equals('missed + (1-n/dx)*reached + sigma^2*r*n/(dx-n-1)'),
  conditioned: {
    sampler: setting.minimumNormFrozenBAfterPretrainingGivenDesigns,
    given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
  },
  standsOn: [loraFrozenBUnderdetermined],
  derivation: {
    from: 'R',
    symbols: interpolatingSymbols,
    drawn: drawnFrozenBAfterPretraining,
    steps: [
      step('C + (1-n/dx)*G + sigma^2*r*n/(dx-n-1)', by(loraFrozenBUnderdetermined, 'R', { c: 'C', h: 'G' })),
      step(
        'c + B + (1-n/dx)*(h + H) + sigma^2*r*n/(dx-n-1)',
        inTheMean('the error of A_0 has mean 0, whatever the true shift is'),
      ),
      step(
        'c + sigma0^2*(dy-r)*T0 + (1-n/dx)*(h + H) + sigma^2*r*n/(dx-n-1)',
        by(noiseGivenDesign, 'B', { n: 'n0', sigma: 'sigma0', dy: 'dy - r', trace: 'T0' }),
      ),
      step(
        'c + sigma0^2*(dy-r)*T0 + (1-n/dx)*(h + sigma0^2*r*T0) + sigma^2*r*n/(dx-n-1)',
        by(noiseGivenDesign, 'H', { n: 'n0', sigma: 'sigma0', dy: 'r', trace: 'T0' }),
      ),
      step('missed + (1-n/dx)*reached + sigma^2*r*n/(dx-n-1)', by(inverseWishartTrace, 'T0', { n: 'n0' })),
    ],
  },
});
