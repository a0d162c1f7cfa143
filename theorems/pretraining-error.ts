import { meanOf, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAInterpolating } from './lora-frozen-a-interpolating.ts';
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
    given: [noiseGivenDesign],
  },
  standsOn: [loraFrozenAInterpolating],
});
