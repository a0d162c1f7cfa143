/** One draw of the data of the derivation of lora-large-sample-rate, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  factoredShift,
  gram,
  multiply,
  multiplyTransposed,
  regressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  scale,
  transpose,
} from '../../src/index.ts';
import { drawnFits } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { firstOrderRisk, noiseVarianceOf, type OwnRankTask } from './large-sample-rate.ts';
import { trained } from './lora-trained.ts';

/**
 * With Delta = U D P: R = the excess risk, L = its first-order term, M = (R(E) + R(−E))/2 − L, V = ‖UᵀE X⁺‖²,
 * W = ‖(I − UUᵀ)E(PX)⁺‖², T = tr (XXᵀ)⁻¹, C = tr (P XXᵀ Pᵀ)⁻¹.
 */
export const drawnRemainder: Sampler<OwnRankTask, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const { shift, left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const firstOrder = firstOrderRisk(left, right);
  const outputs = transpose(left);
  const sample = regressionSampler({ ...values, sigma: Math.sqrt(noiseVarianceOf(values)), ...maps });
  const [risk, fitFull, fitFrozen] = [riskOf(trained(r)), drawnFits(), drawnFits()];
  return (stream) => {
    const data = sample(stream);
    const { X, E } = data;
    const full = fitFull(X);
    const frozen = () => fitFrozen(multiply(right, X));
    const riskWith = (sign: number) => risk(regressionData({ X, E: scale(E, sign), ...maps }));
    const leading = () => firstOrder(gram(X), multiplyTransposed(E, X));
    return {
      condition: full.condition,
      symbols: {
        R: () => risk(data),
        L: leading,
        M: () => (riskWith(1) + riskWith(-1)) / 2 - leading(),
        V: () => full.cost(multiply(outputs, E)),
        W: () => frozen().cost(E) - frozen().cost(multiply(outputs, E)),
        T: full.trace,
        C: () => frozen().trace(),
      },
    };
  };
};
