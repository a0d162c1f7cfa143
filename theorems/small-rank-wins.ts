import {
  atLeast,
  discreteArgmin,
  inTheMean,
  onEverySample,
  positive,
  spectrum,
  step,
  theorem,
} from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { rankStep } from './rank-step.ts';
import { rankStepGreedy } from './rank-step-greedy.ts';
import {
  bestRankSymbols,
  differenceOfRanks,
  drawnBesideRankOne,
} from './setting/derivation-of-best-ranks.ts';
import {
  dx,
  dy,
  n,
  ranksUpTo,
  sigma,
  smallRankDifference,
  smallRankDifferenceGivenDesign,
  smallRankRisk,
} from './setting.ts';

/** Shifts of full rank for which rank 1 is the best of all, full fine-tuning included. */
export const smallRankWins = theorem({
  id: 'small-rank-wins',
  cites: 'arXiv:2605.19018, choice of the rank',
  statement:
    'With s_1 large and s_2² (n − 3) < T_2 + dy sigma², rank 1 on the leading direction beats every other rank and FFT.',
  parameters: {
    n,
    dx,
    dy,
    sigma,
    shape: spectrum('proportions of the singular values of the shift, none 0', 'min(dx, dy)'),
    f: positive('s_2² (n - 3) over T_2 + dy sigma²'),
  },
  holdsWhen: 'n > dx + 1, dx >= 2, dy >= 2, f < 1',
  sampleWhen: 'n >= dx + 12, f <= 1/2, dx <= 24, dy <= 24',
  claim: discreteArgmin({
    over: 'rank',
    // Rank dx is full fine-tuning.
    alternatives: (values) => [...new Set([...ranksUpTo(Math.min(values.dx, values.dy)), values.dx])],
    best: () => 1,
    risk: smallRankRisk,
    difference: smallRankDifference,
    conditioned: { difference: smallRankDifferenceGivenDesign, given: [noiseGivenDesign] },
  }),
  // With t = T_2 and s_2² = f (t + dy sigma²)/(n - 3): what rank 2 costs more than rank 1.
  certifies: [
    {
      formula: '(t*(n-1) + 2*dy*sigma^2)/(n-3) - ((f*(t + dy*sigma^2)/(n-3) + t)*(n-1) + dy*sigma^2)/(n-2)',
      symbols: { t: '>= 0' },
    },
  ],
  standsOn: [rankStep, rankStepGreedy],
  derivation: {
    from: 'D',
    symbols: bestRankSymbols,
    drawn: drawnBesideRankOne,
    steps: [
      step(differenceOfRanks, inTheMean('rank q misses u and rank k misses b', [loraFrozenA])),
      // What this says of two neighbours holds of all ranks, since by rank-step-greedy the sign changes once.
      atLeast('0', onEverySample('rank-step at the smaller of the two', [rankStep])),
    ],
  },
});
