import type { Theorem } from '../src/index.ts';
import { compressedInverseWishart } from './facts/compressed-inverse-wishart.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { haarEnergy } from './facts/haar-energy.ts';
import { inverseWishartDiagonal } from './facts/inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { fftAnyCovariance } from './fft-any-covariance.ts';
import { fftEarlyStopping } from './fft-early-stopping.ts';
import { fftFixedDesign } from './fft-fixed-design.ts';
import { fftInterpolation } from './fft-interpolation.ts';
import { fftInterpolationBelowBoth } from './fft-interpolation-below-both.ts';
import { fftInterpolationRisk } from './fft-interpolation-risk.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftPretrainingFree } from './fft-pretraining-free.ts';
import { fftRidge } from './fft-ridge.ts';
import { fftRidgeRisk } from './fft-ridge-risk.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { loraFloor } from './lora-floor.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAAnyCovariance } from './lora-frozen-a-any-covariance.ts';
import { loraFrozenAFixedDesign } from './lora-frozen-a-fixed-design.ts';
import { loraFrozenAHaar } from './lora-frozen-a-haar.ts';
import { loraFrozenAHaarInterpolating } from './lora-frozen-a-haar-interpolating.ts';
import { loraFrozenAInterpolating } from './lora-frozen-a-interpolating.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { loraFrozenBUnderdetermined } from './lora-frozen-b-underdetermined.ts';
import { loraGradientDescent } from './lora-gradient-descent.ts';
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
    compressedInverseWishart,
    rowSpaceEnergy,
    haarEnergy,
    eckartYoung,
    noiseGivenDesign,
  ],
  fullFineTuning: [
    fftFixedDesign,
    fftOverdetermined,
    fftUnderdetermined,
    fftAnyCovariance,
    fftRiskVariance,
    fftUnderdeterminedVariance,
    fftRidge,
    fftRidgeRisk,
    fftEarlyStopping,
    fftInterpolation,
    fftInterpolationRisk,
    fftInterpolationBelowBoth,
    fftPretrainingFree,
  ],
  loraFrozenFactor: [
    loraFrozenA,
    loraFrozenAInterpolating,
    loraFrozenAHaar,
    loraFrozenAHaarInterpolating,
    loraFrozenAAnyCovariance,
    loraFrozenAFixedDesign,
    loraFrozenAVariance,
    loraFrozenB,
    loraFrozenBUnderdetermined,
  ],
  loraTrained: [loraFloor, loraSmallNoise, loraGradientDescent, loraRankSaturates],
  regimes: [regimeFrozenA, regimeTrainedSmallNoise],
} as const satisfies Record<string, readonly Theorem[]>;

export const catalogue: readonly Theorem[] = Object.values(families).flat();
