import { algebra, by, limitOf, limitWithin, onEverySample, step, theorem } from '../src/index.ts';
import { compressedInverseWishart } from './facts/compressed-inverse-wishart.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { drawnSmallNoise } from './setting/derivation-of-small-noise.ts';
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
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖² over sigma², at a small sigma',
      bound: 'the remainder of the truncated SVD at that sigma, ‖D̂ − Delta‖/sigma against √L',
      L: '‖(E − (I − UUᵀ)E(I − H))X⁺‖², Delta = U D P, H the projection on the rows of PX, E of variance 1',
      V: '‖UᵀE X⁺‖², what full fine-tuning of the r outputs UᵀY costs',
      W: '‖(I − UUᵀ)E(PX)⁺‖², what LoRA with A = P frozen costs in the other outputs',
      T: 'tr (XXᵀ)⁻¹',
      C: 'tr (P XXᵀ Pᵀ)⁻¹',
    },
    drawn: drawnSmallNoise,
    steps: [
      step('L', limitWithin('sigma -> 0', 'bound', [truncationDerivative])),
      step('V + W', onEverySample('the columns of U are orthogonal to the others, and H X⁺ = (PX)⁺P')),
      step('r*T + W', by(noiseGivenDesign, 'V', { dy: 'r', sigma: '1', trace: 'T' })),
      // In all the other outputs together, of which there are none for r = dy.
      step(
        'r*T + (dy-r)*C',
        by(noiseGivenDesign, 'W', { dy: '1', dx: 'r', sigma: 'sqrt(dy-r)', trace: 'C' }),
      ),
      step('r*dx/(n-dx-1) + (dy-r)*C', by(inverseWishartTrace, 'T')),
      step('r*dx/(n-dx-1) + (dy-r)*r/(n-r-1)', by(compressedInverseWishart, 'C')),
      step('r*(dx/(n-dx-1) + (dy-r)/(n-r-1))', algebra),
    ],
  },
});
