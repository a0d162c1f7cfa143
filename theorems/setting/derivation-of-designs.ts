/** One draw of the data of a derivation about a design X, with the value of each of its symbols on that draw. */
import {
  cholesky,
  type DrawnSymbols,
  diagonal,
  dot,
  drawNoise,
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  invertLower,
  type Matrix,
  multiply,
  multiplyTransposed,
  orthonormalizeRows,
  type Sampler,
  shiftWithSpectrum,
  squaredDistance,
  subtract,
  trace,
  transpose,
  zeros,
} from '../../src/index.ts';
import { fixedDesign } from './design.ts';
import { drawnFit } from './drawn-fit.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
}

interface WithShift extends Sizes {
  readonly dy: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/** ((XXᵀ)⁻¹)₁₁. */
function firstOfInverse(X: Matrix): number {
  const { rows, data } = invertLower(cholesky(gram(X)));
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += data[i * rows]! ** 2;
  return sum;
}

/** T = tr (XXᵀ)⁻¹ or, for n < dx, tr (XᵀX)⁻¹; H = ((XXᵀ)⁻¹)₁₁. */
export const drawnInverseGram: Sampler<Sizes, DrawnSymbols> =
  ({ n, dx }) =>
  (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const fit = drawnFit(X);
    return { condition: fit.condition, symbols: { T: fit.trace, H: () => firstOfInverse(X) } };
  };

/** C = tr (A XXᵀ Aᵀ)⁻¹, A with orthonormal rows, and T = tr (WWᵀ)⁻¹ of an r × n standard normal matrix W. */
export const drawnCompressedGram: Sampler<Sizes & { readonly r: number }, DrawnSymbols> = (
  { n, dx, r },
  fixed,
) => {
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  return (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const W = gaussianMatrix(r, n, stream);
    return { symbols: { C: () => drawnFit(multiply(A, X)).trace(), T: () => drawnFit(W).trace() } };
  };
};

/**
 * With x the first row of X: D = 1/((XXᵀ)⁻¹)₁₁, P = the squared distance of x from the span of the other rows, Q = the
 * sum of squares of its coordinates in an orthonormal basis of what is orthogonal to them, u = a positive number.
 */
export const drawnSchurComplement: Sampler<Sizes, DrawnSymbols> =
  ({ n, dx }) =>
  (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const x: Matrix = { rows: 1, columns: n, data: X.data.slice(0, n) };
    const others: Matrix = { rows: dx - 1, columns: n, data: X.data.slice(n) };
    const completion = gaussianMatrix(n - dx + 1, n, stream);
    const u = stream.uniform() / (n - dx + 1);
    return {
      condition: drawnFit(X).condition,
      symbols: {
        u: () => u,
        D: () => 1 / firstOfInverse(X),
        P: () => squaredDistance(x, multiply(drawnFit(others).fitted(x), others)),
        Q: () => {
          const rows = Float64Array.from([...others.data, ...completion.data]);
          const basis = orthonormalizeRows({ rows: n, columns: n, data: rows }).data.slice((dx - 1) * n);
          return frobeniusSquared(multiplyTransposed(x, { rows: n - dx + 1, columns: n, data: basis }));
        },
      },
    };
  };

/** For n ≤ dx: S = ‖Delta(I − XX⁺)‖², H = ‖Delta XX⁺‖², K = tr XX⁺. */
export const drawnRowSpace: Sampler<WithShift, DrawnSymbols> = ({ n, dx, dy, s }, fixed) => {
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  return (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const fit = drawnFit(X);
    const seen = () => fit.fitted(multiply(shift, X));
    return {
      condition: fit.condition,
      symbols: {
        S: () => squaredDistance(shift, seen()),
        H: () => frobeniusSquared(seen()),
        K: () => trace(fit.fitted(X)),
      },
    };
  };
};

/** M = ‖Delta(I − AᵀA)‖² with a Haar A of rank r, and S = ‖Delta(I − XX⁺)‖² with r samples X. */
export const drawnHaarProjection: Sampler<Omit<WithShift, 'n'> & { readonly r: number }, DrawnSymbols> = (
  { dx, dy, r, s },
  fixed,
) => {
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  return (stream) => {
    const A = haarOrthonormalRows(r, dx, stream);
    const X = gaussianMatrix(dx, r, stream);
    return {
      symbols: {
        M: () => frobeniusSquared(subtract(shift, multiply(multiplyTransposed(shift, A), A))),
        S: () => drawnFit(X).unseen(shift),
      },
    };
  };
};

/** On a fixed design, for fresh noise: V = ‖E X⁺‖², K = ⟨EᵀE, X⁺X⁺ᵀ⟩, P = ‖X⁺‖². */
export const drawnNoiseOnDesign: Sampler<
  Sizes & { readonly dy: number; readonly sigma: number },
  DrawnSymbols
> = (values, fixed) => {
  const { n, dy, sigma } = values;
  const X = fixedDesign(values, fixed);
  const fit = drawnFit(X);
  const inverse = fit.fitted(diagonal(new Array<number>(n).fill(1)));
  const weights = gram(inverse);
  return (stream) => {
    const E = zeros(dy, n);
    drawNoise(E, X, sigma, stream);
    return {
      condition: fit.condition,
      symbols: {
        V: () => fit.cost(E),
        K: () => dot(gram(transpose(E)).data, 0, weights.data, 0, n * n),
        P: () => frobeniusSquared(inverse),
      },
    };
  };
};
