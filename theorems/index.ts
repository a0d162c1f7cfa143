import type { Theorem } from '../src/index.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { inverseWishartDiagonal } from './facts/inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftFixedDesign } from './fft-fixed-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftPretrainingFree } from './fft-pretraining-free.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import {
  haarAllOrNothing,
  haarAllOrNothingInterpolating,
  haarAllOrNothingUnderdetermined,
} from './haar-all-or-nothing.ts';
import { loraFloor } from './lora-floor.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { loraGradientDescent } from './lora-gradient-descent.ts';
import { loraRankSaturates } from './lora-rank-saturates.ts';
import { loraSmallNoise } from './lora-small-noise.ts';
import { pretrainingError, pretrainingErrorInterpolating } from './pretraining-error.ts';
import {
  pretrainingErrorFrozenB,
  pretrainingErrorFrozenBUnderdetermined,
} from './pretraining-error-frozen-b.ts';
import { pretrainingErrorFull } from './pretraining-error-full.ts';
import { rankStep } from './rank-step.ts';
import { rankStepGreedy, rankStepGreedyBest } from './rank-step-greedy.ts';
import { regimeCriticalRank } from './regime-critical-rank.ts';
import { regimeFrozenA } from './regime-frozen-a.ts';
import { regimeFrozenANoise } from './regime-frozen-a-noise.ts';
import { regimeFrozenASamples } from './regime-frozen-a-samples.ts';
import { regimeFrozenAUnderdetermined } from './regime-frozen-a-underdetermined.ts';
import {
  regimeFrozenAUnderdeterminedHighRank,
  regimeFrozenAUnderdeterminedLowRank,
} from './regime-frozen-a-underdetermined-noise.ts';
import { regimeFrozenB } from './regime-frozen-b.ts';
import { regimeFrozenBUnderdetermined } from './regime-frozen-b-underdetermined.ts';
import { regimeNecessary } from './regime-necessary.ts';
import { regimePretraining } from './regime-pretraining.ts';
import { regimeTrainedSmallNoise } from './regime-trained-small-noise.ts';
import { regimeTrainedSmallNoiseUnderdetermined } from './regime-trained-small-noise-underdetermined.ts';
import { smallRankWins } from './small-rank-wins.ts';

/** Every theorem and lemma, by family, in the order of the catalogue. */
export const families = {
  facts: [
    inverseWishartTrace,
    inverseWishartTraceDual,
    inverseWishartDiagonal,
    rowSpaceEnergy,
    eckartYoung,
    noiseGivenDesign,
  ],
  fullFineTuning: [
    fftFixedDesign,
    fftOverdetermined,
    fftUnderdetermined,
    fftRiskVariance,
    fftUnderdeterminedVariance,
    fftPretrainingFree,
  ],
  loraFrozenFactor: [loraFrozenA, loraFrozenAVariance, loraFrozenB],
  loraTrained: [loraFloor, loraSmallNoise, loraGradientDescent, loraRankSaturates],
  regimes: [
    regimeFrozenA,
    regimeFrozenANoise,
    regimeFrozenASamples,
    regimeFrozenAUnderdetermined,
    regimeFrozenAUnderdeterminedLowRank,
    regimeFrozenAUnderdeterminedHighRank,
    regimeCriticalRank,
    regimeFrozenB,
    regimeTrainedSmallNoise,
    regimeTrainedSmallNoiseUnderdetermined,
    regimeNecessary,
    rankStep,
    rankStepGreedy,
    rankStepGreedyBest,
    haarAllOrNothing,
    haarAllOrNothingUnderdetermined,
    haarAllOrNothingInterpolating,
    pretrainingError,
    pretrainingErrorInterpolating,
    pretrainingErrorFull,
    pretrainingErrorFrozenB,
    pretrainingErrorFrozenBUnderdetermined,
    regimePretraining,
    smallRankWins,
    regimeFrozenBUnderdetermined,
  ],
} as const satisfies Record<string, readonly Theorem[]>;

export const catalogue: readonly Theorem[] = Object.values(families).flat();
