import { algebra, limitWithin, onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnDivergence } from './setting/derivation-of-degrees-of-freedom.ts';
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
  derivation: {
    from: 'D',
    symbols: {
      D: 'divergence of SVD_r at Y, by central differences',
      bound: 'how far central differences are from it, at most',
      P: 'Σ_{k≤r<l≤p} 2y_k²/(y_k² − y_l²), the directions u_k v_lᵀ and u_l v_kᵀ',
      S: 'Σ_{k≤r<l≤p} (y_k² + y_l²)/(y_k² − y_l²)',
      p: 'smaller of dx and dy',
      q: 'larger of dx and dy',
    },
    drawn: drawnDivergence,
    steps: [
      // In the singular bases: 1 for each direction between fitted vectors and r for each null direction of the longer side.
      step('r^2 + r*(q-p) + P', limitWithin('t -> 0', 'bound')),
      step('r^2 + r*(q-p) + r*(p-r) + S', onEverySample('2a/(a − b) = 1 + (a + b)/(a − b) in each pair')),
      step('q*r + S', algebra),
    ],
  },
});
