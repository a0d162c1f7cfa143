/** One draw of the data of the derivation of lora-large-sample-rate, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  drawRegression,
  excessRisk,
  factoredShift,
  gram,
  loraTrained,
  multiply,
  multiplyTransposed,
  regressionData,
  type Sampler,
  scale,
  transpose,
} from '../../src/index.ts';
import { drawnFit } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { firstOrderRisk, noiseVarianceOf, type OwnRankTask } from './large-sample-rate.ts';

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
  return (stream) => {
    const data = drawRegression({ ...values, sigma: Math.sqrt(noiseVarianceOf(values)), ...maps }, stream);
    const { X, E } = data;
    const [full, frozen] = [drawnFit(X), drawnFit(multiply(right, X))];
    const riskWith = (sign: number) => {
      const signed = regressionData({ X, E: scale(E, sign), ...maps });
      return excessRisk(loraTrained(signed, r), maps.downstream);
    };
    const leading = () => firstOrder(gram(X), multiplyTransposed(E, X));
    return {
      condition: full.condition,
      symbols: {
        R: () => excessRisk(loraTrained(data, r), maps.downstream),
        L: leading,
        M: () => (riskWith(1) + riskWith(-1)) / 2 - leading(),
        V: () => full.cost(multiply(outputs, E)),
        W: () => frozen.cost(E) - frozen.cost(multiply(outputs, E)),
        T: full.trace,
        C: frozen.trace,
      },
    };
  };
};
