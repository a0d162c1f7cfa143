import { asymptotic, natural, positive, theorem } from '../src/index.ts';
import {
  dx,
  dy,
  n,
  r,
  sigma,
  spikedRiskAtSize,
  trainedRiskAtSize,
  trainedRiskGivenDesignAtSize,
} from './setting.ts';

/** Trained LoRA in large dimensions: what each direction costs, found or lost in the noise. */
export const loraSpikedRisk = theorem({
  id: 'lora-spiked-risk',
  cites:
    'arXiv:2605.19018, LoRA with both factors trained; Benaych-Georges & Nadakuditi 2012; Marchenko & Pastur 1967',
  statement:
    'At a fixed rank, as n, dx and dy grow in proportion, E R approaches the sum of what its directions cost.',
  parameters: {
    n,
    dx,
    dy,
    r,
    sigma,
    found: natural('directions of the shift above the threshold of detection'),
    strong: positive('the least of them, in thresholds'),
    weak: positive('one direction below, in thresholds'),
  },
  holdsWhen: 'max(n - dx, dx - n) > 1, strong > 1, weak < 1',
  // Away from the threshold, where the discrepancy falls by less than half over three doublings.
  sampleWhen:
    'max(n - dx, dx - n) >= 8, min(n, dx) >= 8, min(n, dx) <= 16, dx <= 24, dy >= 8, dy <= 12, found <= 2, r <= found + 1, strong >= 3/2, weak <= 1/2',
  claim: asymptotic({
    sizes: [1, 2, 4, 8],
    means: [
      { road: 'plain', of: trainedRiskAtSize, equals: spikedRiskAtSize, coarse: true },
      { road: 'conditioned', of: trainedRiskGivenDesignAtSize, equals: spikedRiskAtSize },
    ],
  }),
  underived:
    'the limits of the singular values and vectors are cited as a whole from random matrix theory, and hold only as the dimensions grow',
});
