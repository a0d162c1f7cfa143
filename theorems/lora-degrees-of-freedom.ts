import { pathwiseIdentity, theorem } from '../src/index.ts';
import { divergenceOfTruncation, dx, dy, r, separatedSpectrum } from './setting.ts';

/** The degrees of freedom of a fit of rank r, as the divergence of the truncated SVD. */
export const loraDegreesOfFreedom = theorem({
  id: 'lora-degrees-of-freedom',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; Candès, Sing-Long and Trzasko 2013',
  statement:
    'Where y_r > y_{r+1}, the divergence of Y ↦ SVD_r Y is max(dx, dy) r + Σ_{k≤r<l≤p} (y_k² + y_l²)/(y_k² − y_l²).',
  parameters: { dx, dy, r, s: separatedSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  sampleWhen: 'dx <= 5, dy <= 5',
  claim: pathwiseIdentity('numerical divergence of SVD_r at Y = df', divergenceOfTruncation),
  costly: true,
});
