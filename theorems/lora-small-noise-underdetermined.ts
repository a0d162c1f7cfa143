import { algebra, by, limitOf, limitWithin, onEverySample, step, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { loraNullSpaceFloor } from './lora-null-space-floor.ts';
import { drawnSmallNoise } from './setting/derivation-of-small-noise.ts';
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
  standsOn: [rowSpaceEnergy],
  derivation: {
    from: 'R - K',
    symbols: {
      R: 'excess risk ‖Â − A_*‖² over sigma², at a small sigma',
      K: '‖Delta(I − XX⁺)‖² over sigma²',
      Q: '‖Â − A_0 − Delta XX⁺‖² over sigma²',
      bound: 'the remainder of the truncated SVD at that sigma, √Q against √L',
      L: '‖(E − (I − UUᵀ)E(I − H))X⁺‖², Delta = U D P, H the projection on the rows of PX, E of variance 1',
      V: '‖UᵀE X⁺‖², what minimum-norm fine-tuning of the r outputs UᵀY costs',
      W: '‖(I − UUᵀ)E H X⁺‖², the part in the other outputs',
      T: 'tr (XᵀX)⁻¹',
      C: '‖H X⁺‖², the trace of the r × r block of (XᵀX)⁻¹ on the rows of PX',
    },
    drawn: drawnSmallNoise,
    steps: [
      step('Q', onEverySample('Â − A_0 has its rows in the span of the samples', [loraNullSpaceFloor])),
      step('L', limitWithin('sigma -> 0', 'bound', [truncationDerivative])),
      step('V + W', onEverySample('the columns of U are orthogonal to the others')),
      step('r*T + W', by(noiseGivenDesign, 'V', { n: 'dx', dx: 'n', dy: 'r', sigma: '1', trace: 'T' })),
      step(
        'r*T + (dy-r)*C',
        by(noiseGivenDesign, 'W', { n: 'dx', dx: 'r', dy: '1', sigma: 'sqrt(dy-r)', trace: 'C' }),
      ),
      step('r*n/(dx-n-1) + (dy-r)*C', by(inverseWishartTraceDual, 'T')),
      // The inverse of that block is the Schur complement of the other n − r directions: PX XᵀPᵀ, of n degrees of freedom,
      // and an independent Wishart matrix of the dx − n that those leave: in all an r × r Wishart matrix of dx degrees.
      step('r*n/(dx-n-1) + (dy-r)*r/(dx-r-1)', by(inverseWishartTrace, 'C', { n: 'dx', dx: 'r' })),
      step('r*(n/(dx-n-1) + (dy-r)/(dx-r-1))', algebra),
    ],
  },
});
