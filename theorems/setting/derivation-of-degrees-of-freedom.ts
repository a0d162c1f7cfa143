/** One matrix Y of a derivation about the divergence of Y ↦ SVD_r Y, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  type Matrix,
  type Sampler,
  shiftWithSpectrum,
  singularValueDecomposition,
} from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';
import { numericalDivergence } from './truncation.ts';

interface Sizes {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
}

/**
 * D = the divergence by central differences, `bound` = how far they are from it; with the singular values y of Y,
 * P = Σ_{k≤r<l} 2y_k²/(y_k² − y_l²) and S = Σ_{k≤r<l} (y_k² + y_l²)/(y_k² − y_l²); p and q = the smaller and the larger of dx, dy.
 */
function symbolsAt({ dx, dy, r }: Sizes, y: readonly number[], Y: Matrix): DrawnSymbols {
  const overPairs = (f: (larger: number, smaller: number) => number) => {
    let sum = 0;
    for (const larger of y.slice(0, r)) {
      for (const smaller of y.slice(r)) {
        sum += f(larger ** 2, smaller ** 2) / (larger ** 2 - smaller ** 2);
      }
    }
    return sum;
  };
  return {
    symbols: {
      D: () => numericalDivergence(Y, r, y).value,
      bound: () => numericalDivergence(Y, r, y).error,
      P: () => overPairs((larger) => 2 * larger),
      S: () => overPairs((larger, smaller) => larger + smaller),
      p: () => Math.min(dx, dy),
      q: () => Math.max(dx, dy),
    },
  };
}

/** At a matrix with the given singular values, each up to a tenth larger. */
export const drawnDivergence: Sampler<Sizes & { readonly s: readonly number[] }, DrawnSymbols> =
  (values) => (stream) => {
    const y = values.s.map((value) => value * (1 + stream.uniform() / 10));
    const Y = shiftWithSpectrum(values.dy, values.dx, y, stream);
    return symbolsAt(values, y, Y);
  };

/** At a Gaussian matrix. */
export const drawnDivergenceAtGaussian: Sampler<Sizes, DrawnSymbols> = (values) => (stream) => {
  const Y = gaussianMatrix(values.dy, values.dx, stream);
  return symbolsAt(values, singularValueDecomposition(Y).s, Y);
};
