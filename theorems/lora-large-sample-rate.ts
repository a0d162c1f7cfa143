import { rateOf, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { dx, dy, largeSampleRemainder, lowRankSpectrum, n, r, relativeNoise } from './setting.ts';

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
  claim: rateOf(largeSampleRemainder, { in: 'n', multiples: [1, 3, 9, 27] }).is('-1'),
  standsOn: [noiseGivenDesign, inverseWishartTrace],
});
