import { algebra, by, inTheMean, onEverySample, quantity, rateOf, step, theorem } from '../src/index.ts';
import { compressedInverseWishart } from './facts/compressed-inverse-wishart.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnRemainder } from './setting/derivation-of-large-sample-rate.ts';
import {
  dx,
  dy,
  largeSampleRemainder,
  lowRankSpectrum,
  n,
  noiseVarianceOf,
  r,
  relativeNoise,
} from './setting.ts';

/** How fast trained LoRA of the shift's own rank approaches its large-sample risk. */
export const loraLargeSampleRate = theorem({
  id: 'lora-large-sample-rate',
  cites: 'ours: the order of the remainder of lora-large-sample at the rank of the shift',
  statement:
    'For rank Delta = r and sigma = noise·s_r, n E R − sigma² r (dx + dy − r) falls as 1/n, and n E R tends to its limit at that rate.',
  parameters: { n, dx, dy, r, noise: relativeNoise, s: lowRankSpectrum },
  holdsWhen: 'n > dx + 1, r <= min(dx, dy)',
  // Where the next order is a small part: it is (dx + 1)/n of the remainder for its design part.
  sampleWhen: 'n >= 8*dx + 8, n <= 40, r < min(dx, dy), dy <= 4, noise >= 1/4, noise <= 3/8',
  quantities: { v: quantity('sigma²', noiseVarianceOf) },
  claim: rateOf(largeSampleRemainder, { in: 'n', multiples: [1, 3, 9, 27] }).is('-1'),
  derivation: {
    from: 'n*R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      L: 'its first-order term ‖UᵀE X⁺‖² + ‖(I − UUᵀ)E(PX)⁺‖², Delta = U D P',
      M: '(R(E) + R(−E))/2 − L, of order sigma⁴ and so of order 1/n²',
      V: '‖UᵀE X⁺‖²',
      W: '‖(I − UUᵀ)E(PX)⁺‖²',
      T: 'tr (XXᵀ)⁻¹',
      C: 'tr (P XXᵀ Pᵀ)⁻¹',
    },
    drawn: drawnRemainder,
    steps: [
      step('n*(L + M)', inTheMean('E and −E have the same law')),
      step('n*(V + W + M)', onEverySample('L is their sum')),
      step('n*(v*r*T + W + M)', by(noiseGivenDesign, 'V', { dy: 'r', sigma: 'sqrt(v)', trace: 'T' })),
      step(
        'n*(v*r*T + v*(dy-r)*C + M)',
        by(noiseGivenDesign, 'W', { dy: 'dy-r', dx: 'r', sigma: 'sqrt(v)', trace: 'C' }),
      ),
      step('n*(v*r*dx/(n-dx-1) + v*(dy-r)*C + M)', by(inverseWishartTrace, 'T')),
      step('n*(v*r*dx/(n-dx-1) + v*(dy-r)*r/(n-r-1) + M)', by(compressedInverseWishart, 'C')),
      step('v*r*(dx+dy-r) + v*r*(dx*(dx+1)/(n-dx-1) + (dy-r)*(r+1)/(n-r-1)) + n*M', algebra),
    ],
  },
});
