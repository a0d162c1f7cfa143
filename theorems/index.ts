import type { Theorem } from '../src/index.ts';
import { eckartYoung } from './facts/eckart-young.ts';
import { inverseWishartDiagonal } from './facts/inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './facts/inverse-wishart-trace.ts';
import { inverseWishartTraceDual } from './facts/inverse-wishart-trace-dual.ts';
import { loraLeadingForm } from './facts/lora-leading-form.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { rowSpaceEnergy } from './facts/row-space-energy.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { fftFixedDesign } from './fft-fixed-design.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftPretrainingFree } from './fft-pretraining-free.ts';
import { fftRiskVariance } from './fft-risk-variance.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { fftUnderdeterminedVariance } from './fft-underdetermined-variance.ts';
import { loraDegreesOfFreedom } from './lora-degrees-of-freedom.ts';
import { loraDegreesOfFreedomBound } from './lora-degrees-of-freedom-bound.ts';
import { loraFirstOrderFixedDesign } from './lora-first-order-fixed-design.ts';
import { loraFloor } from './lora-floor.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import { loraFrozenAVariance } from './lora-frozen-a-variance.ts';
import { loraFrozenB } from './lora-frozen-b.ts';
import { loraGradientDescent } from './lora-gradient-descent.ts';
import { loraLargeSample } from './lora-large-sample.ts';
import { loraNullSpaceFloor } from './lora-null-space-floor.ts';
import { loraOrthogonalDesignBound } from './lora-orthogonal-design-bound.ts';
import { loraOrthogonalDesignMeanBound } from './lora-orthogonal-design-mean-bound.ts';
import { loraRankSaturates } from './lora-rank-saturates.ts';
import { loraSecondOrder } from './lora-second-order.ts';
import { loraSecondOrderRankR } from './lora-second-order-rank-r.ts';
import { loraSmallNoise } from './lora-small-noise.ts';
import { loraSmallNoiseUnderdetermined } from './lora-small-noise-underdetermined.ts';
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
    truncationDerivative,
    noiseGivenDesign,
    loraLeadingForm,
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
  loraTrained: [
    loraFloor,
    loraSmallNoise,
    loraSmallNoiseUnderdetermined,
    loraLargeSample,
    loraSecondOrder,
    loraSecondOrderRankR,
    loraFirstOrderFixedDesign,
    loraNullSpaceFloor,
    loraOrthogonalDesignBound,
    loraOrthogonalDesignMeanBound,
    loraDegreesOfFreedom,
    loraDegreesOfFreedomBound,
    loraGradientDescent,
    loraRankSaturates,
  ],
  regimes: [regimeFrozenA, regimeTrainedSmallNoise],
} as const satisfies Record<string, readonly Theorem[]>;

export const catalogue: readonly Theorem[] = Object.values(families).flat();
