/** One draw of the data of a derivation about trained LoRA at small noise, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  excessRisk,
  type FactoredShift,
  factoredShift,
  frobeniusSquared,
  fullFineTuning,
  loraTrained,
  type Matrix,
  multiply,
  multiplyTransposed,
  orthonormalBasis,
  type RandomStream,
  regressionData,
  type Sampler,
  scale,
  singularValueDecomposition,
  squaredDistance,
  transpose,
  zeros,
} from '../../src/index.ts';
import { fixedDesign } from './design.ts';
import { drawnFit } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import type { LowRankTask } from './lora-small-noise.ts';
import { derivativeOfTruncation } from './truncation.ts';

/** The noise over s_r: far above rounding, far below the smallest singular value. */
const smallNoise = 1e-4;

/**
 * With X (dx × n) and noise E of variance 1, at sigma = `smallNoise` s_r; U D P is the shift, H the projection on the rows
 * of PX. Over sigma², R and F are the excess risks of trained LoRA and full fine-tuning, K = ‖Delta(I − XX⁺)‖², and Q and G
 * are R − K and F − K, from the distances to Delta XX⁺, which lose no digits. L is ‖(E − (I − UUᵀ)E(I − H))X⁺‖² and `bound`
 * its distance from Q, V = ‖UᵀE X⁺‖², W = ‖(I − UUᵀ)E H X⁺‖², T = tr (XXᵀ)⁻¹ or tr (XᵀX)⁻¹, and C = ‖H X⁺‖², which for
 * n ≥ dx is tr (P XXᵀ Pᵀ)⁻¹.
 */
function symbolsOf(
  { r, s }: LowRankTask,
  { shift, left, right }: FactoredShift,
  maps: ReturnType<typeof mapsFrom>,
  X: Matrix,
  E: Matrix,
): DrawnSymbols {
  const sigma = smallNoise * s[r - 1]!;
  const fit = drawnFit(X);
  const data = regressionData({ X, E: scale(E, sigma), ...maps });
  const perNoise = (risk: number) => risk / sigma ** 2;
  /** Delta XX⁺ + A_0. */
  const seen = () => fullFineTuning(regressionData({ X, E: zeros(E.rows, E.columns), ...maps }));
  const rows = () => orthonormalBasis(transpose(multiply(right, X)));
  const leading = () => frobeniusSquared(fit.fitted(derivativeOfTruncation(E, left, rows())));
  const inOutputs = (M: Matrix) => multiply(transpose(left), M);
  return {
    condition: fit.condition,
    symbols: {
      R: () => perNoise(excessRisk(loraTrained(data, r), data.downstream)),
      F: () => perNoise(excessRisk(fullFineTuning(data), data.downstream)),
      K: () => perNoise(fit.unseen(shift)),
      Q: () => perNoise(squaredDistance(loraTrained(data, r), seen())),
      G: () => perNoise(squaredDistance(fullFineTuning(data), seen())),
      L: leading,
      V: () => frobeniusSquared(inOutputs(fit.fitted(E))),
      W: () => {
        const basis = rows();
        const frozen = fit.fitted(multiplyTransposed(multiply(E, basis), basis));
        return frobeniusSquared(frozen) - frobeniusSquared(inOutputs(frozen));
      },
      T: fit.trace,
      C: () => frobeniusSquared(fit.fitted(transpose(rows()))),
      // The remainder of the truncated SVD, as derived at `smallNoiseBias`: ‖Rem X⁺‖ ≤ 8 sigma ‖E X⁺X‖²/(μ s_min(X)).
      bound: () => {
        const smallest = singularValueDecomposition(X).s.at(-1)!;
        const fitted = singularValueDecomposition(multiply(shift, X)).s[r - 1]!;
        const noise = frobeniusSquared(multiply(fit.fitted(E), X));
        const error = (8 * sigma * noise) / (fitted * smallest);
        return 2 * Math.sqrt(leading()) * error + error ** 2;
      },
    },
  };
}

type DesignOf = (values: LowRankTask, fixed: RandomStream) => (stream: RandomStream) => Matrix;

const drawnWith =
  (designOf: DesignOf): Sampler<LowRankTask, DrawnSymbols> =>
  (values, fixed) => {
    const factors = factoredShift(values.dy, values.dx, values.s, fixed.substream('shift'));
    const maps = mapsFrom(factors.shift, fixed);
    const design = designOf(values, fixed);
    return (stream) => {
      const X = design(stream);
      return symbolsOf(values, factors, maps, X, gaussianMatrix(values.dy, values.n, stream));
    };
  };

export const drawnSmallNoise = drawnWith(
  ({ n, dx }) =>
    (stream) =>
      gaussianMatrix(dx, n, stream),
);

/** On the design that the quantities of lora-first-order-fixed-design are about. */
export const drawnSmallNoiseOnDesign = drawnWith((values, fixed) => {
  const X = fixedDesign(values, fixed);
  return () => X;
});
