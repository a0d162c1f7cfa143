/** One draw of a derivation about LoRA with a frozen A on a fixed design, or with inputs of any covariance. */
import {
  cholesky,
  type DrawnSymbols,
  divideByTransposedFactor,
  drawNoise,
  drawRegression,
  excessRisk,
  frobeniusSquared,
  gram,
  inSampleRisk,
  loraFrozenA,
  multiply,
  orthonormalizeRows,
  regressionData,
  type Sampler,
  subtract,
  transpose,
  zeros,
} from '../../src/index.ts';
import { frozenInputUnderCovariance } from './covariance.ts';
import { conditionNumber, drawnFit } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type OnFixedDesign, onFixedDesign } from './lora-frozen-interpolating.ts';

/** R = (1/n)‖(Â − A_*)X‖², V = ‖E Qᵀ‖² with the rows of Q an orthonormal basis of those of AX, h = tr (QQᵀ)⁻¹. */
export const drawnFrozenAInSampleRisk: Sampler<OnFixedDesign, DrawnSymbols> = (values, fixed) => {
  const { X, A, shift } = onFixedDesign(values, fixed);
  const maps = mapsFrom(shift, fixed);
  const W = multiply(A, X);
  const Q = transpose(divideByTransposedFactor(cholesky(gram(W)), transpose(W)));
  return (stream) => {
    const E = zeros(values.dy, values.n);
    drawNoise(E, X, values.sigma, stream);
    const data = regressionData({ X, E, ...maps });
    return {
      condition: () => conditionNumber(W),
      symbols: {
        R: () => inSampleRisk(loraFrozenA(data, A), data),
        V: () => frobeniusSquared(multiply(E, transpose(Q))),
        h: () => drawnFit(Q).trace(),
      },
    };
  };
};

/**
 * R = ‖(Â − A_*)Σ^{1/2}‖² for X = Σ^{1/2}Z, V = the excess risk of the fit to Z from A_0Σ^{1/2}, with an orthonormal
 * basis of the rows of AΣ^{1/2}.
 */
export const drawnFrozenAUnderCovariance: Sampler<
  Parameters<typeof frozenInputUnderCovariance>[0],
  DrawnSymbols
> = (values, fixed) => {
  const { covariance, A, shift } = frozenInputUnderCovariance(values, fixed);
  const { root } = covariance;
  const maps = mapsFrom(shift, fixed);
  const basis = orthonormalizeRows(multiply(A, root));
  return (stream) => {
    const { X: Z, E } = drawRegression({ ...values, ...maps }, stream);
    const data = regressionData({ X: multiply(root, Z), E, ...maps });
    const [pretrained, downstream] = [multiply(maps.pretrained, root), multiply(maps.downstream, root)];
    const whitened = regressionData({ X: Z, E, pretrained, downstream });
    return {
      condition: () => conditionNumber(multiply(A, data.X)),
      symbols: {
        R: () => frobeniusSquared(multiply(subtract(loraFrozenA(data, A), data.downstream), root)),
        V: () => excessRisk(loraFrozenA(whitened, basis), downstream),
      },
    };
  };
};
