/** One draw of the data of a derivation about full fine-tuning, with the value of each of its symbols on that draw. */
import {
  type DrawnSymbols,
  drawRegression,
  excessRisk,
  fullFineTuning,
  type Matrix,
  type Sampler,
  shiftWithSpectrum,
} from '../../src/index.ts';
import { drawnFit } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

/** R = ‖Â − A_*‖² of full fine-tuning, V = ‖E X⁺‖², S = ‖Delta(I − XX⁺)‖², T = tr (XXᵀ)⁻¹ or, for n < dx, tr (XᵀX)⁻¹. */
function drawnRisk(values: Sizes, shift: Matrix, fixed: Parameters<typeof mapsFrom>[1]) {
  const maps = mapsFrom(shift, fixed);
  return (stream: Parameters<typeof drawRegression>[1]): DrawnSymbols => {
    const data = drawRegression({ ...values, ...maps }, stream);
    const fit = drawnFit(data.X);
    return {
      condition: fit.condition,
      symbols: {
        R: () => excessRisk(fullFineTuning(data), data.downstream),
        V: () => fit.cost(data.E),
        S: () => fit.unseen(shift),
        T: fit.trace,
      },
    };
  };
}

/** For an arbitrary shift. */
export const drawnFullFineTuning: Sampler<Sizes, DrawnSymbols> = (values, fixed) =>
  drawnRisk(values, gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);

/** For a shift with the given singular values. */
export const drawnFullFineTuningOfShift: Sampler<Sizes & { readonly s: readonly number[] }, DrawnSymbols> = (
  values,
  fixed,
) => drawnRisk(values, shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift')), fixed);
