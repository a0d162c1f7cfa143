import {
  algebra,
  atLeast,
  discreteArgmin,
  identity,
  inTheMean,
  natural,
  onEverySample,
  positive,
  step,
  theorem,
} from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { rankStep } from './rank-step.ts';
import {
  bestRankSymbols,
  differenceOfRanks,
  drawnBesideBestRank,
} from './setting/derivation-of-best-ranks.ts';
import {
  dx,
  dy,
  firstRankThatDoesNotHelp,
  leadingDirectionsDifference,
  leadingDirectionsDifferenceGivenDesign,
  n,
  ranksUpTo,
  riskOnLeadingDirections,
  shiftSpectrum,
  sigma,
} from './setting.ts';

const cites = 'arXiv:2605.19018, choice of the rank';
const r = natural('LoRA rank', { least: 0 });

/** What a direction gains falls from rank to rank: e = s_{r+1}², d = s_{r+1}² − s_{r+2}², T = T_r. */
export const rankStepGreedy = theorem({
  id: 'rank-step-greedy',
  cites,
  statement: 's_{r+1}² (n − r − 1) − T_r − dy sigma² falls with r wherever s_{r+2} < s_{r+1}.',
  parameters: {
    n,
    dy,
    r,
    sigma,
    e: positive('squared singular value s_{r+1}²'),
    d: positive('by how much the next one is smaller'),
    T: positive('tail energy T_r'),
  },
  holdsWhen: 'n > r + 2',
  claim: identity({
    left: '(e*(n-r-1) - T - dy*sigma^2) - ((e-d)*(n-r-2) - (T-e) - dy*sigma^2)',
    right: '(n-r-2)*d',
    positive: true,
  }),
  standsOn: [rankStep],
  derivation: {
    from: '(e*(n-r-1) - T - dy*sigma^2) - ((e-d)*(n-r-2) - (T-e) - dy*sigma^2)',
    symbols: {},
    steps: [step('e*(n-r-1) - e - (e-d)*(n-r-2)', algebra), step('(n-r-2)*d', algebra)],
  },
});

/** Hence the best rank is found greedily; the risk is unimodal on r ≤ min(dx, n − 2), not beyond. */
export const rankStepGreedyBest = theorem({
  id: 'rank-step-greedy-best',
  cites,
  statement: 'Among the ranks r ≤ min(dx, n − 2), the first whose next direction does not help is the best.',
  parameters: { n, dx, dy, sigma, s: shiftSpectrum },
  sampleWhen: 'n >= 20, dx >= 3, dy >= 3, dx <= 30, dy <= 30',
  claim: discreteArgmin({
    over: 'rank',
    // Up to n − 12, where the risks have the moments that are needed to see a difference.
    alternatives: (values) => ranksUpTo(Math.min(values.dx, values.dy, values.n - 12)),
    best: (values) => firstRankThatDoesNotHelp(values, Math.min(values.dx, values.dy, values.n - 12)),
    risk: riskOnLeadingDirections,
    difference: leadingDirectionsDifference,
    conditioned: { difference: leadingDirectionsDifferenceGivenDesign, given: [noiseGivenDesign] },
  }),
  standsOn: [rankStep, rankStepGreedy],
  derivation: {
    from: 'D',
    symbols: bestRankSymbols,
    drawn: drawnBesideBestRank,
    steps: [
      step(differenceOfRanks, inTheMean('rank q misses u and rank k misses b', [loraFrozenA])),
      // What this says of two neighbours holds of all ranks, since by rank-step-greedy the sign changes once.
      atLeast('0', onEverySample('rank-step at the smaller of the two', [rankStep])),
    ],
  },
});
