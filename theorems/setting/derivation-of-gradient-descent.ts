/** One run of gradient descent of a derivation, with the value of each of its symbols. */
import {
  add,
  type DrawnSymbols,
  diagonal,
  firstColumns,
  frobeniusSquared,
  gradientDescent,
  loraTrained,
  type Matrix,
  multiply,
  multiplyTransposed,
  numericalRank,
  regressionSampler,
  type Sampler,
  shiftWithSpectrum,
  singularValueDecomposition,
  squaredDistance,
  subtract,
  truncateRank,
} from '../../src/index.ts';
import { conditionNumber } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type Task, wellConditioned } from './gradient-descent.ts';
import { derivativeOfTruncation } from './truncation.ts';

/**
 * With X = U S Vᵀ, P = (Y − A_0 X)V and W = D U S, D = BA where descent stopped, D̂ the closed form: D = ‖(D − D̂)X‖,
 * F = ‖D − D̂‖, M = ‖SVD_r(P + G) − SVD_r(P)‖ with G what is left of the gradient, the part of W − P in the column or row
 * space of W; N = the norm of D in the null space of X, x = the least singular value of X; boundD and boundF = what the last
 * gradients say of D and F.
 */
export const drawnDescent: Sampler<Task, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const maps = mapsFrom(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed);
  const draw = wellConditioned(regressionSampler({ ...values, ...maps }), r);
  return (stream) => {
    const data = draw(stream);
    const descent = gradientDescent(data, { r }, stream);
    const D = subtract(descent.estimate, maps.pretrained);
    const apart = () => subtract(descent.estimate, loraTrained(data, r));
    const norm = (m: Matrix) => Math.sqrt(frobeniusSquared(m));
    const svd = () => {
      const { U, s: all, V } = singularValueDecomposition(data.X);
      const rank = numericalRank(all, data.X);
      return { U: firstColumns(U, rank), s: all.slice(0, rank), V: firstColumns(V, rank) };
    };
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        D: () => norm(multiply(apart(), data.X)),
        F: () => norm(apart()),
        M: () => {
          const { U, s: sizes, V } = svd();
          const P = multiply(subtract(data.Y, multiply(maps.pretrained, data.X)), V);
          const W = multiply(multiply(D, U), diagonal(sizes));
          const spaces = singularValueDecomposition(W);
          const G = derivativeOfTruncation(
            subtract(W, P),
            firstColumns(spaces.U, r),
            firstColumns(spaces.V, r),
          );
          return Math.sqrt(squaredDistance(truncateRank(add(P, G), r), truncateRank(P, r)));
        },
        N: () => {
          const { U } = svd();
          return norm(subtract(D, multiplyTransposed(multiply(D, U), U)));
        },
        x: () => svd().s.at(-1)!,
        boundD: () => descent.predictionErrorBound,
        boundF: () => descent.estimateErrorBound,
      },
    };
  };
};
