import { divergence, natural, positive, theorem } from '../src/index.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { loraFrozenAHaar } from './lora-frozen-a-haar.ts';
import { loraFrozenAHaarInterpolating } from './lora-frozen-a-haar-interpolating.ts';
import {
  dx,
  dy,
  frozenACoefficientLaw,
  frozenAFittedNoiseLaw,
  haarRisk,
  haarRiskGivenDesign,
  haarRiskGivenWideDesign,
  n,
  onTheWay,
  sigma,
} from './setting.ts';

/** The mean risk over the rank of a random frozen A: it descends twice, and is infinite between. */
export const rankDoubleDescent = theorem({
  id: 'rank-double-descent',
  cites: 'arXiv:2605.19018, LoRA with a frozen factor',
  statement: 'With A Haar, E R is infinite exactly at r = n − 1, n and n + 1 (r ≤ dx), and finite elsewhere.',
  parameters: { n, dx, dy, r: natural('LoRA rank'), sigma, F2: positive('‖Delta‖²') },
  holdsWhen: 'n >= 2, dx >= n + 1',
  sampleWhen: 'n >= 9, n <= 10, dx >= n + 8, dx <= n + 14, dy <= 2',
  where: { b: '(1 - r/dx)*F2' },
  claim: divergence({
    symbol: 'r',
    formula: 'b*(n-1)/(n-r-1) + dy*sigma^2*r/(n-r-1)',
    poles: ['n - 1'],
    finiteWhen: 'r < n - 1, r <= dx',
    near: onTheWay({
      of: 'LoRA',
      plain: [haarRisk, ['n - 8']],
      conditioned: [haarRiskGivenDesign, ['n - 6', 'n - 4']],
      traceOf: ['b + dy*sigma^2', 'r', 'n'],
    }),
    others: [
      {
        formula: 'b + (1 - n/r)*(F2 - b) + (dy*sigma^2 + b)*n/(r-n-1)',
        poles: ['n + 1'],
        finiteWhen: 'r > n + 1, r <= dx',
        near: onTheWay({
          of: 'LoRA',
          plain: [haarRisk, ['n + 8']],
          conditioned: [haarRiskGivenWideDesign, ['n + 6', 'n + 4']],
          traceOf: ['b + dy*sigma^2', 'n', 'r'],
        }),
      },
    ],
    laws: [
      { at: 'n - 1', law: frozenACoefficientLaw(2) },
      { at: 'n', law: frozenACoefficientLaw(1) },
      { at: 'n + 1', law: frozenAFittedNoiseLaw(2) },
    ],
  }),
  standsOn: [inverseWishartTrace, inverseWishartTraceDual, loraFrozenAHaar, loraFrozenAHaarInterpolating],
  costly: true,
  underived:
    'it is about the poles of two formulas, which lora-frozen-a-haar and lora-frozen-a-haar-interpolating derive',
});
