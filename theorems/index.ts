import type { Theorem } from '../src/index.ts';
import { davidsonSzarek } from './facts/davidson-szarek.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { gaussianOperatorNorm } from './facts/gaussian-operator-norm.ts';
import { gaussianOperatorNormSquared } from './facts/gaussian-operator-norm-squared.ts';
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
import { loraFloor } from './lora-floor.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { loraGradientDescent } from './lora-gradient-descent.ts';
import { loraLargeSampleRate } from './lora-large-sample-rate.ts';
import { loraRankSaturates } from './lora-rank-saturates.ts';
import { loraSmallNoise } from './lora-small-noise.ts';
import { regimeFrozenA } from './regime-frozen-a.ts';
import { regimeTrainedSmallNoise } from './regime-trained-small-noise.ts';

/** Every theorem and lemma, by family, in the order of the catalogue. */
export const families = {
  facts: [
    inverseWishartTrace,
    inverseWishartTraceDual,
    inverseWishartDiagonal,
    rowSpaceEnergy,
    eckartYoung,
    gaussianOperatorNorm,
    gaussianOperatorNormSquared,
    davidsonSzarek,
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
  loraTrained: [loraFloor, loraSmallNoise, loraLargeSampleRate, loraGradientDescent, loraRankSaturates],
  regimes: [regimeFrozenA, regimeTrainedSmallNoise],
} as const satisfies Record<string, readonly Theorem[]>;

export const catalogue: readonly Theorem[] = Object.values(families).flat();
