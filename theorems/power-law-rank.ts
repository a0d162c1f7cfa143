import { asymptotic, natural, positive, theorem } from '../src/index.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { bestRankRatio, bestRankRatioWithoutNoise, bestRiskRatio } from './setting.ts';

/** How the best rank grows with the sample where the spectrum of the shift is a power law. */
export const powerLawRank = theorem({
  id: 'power-law-rank',
  cites: 'arXiv:2605.19018, choice of the rank',
  statement:
    'With s_i² = i^−α and A on the top directions, r* ~ (n/(dy σ²))^(1/α) and R ~ α/(α − 1) dy σ² r*/n; r* ~ n(1 − 1/α) without noise.',
  parameters: {
    n: natural('samples'),
    noise: positive('dy sigma², held as n grows'),
    alpha: positive('decay of the squared singular values'),
  },
  holdsWhen: 'alpha > 1',
  // Nearer to α = 1 the ratios approach 1 as n^(1/α − 1): too slowly to be seen.
  sampleWhen: 'n >= 512, n <= 1024, alpha >= 3/2, alpha <= 3, noise >= 1/4, noise <= 4',
  claim: asymptotic({
    // Nine doublings: at α = 3/2 the discrepancy falls by a half over three.
    sizes: [1, 8, 64, 512],
    means: [
      { road: 'best rank', of: bestRankRatio, equals: '1' },
      { road: 'least risk', of: bestRiskRatio, equals: '1' },
      { road: 'best rank without noise', of: bestRankRatioWithoutNoise, equals: '1' },
    ],
  }),
  standsOn: [loraFrozenA],
  underived:
    'the best rank of lora-frozen-a is expanded in real powers of n: neither rational algebra nor a limit on one sample',
});
