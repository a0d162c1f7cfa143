/** One draw of the data of a derivation, with the value of each of its symbols on that draw. */
import {
  cholesky,
  type DrawnSymbols,
  drawRegression,
  excessRisk,
  frobeniusSquared,
  fullFineTuning,
  gram,
  invertLower,
  type Matrix,
  multiply,
  type Sampler,
  singularValueDecomposition,
  traceOfInverse,
  transpose,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

/** The ratio of the largest singular value to the smallest. */
export function conditionNumber(matrix: Matrix): number {
  const { s } = singularValueDecomposition(matrix);
  return s[0]! / s.at(-1)!;
}

/** X⁺ = Xᵀ(XXᵀ)⁻¹ for n ≥ dx. */
function rightInverse(X: Matrix): Matrix {
  const inverse = invertLower(cholesky(gram(X)));
  return multiply(transpose(multiply(inverse, X)), inverse);
}

/** R = ‖Â − A_*‖² of full fine-tuning for an arbitrary shift, V = ‖E X⁺‖², T = ‖X⁺‖² = tr (XXᵀ)⁻¹, for n ≥ dx. */
export const drawnFullFineTuning: Sampler<Sizes, DrawnSymbols> = (values, fixed) => {
  const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
  return (stream) => {
    const data = drawRegression({ ...values, ...maps }, stream);
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        R: () => excessRisk(fullFineTuning(data), data.downstream),
        V: () => frobeniusSquared(multiply(data.E, rightInverse(data.X))),
        T: () => traceOfInverse(cholesky(gram(data.X))),
      },
    };
  };
};
