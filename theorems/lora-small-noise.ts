import { limitOf, theorem } from '../src/index.ts';
import { dx, dy, lowRankSpectrum, n, r, smallNoiseBias, trainedRiskPerNoise } from './setting.ts';

/** Trained LoRA of the shift's own rank, as the noise vanishes: only the directions it fits cost anything. */
export const loraSmallNoise = theorem({
  id: 'lora-small-noise',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement:
    'For rank Delta = r, E R/sigma² tends to r (dx/(n − dx − 1) + (dy − r)/(n − r − 1)) as sigma → 0.',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'n > dx + 1, r <= min(dx, dy)',
  sampleWhen: 'n >= dx + 12',
  claim: limitOf(trainedRiskPerNoise, { as: 'sigma -> 0', bias: smallNoiseBias }).equals(
    'r*(dx/(n-dx-1) + (dy-r)/(n-r-1))',
  ),
});
