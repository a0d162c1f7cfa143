/** One draw of the data of a derivation about trained LoRA on every sample, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  excessRisk,
  firstColumns,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalColumns,
  haarOrthonormalRows,
  type Matrix,
  multiply,
  multiplyTransposed,
  numericalRank,
  regressionData,
  regressionSampler,
  type Sampler,
  scale,
  shiftWithSpectrum,
  singularValueDecomposition,
  squaredDistance,
  subtract,
  tailEnergy,
  truncateRank,
  withBuffers,
  zeros,
} from '../../src/index.ts';
import { conditionNumber, drawnFits } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import { frozenA, frozenB } from './lora-frozen-factor.ts';
import type { RankedShift } from './lora-trained.ts';
import { trained } from './lora-trained.ts';

interface Task extends RankedShift {
  readonly n: number;
  readonly sigma: number;
}

/** R = the least excess risk of three methods of rank r, D = ‖D̂ − Delta‖² of that one with D̂ = Â − A_0, T = T_r. */
export const drawnRankedMethods: Sampler<Task, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  const Q = haarOrthonormalColumns(dy, r, fixed.substream('Q'));
  const sample = regressionSampler({ ...values, ...maps });
  const methods = [trained(r), frozenA(A), frozenB(Q)].map(withBuffers);
  return (stream) => {
    const data = sample(stream);
    const least = (error: (estimate: Matrix) => number) =>
      Math.min(...methods.map((estimate) => error(estimate(data))));
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        R: () => least((estimate) => excessRisk(estimate, maps.downstream)),
        D: () => least((estimate) => squaredDistance(subtract(estimate, maps.pretrained), shift)),
        T: () => tailEnergy(s, r),
      },
    };
  };
};

/** For n < dx: R = ‖Â − A_*‖² of trained LoRA, S = ‖Delta(I − XX⁺)‖², P = ‖Â − A_0 − Delta XX⁺‖². */
export const drawnNullSpace: Sampler<Task, DrawnSymbols> = (values, fixed) => {
  const { n, dx, dy, r, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const sample = regressionSampler({ ...values, ...maps });
  const [fitSeen, fitLora, fitTo] = [withBuffers(fullFineTuning), withBuffers(trained(r)), drawnFits()];
  const silence = zeros(dy, n);
  return (stream) => {
    const data = sample(stream);
    const fit = fitTo(data.X);
    return {
      condition: fit.condition,
      symbols: {
        R: () => excessRisk(fitLora(data), data.downstream),
        S: () => fit.unseen(shift),
        P: () => squaredDistance(fitLora(data), fitSeen(regressionData({ ...data, E: silence }))),
      },
    };
  };
};

/**
 * With X = U S Vᵀ and P = (Y − A_0 X)V: D = ‖Â − A_0 − …‖, trained LoRA against full fine-tuning, M = ‖(SVD_r(P) − P)S⁻¹‖,
 * tail = ‖SVD_r(P) − P‖ from the singular values of P beyond r, x = the least singular value of X.
 */
export const drawnSaturation: Sampler<Omit<Task, 's'>, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r } = values;
  const maps = mapsFrom(gaussianMatrix(dy, dx, fixed.substream('shift')), fixed);
  const sample = regressionSampler({ ...values, ...maps });
  const [fitLora, fitFull] = [withBuffers(trained(r)), withBuffers(fullFineTuning)];
  return (stream) => {
    const data = sample(stream);
    const { s: all, V } = singularValueDecomposition(data.X);
    const s = all.slice(0, numericalRank(all, data.X));
    const P = multiply(subtract(data.Y, multiply(maps.pretrained, data.X)), firstColumns(V, s.length));
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        D: () => Math.sqrt(squaredDistance(fitLora(data), fitFull(data))),
        M: () => {
          const missed = subtract(truncateRank(P, r), P);
          missed.data.forEach((value, k) => {
            missed.data[k] = value / s[k % s.length]!;
          });
          return Math.sqrt(frobeniusSquared(missed));
        },
        tail: () => Math.sqrt(tailEnergy(singularValueDecomposition(P).s, r)),
        x: () => s.at(-1)!,
      },
    };
  };
};

/**
 * On an orthogonal design, XXᵀ = n I, with Z = E Xᵀ/n: N = ‖D̂ − Delta‖, I = ⟨D̂ − Delta_r, Z⟩, M = ‖D̂ − Delta_r‖,
 * z = ‖Z‖_op, t = √T_r.
 */
export const drawnOrthogonalDesign: Sampler<Task, DrawnSymbols> = (values, fixed) => {
  const { n, dx, dy, r, sigma, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const best = truncateRank(shift, r);
  const maps = mapsFrom(shift, fixed);
  const fitLora = withBuffers(trained(r));
  return (stream) => {
    const X = scale(haarOrthonormalRows(dx, n, stream), Math.sqrt(n));
    const E = scale(gaussianMatrix(dy, n, stream), sigma);
    const Z = scale(multiplyTransposed(E, X), 1 / n);
    const found = () => subtract(fitLora(regressionData({ X, E, ...maps })), maps.pretrained);
    return {
      symbols: {
        N: () => Math.sqrt(squaredDistance(found(), shift)),
        I: () => subtract(found(), best).data.reduce((sum, value, k) => sum + value * Z.data[k]!, 0),
        M: () => Math.sqrt(squaredDistance(found(), best)),
        z: () => singularValueDecomposition(Z).s[0]!,
        t: () => Math.sqrt(tailEnergy(s, r)),
      },
    };
  };
};
