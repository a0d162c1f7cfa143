/** One draw of the data of a derivation about LoRA with a frozen factor, with the value of each of its symbols. */
import {
  add,
  type DrawnSymbols,
  drawRegression,
  excessRisk,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalRows,
  loraFrozenA,
  loraFrozenB,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RegressionData,
  type Sampler,
  shiftWithSpectrum,
  subtract,
  transpose,
} from '../../src/index.ts';
import { drawnFit } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type FrozenA, type FrozenB, frozenInput, frozenOutput } from './lora-frozen-factor.ts';

/**
 * With W = AX and N = Delta(I − AᵀA)X + E: R = ‖Â − A_*‖², F = the risk of full fine-tuning on the same data,
 * M = ‖Delta(I − AᵀA)‖², G = ‖Delta Aᵀ‖², V = ‖N W⁺‖², S = ‖Delta Aᵀ(I − WW⁺)‖², T = tr (WWᵀ)⁻¹ or, for n < r,
 * tr (WᵀW)⁻¹, T2 = the trace of its square.
 */
export function frozenASymbols(data: RegressionData, A: Matrix): DrawnSymbols {
  const shift = subtract(data.downstream, data.pretrained);
  const reached = multiplyTransposed(shift, A);
  const missed = subtract(shift, multiply(reached, A));
  const fit = drawnFit(multiply(A, data.X));
  return {
    condition: fit.condition,
    symbols: {
      R: () => excessRisk(loraFrozenA(data, A), data.downstream),
      F: () => excessRisk(fullFineTuning(data), data.downstream),
      M: () => frobeniusSquared(missed),
      G: () => frobeniusSquared(reached),
      V: () => fit.cost(add(multiply(missed, data.X), data.E)),
      S: () => fit.unseen(reached),
      T: fit.trace,
      T2: fit.squareTrace,
    },
  };
}

/** A fixed for all draws, with the energies b and g. */
export const drawnFrozenA: Sampler<FrozenA, DrawnSymbols> = (values, fixed) => {
  const { A, shift } = frozenInput(values, fixed);
  const maps = mapsFrom(shift, fixed);
  return (stream) => frozenASymbols(drawRegression({ ...values, ...maps }, stream), A);
};

/** Two independent data sets: R and Q = the risks, T and U = tr (WWᵀ)⁻¹, and A = tr (WWᵀ)⁻² of the first, W = AX. */
export const drawnPairOfFrozenARisks: Sampler<FrozenA, DrawnSymbols> = (values, fixed) => {
  const draw = drawnFrozenA(values, fixed);
  return (stream) => {
    const [one, other] = [draw(stream), draw(stream)].map(({ symbols }) => symbols);
    return { symbols: { R: one!.R!, Q: other!.R!, T: one!.T!, U: other!.T!, A: one!.T2! } };
  };
};

/** A Haar and drawn anew with every data set. */
export const drawnHaarFrozenA: Sampler<
  Omit<FrozenA, 'b' | 'g'> & { readonly s: readonly number[] },
  DrawnSymbols
> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const maps = mapsFrom(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed);
  return (stream) => {
    const A = haarOrthonormalRows(r, dx, stream);
    return frozenASymbols(drawRegression({ ...values, ...maps }, stream), A);
  };
};

/**
 * R = ‖Â − A_*‖², F = the risk of full fine-tuning on the same data, V = the risk of full fine-tuning of the r outputs
 * QᵀY.
 */
export const drawnFrozenB: Sampler<FrozenB, DrawnSymbols> = (values, fixed) => {
  const { Q, shift } = frozenOutput(values, fixed);
  const maps = mapsFrom(shift, fixed);
  return (stream) => {
    const data = drawRegression({ ...values, ...maps }, stream);
    const fit = drawnFit(data.X);
    const seen = (matrix: Matrix) => multiply(transpose(Q), matrix);
    return {
      condition: fit.condition,
      symbols: {
        R: () => excessRisk(loraFrozenB(data, Q), data.downstream),
        F: () => excessRisk(fullFineTuning(data), data.downstream),
        V: () => {
          const few = { ...data, Y: seen(data.Y), E: seen(data.E), pretrained: seen(data.pretrained) };
          const downstream = seen(data.downstream);
          return excessRisk(fullFineTuning({ ...few, downstream }), downstream);
        },
      },
    };
  };
};
