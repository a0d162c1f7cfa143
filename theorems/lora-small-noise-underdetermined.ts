import { limitOf, theorem } from '../src/index.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { loraNullSpaceFloor } from './lora-null-space-floor.ts';
import {
  dx,
  dy,
  lowRankSpectrum,
  n,
  r,
  smallNoiseBiasUnderdetermined,
  trainedRiskInRowSpacePerNoise,
} from './setting.ts';

/**
 * Trained LoRA of the shift's own rank with fewer samples than inputs, as the noise vanishes. What lies outside the span of
 * the samples is taken off sample by sample (lora-null-space-floor); its mean is (1 − n/dx)‖Delta‖² (row-space-energy).
 */
export const loraSmallNoiseUnderdetermined = theorem({
  id: 'lora-small-noise-underdetermined',
  cites: 'arXiv:2605.19018, LoRA with both factors trained, underdetermined setting',
  statement:
    'For rank Delta = r, (E R − (1 − n/dx)‖Delta‖²)/sigma² tends to r (n/(dx − n − 1) + (dy − r)/(dx − r − 1)) as sigma → 0.',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'dx > n + 1, r <= min(n, dy)',
  sampleWhen: 'dx >= n + 12, n >= r + 4',
  claim: limitOf(trainedRiskInRowSpacePerNoise, {
    as: 'sigma -> 0',
    bias: smallNoiseBiasUnderdetermined,
  }).equals('r*(n/(dx-n-1) + (dy-r)/(dx-r-1))'),
  standsOn: [truncationDerivative, loraNullSpaceFloor, rowSpaceEnergy],
});
