import type { Theorem } from '../src/index.ts';
import { compressedInverseWishart } from './facts/compressed-inverse-wishart.ts';
import { davidsonSzarek } from './facts/davidson-szarek.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { gaussianOperatorNorm } from './facts/gaussian-operator-norm.ts';
import { gaussianOperatorNormSquared } from './facts/gaussian-operator-norm-squared.ts';
import { haarEnergy } from './facts/haar-energy.ts';
import { inverseWishartDiagonal } from './facts/inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { loraLeadingForm } from './facts/lora-leading-form.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
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
import { haarAllOrNothing } from './haar-all-or-nothing.ts';
import {
  haarAllOrNothingInterpolating,
  haarAllOrNothingUnderdetermined,
} from './haar-all-or-nothing-underdetermined.ts';
import { loraDegreesOfFreedom } from './lora-degrees-of-freedom.ts';
import { loraDegreesOfFreedomBound } from './lora-degrees-of-freedom-bound.ts';
import { loraFirstOrderFixedDesign } from './lora-first-order-fixed-design.ts';
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
import { loraGradientDescentUnderdetermined } from './lora-gradient-descent-underdetermined.ts';
import { loraLargeSample } from './lora-large-sample.ts';
import { loraLargeSampleRate } from './lora-large-sample-rate.ts';
import { loraNullSpaceFloor } from './lora-null-space-floor.ts';
import { loraOrthogonalDesignBound } from './lora-orthogonal-design-bound.ts';
import { loraOrthogonalDesignMeanBound } from './lora-orthogonal-design-mean-bound.ts';
import { loraRankSaturates } from './lora-rank-saturates.ts';
import { loraSecondOrder } from './lora-second-order.ts';
import { loraSecondOrderRankR } from './lora-second-order-rank-r.ts';
import { loraSmallNoise } from './lora-small-noise.ts';
import { loraSmallNoiseUnderdetermined } from './lora-small-noise-underdetermined.ts';
import { loraSpikedRisk } from './lora-spiked-risk.ts';
import { optimalRankThreshold } from './optimal-rank-threshold.ts';
import { powerLawRank } from './power-law-rank.ts';
import { pretrainingError, pretrainingErrorInterpolating } from './pretraining-error.ts';
import {
  pretrainingErrorFrozenB,
  pretrainingErrorFrozenBUnderdetermined,
} from './pretraining-error-frozen-b.ts';
import { pretrainingErrorFull } from './pretraining-error-full.ts';
import { rankDoubleDescent } from './rank-double-descent.ts';
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
import { regimeInterpolationPoint } from './regime-interpolation-point.ts';
import { regimeNecessary } from './regime-necessary.ts';
import { regimePretraining } from './regime-pretraining.ts';
import { regimeTrainedLargeSample } from './regime-trained-large-sample.ts';
import { regimeTrainedLargeSampleCrossing } from './regime-trained-large-sample-crossing.ts';
import { regimeTrainedSmallNoise } from './regime-trained-small-noise.ts';
import { regimeTrainedSmallNoiseUnderdetermined } from './regime-trained-small-noise-underdetermined.ts';
import { smallRankWins } from './small-rank-wins.ts';

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
    gaussianOperatorNorm,
    gaussianOperatorNormSquared,
    davidsonSzarek,
    truncationDerivative,
    noiseGivenDesign,
    loraLeadingForm,
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
  loraTrained: [
    loraFloor,
    loraSmallNoise,
    loraSmallNoiseUnderdetermined,
    loraLargeSample,
    loraLargeSampleRate,
    loraSecondOrder,
    loraSecondOrderRankR,
    loraFirstOrderFixedDesign,
    loraNullSpaceFloor,
    loraOrthogonalDesignBound,
    loraOrthogonalDesignMeanBound,
    loraDegreesOfFreedom,
    loraDegreesOfFreedomBound,
    loraSpikedRisk,
    loraGradientDescent,
    loraGradientDescentUnderdetermined,
    loraRankSaturates,
  ],
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
    regimeTrainedLargeSample,
    regimeTrainedLargeSampleCrossing,
    regimeNecessary,
    rankStep,
    rankStepGreedy,
    rankStepGreedyBest,
    haarAllOrNothing,
    haarAllOrNothingUnderdetermined,
    haarAllOrNothingInterpolating,
    powerLawRank,
    pretrainingError,
    pretrainingErrorInterpolating,
    pretrainingErrorFull,
    pretrainingErrorFrozenB,
    pretrainingErrorFrozenBUnderdetermined,
    regimePretraining,
    smallRankWins,
    optimalRankThreshold,
    rankDoubleDescent,
    regimeInterpolationPoint,
    regimeFrozenBUnderdetermined,
  ],
} as const satisfies Record<string, readonly Theorem[]>;

export const catalogue: readonly Theorem[] = Object.values(families).flat();
