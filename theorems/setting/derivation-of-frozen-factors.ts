/** One draw of the data of a derivation about LoRA with a frozen factor, with the value of each of its symbols. */
import {
  addProduct,
  type DrawnSymbols,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalRows,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RegressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
  subtract,
  transpose,
  zeros,
} from '../../src/index.ts';
import { conditionNumber, type DrawnFit, drawnFits } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import {
  type FrozenA,
  type FrozenB,
  frozenA,
  frozenB,
  frozenInput,
  frozenOutput,
} from './lora-frozen-factor.ts';

/**
 * With W = AX and N = Delta(I − AᵀA)X + E: R = ‖Â − A_*‖², F = the risk of full fine-tuning on the same data,
 * M = ‖Delta(I − AᵀA)‖², G = ‖Delta Aᵀ‖², V = ‖N W⁺‖², S = ‖Delta Aᵀ(I − WW⁺)‖², T = tr (WWᵀ)⁻¹ or, for n < r,
 * tr (WᵀW)⁻¹, T2 = the trace of its square.
 */
export function frozenASymbols(A: Matrix): (data: RegressionData) => DrawnSymbols {
  const [risk, fullRisk, fitTo] = [riskOf(frozenA(A)), riskOf(fullFineTuning), drawnFits()];
  return (data) => {
    const reached = () => multiplyTransposed(subtract(data.downstream, data.pretrained), A);
    const missed = () => subtract(subtract(data.downstream, data.pretrained), multiply(reached(), A));
    let kept: DrawnFit | null = null;
    const ofFeatures = () => {
      kept ??= fitTo(multiply(A, data.X));
      return kept;
    };
    return {
      condition: () => ofFeatures().condition(),
      symbols: {
        R: () => risk(data),
        F: () => fullRisk(data),
        M: () => frobeniusSquared(missed()),
        G: () => frobeniusSquared(reached()),
        V: () => ofFeatures().cost(addProduct(data.E, missed(), data.X, zeros(data.E.rows, data.E.columns))),
        S: () => ofFeatures().unseen(reached()),
        T: () => ofFeatures().trace(),
        T2: () => ofFeatures().squareTrace(),
      },
    };
  };
}

/** A fixed for all draws, with the energies b and g. */
export const drawnFrozenA: Sampler<FrozenA, DrawnSymbols> = (values, fixed) => {
  const { A, shift } = frozenInput(values, fixed);
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
  const symbolsOf = frozenASymbols(A);
  return (stream) => symbolsOf(sample(stream));
};

/** Two independent data sets: R and Q = the risks, T and U = tr (WWᵀ)⁻¹, and A = tr (WWᵀ)⁻² of the first, W = AX. */
export const drawnPairOfFrozenARisks: Sampler<FrozenA, DrawnSymbols> = (values, fixed) => {
  const [drawOne, drawOther] = [drawnFrozenA(values, fixed), drawnFrozenA(values, fixed)];
  return (stream) => {
    const [one, other] = [drawOne(stream), drawOther(stream)].map(({ symbols }) => symbols);
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
  const sample = regressionSampler({ ...values, ...maps });
  const A = zeros(r, dx);
  const symbolsOf = frozenASymbols(A);
  return (stream) => {
    haarOrthonormalRows(r, dx, stream, A);
    return symbolsOf(sample(stream));
  };
};

/**
 * R = ‖Â − A_*‖², F = the risk of full fine-tuning on the same data, V = the risk of full fine-tuning of the r outputs
 * QᵀY.
 */
export const drawnFrozenB: Sampler<FrozenB, DrawnSymbols> = (values, fixed) => {
  const { Q, shift } = frozenOutput(values, fixed);
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
  const [risk, fullRisk, fewRisk] = [riskOf(frozenB(Q)), riskOf(fullFineTuning), riskOf(fullFineTuning)];
  const rows = transpose(Q);
  const seen = (matrix: Matrix) => multiply(rows, matrix);
  return (stream) => {
    const data = sample(stream);
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        R: () => risk(data),
        F: () => fullRisk(data),
        V: () => {
          const few = { ...data, Y: seen(data.Y), E: seen(data.E), pretrained: seen(data.pretrained) };
          return fewRisk({ ...few, downstream: seen(data.downstream) });
        },
      },
    };
  };
};
