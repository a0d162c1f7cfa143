/** One draw of the data of a derivation that compares frozen factors with full fine-tuning or with another rank. */
import {
  type DrawnSymbols,
  fullFineTuning,
  multiply,
  type RandomStream,
  regressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  zeros,
} from '../../src/index.ts';
import { drawnFrozenA } from './derivation-of-frozen-factors.ts';
import { drawnFits } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type FrozenA, frozenA, frozenInput } from './lora-frozen-factor.ts';
import {
  type HaarStep,
  type OneStep,
  riskWithoutNextDirection,
  riskWithoutNextHaarDirection,
} from './rank-selection.ts';
import { type ByExcessInputs, type BySpareSamples, withInputs, withRank } from './regimes.ts';

type OfVariance = Omit<FrozenA, 'sigma'> & { readonly sigma2: number };
const withDeviation = <V extends { readonly sigma2: number }>(values: V) => ({
  ...values,
  sigma: Math.sqrt(values.sigma2),
});

/** The symbols of `drawnFrozenA` where the noise is given by its variance, … */
export const drawnFrozenAOfVariance: Sampler<OfVariance, DrawnSymbols> = (values, fixed) =>
  drawnFrozenA(withDeviation(values), fixed);
/** … the inputs by their excess, … */
export const drawnFrozenAByExcess: Sampler<ByExcessInputs, DrawnSymbols> = (values, fixed) =>
  drawnFrozenA(withDeviation(withInputs(values)), fixed);
/** … and the rank by the spare samples. */
export const drawnFrozenABySpareSamples: Sampler<BySpareSamples, DrawnSymbols> = (values, fixed) =>
  drawnFrozenA(withDeviation(withRank(values)), fixed);

/**
 * With unit noise and n < dx: K = what the noise adds to the risk of frozen-A LoRA less what it adds to that of full
 * fine-tuning, V = ‖E(AX)⁺‖², U = ‖E X⁺‖², T = tr (A XXᵀ Aᵀ)⁻¹, D = tr (XᵀX)⁻¹.
 */
export const drawnCostOfNoise: Sampler<OfVariance, DrawnSymbols> = (values, fixed) => {
  const { A, shift } = frozenInput({ ...values, sigma: 1 }, fixed);
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed), sigma: 1 });
  const [lora, full] = [riskOf(frozenA(A)), riskOf(fullFineTuning)];
  const [fitLora, fitFull] = [drawnFits(), drawnFits()];
  const silence = zeros(values.dy, values.n);
  return (stream) => {
    const noisy = sample(stream);
    const [ofLora, ofFull] = [() => fitLora(multiply(A, noisy.X)), fitFull(noisy.X)];
    return {
      condition: ofFull.condition,
      symbols: {
        K: () => {
          const clean = regressionData({ ...noisy, E: silence });
          return lora(noisy) - lora(clean) - (full(noisy) - full(clean));
        },
        V: () => ofLora().cost(noisy.E),
        U: () => ofFull.cost(noisy.E),
        T: () => ofLora().trace(),
        D: ofFull.trace,
      },
    };
  };
};

/** D: one draw of a difference of risks. */
const difference =
  <V>(sampler: Sampler<V>): Sampler<V, DrawnSymbols> =>
  (values, fixed) => {
    const draw = sampler(values, fixed);
    return (stream: RandomStream) => ({ symbols: { D: () => draw(stream) } });
  };

/** D = R at rank r − R at rank r + 1, with A on the leading right singular directions, … */
export const drawnNextDirection: Sampler<OneStep, DrawnSymbols> = difference(
  riskWithoutNextDirection.sampler,
);
/** … or Haar. */
export const drawnNextHaarDirection: Sampler<HaarStep, DrawnSymbols> = difference(
  riskWithoutNextHaarDirection.sampler,
);
