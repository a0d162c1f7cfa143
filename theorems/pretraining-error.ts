import { by, inTheMean, meanOf, step, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAInterpolating } from './lora-frozen-a-interpolating.ts';
import { drawnFrozenAAfterPretraining } from './setting/derivation-after-pretraining.ts';
import * as setting from './setting.ts';

const { n0, sigma0, n, dx, dy, r, sigma, trueMissed, trueReached } = setting;
const parameters = { n0, n, dx, dy, r, sigma0, sigma, b: trueMissed, g: trueReached };
/** Where the error of A_0 and the true shift are both a large part of the risk. */
const noisySource =
  'n0 <= dx + 20, sigma0 >= 1, sigma0 <= 2, sigma <= 1, b >= 1, b <= 5, g >= 1, g <= 5, dy <= 24';
const cites = 'arXiv:2605.19018, fine-tuning after pretraining';
const where = {
  missed: 'b + sigma0^2*dy*(dx-r)/(n0-dx-1)',
  reached: 'g + sigma0^2*dy*r/(n0-dx-1)',
};

/** An A_0 fitted on n0 source samples: its error is part of the shift, and A misses its share of that. */
export const pretrainingError = theorem({
  id: 'pretraining-error',
  cites,
  statement:
    'lora-frozen-a with b_s + sigma0² dy (dx − r)/(n0 − dx − 1) for b, A independent of the source data.',
  parameters,
  holdsWhen: 'n0 > dx + 1, n > r + 1, r < dx',
  sampleWhen: `n0 >= dx + 12, n >= r + 12, dx <= 16, ${noisySource}`,
  where,
  claim: meanOf(setting.frozenAAfterPretraining).equals('missed*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)'),
  conditioned: { sampler: setting.frozenAAfterPretrainingGivenDesigns, given: [noiseGivenDesign] },
  standsOn: [loraFrozenA],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      M: 'missed energy ‖Delta(I − AᵀA)‖² with Delta = A_* − A_0',
      B: '‖(A_0 − A_s)(I − AᵀA)‖², what A misses of the error of A_0',
      T0: 'tr (X0X0ᵀ)⁻¹ of the source design',
    },
    drawn: drawnFrozenAAfterPretraining,
    steps: [
      step('M*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', by(loraFrozenA, 'R', { b: 'M' })),
      step(
        '(b + B)*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)',
        inTheMean('the error of A_0 has mean 0, whatever the true shift is'),
      ),
      step(
        '(b + sigma0^2*dy*(dx-r)/dx*T0)*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)',
        inTheMean('A misses its share of an error that has no direction', [noiseGivenDesign]),
      ),
      step('missed*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)', by(inverseWishartTrace, 'T0', { n: 'n0' })),
    ],
  },
});

/** The same where LoRA interpolates. */
export const pretrainingErrorInterpolating = theorem({
  id: 'pretraining-error-interpolating',
  cites,
  statement:
    'lora-frozen-a-interpolating with the error of A_0 added to what A misses and to what it reaches.',
  parameters,
  holdsWhen: 'n0 > dx + 1, r > n + 1, r < dx',
  sampleWhen: `n0 >= dx + 12, r >= n + 12, n <= 8, dx <= 24, ${noisySource}`,
  where,
  claim: meanOf(setting.frozenAAfterPretraining).equals(
    'missed + (1-n/r)*reached + (dy*sigma^2 + missed)*n/(r-n-1)',
  ),
  conditioned: {
    sampler: setting.interpolatingFrozenAAfterPretrainingGivenDesigns,
    given: [noiseGivenDesign, rowSpaceEnergy, inverseWishartTraceDual],
  },
  standsOn: [loraFrozenAInterpolating],
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      M: 'missed energy ‖Delta(I − AᵀA)‖² with Delta = A_* − A_0',
      G: 'reached energy ‖Delta Aᵀ‖²',
      B: '‖(A_0 − A_s)(I − AᵀA)‖², what A misses of the error of A_0',
      H: '‖(A_0 − A_s)Aᵀ‖², what it reaches',
      T0: 'tr (X0X0ᵀ)⁻¹ of the source design',
    },
    drawn: drawnFrozenAAfterPretraining,
    steps: [
      step(
        'M + (1-n/r)*G + (dy*sigma^2 + M)*n/(r-n-1)',
        by(loraFrozenAInterpolating, 'R', { b: 'M', g: 'G' }),
      ),
      step(
        'b + B + (1-n/r)*(g + H) + (dy*sigma^2 + b + B)*n/(r-n-1)',
        inTheMean('the error of A_0 has mean 0, whatever the true shift is'),
      ),
      step(
        'b + sigma0^2*dy*(dx-r)/dx*T0 + (1-n/r)*(g + sigma0^2*dy*r/dx*T0) + (dy*sigma^2 + b + sigma0^2*dy*(dx-r)/dx*T0)*n/(r-n-1)',
        inTheMean('A misses and reaches its share of an error that has no direction', [noiseGivenDesign]),
      ),
      step(
        'missed + (1-n/r)*reached + (dy*sigma^2 + missed)*n/(r-n-1)',
        by(inverseWishartTrace, 'T0', { n: 'n0' }),
      ),
    ],
  },
});
