/** One draw of the data of a derivation about the sigma⁴ term of trained LoRA's risk, with the value of each symbol. */
import {
  cholesky,
  type DrawnSymbols,
  diagonal,
  divideByGram,
  divideByTransposedFactor,
  frobeniusSquared,
  gram,
  invertLower,
  type Matrix,
  multiply,
  multiplyTransposed,
  regressionData,
  riskOf,
  type Sampler,
  scale,
  trace,
  traceOfInverse,
  zeros,
} from '../../src/index.ts';
import { conditionNumber } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import { riskSeriesOf, takeBlock } from './lora-risk-series.ts';
import { noiseOf, ofRankOne, type RankOneTask, type TaskOfRank } from './lora-second-order.ts';
import { trained } from './lora-trained.ts';

/**
 * In coordinates where Delta = diag(s), with E of variance 1 and XXᵀ = LLᵀ, L in blocks L₁₁ (r × r), L₂₁ and L₂₂:
 * R1, R2 and R3 = ((R(E) + R(−E))/2 − sigma² first)/sigma⁴ at sigma², sigma²/2 and sigma²/4, where R(E) is the risk with the
 * noise sigma E and `first` its sigma² term, and K its sigma⁴ term. With S = L₁₁L₁₁ᵀ: T = tr S⁻¹, TT = T², T2 = tr S⁻²,
 * P = Σ s_i⁻²(S⁻¹)_ii, PT = P T, P2 = Σ s_i⁻²(S⁻²)_ii, J = P tr (L₂₂L₂₂ᵀ)⁻¹, H = P ‖L₂₂⁻¹L₂₁L₁₁⁻¹‖².
 */
export const drawnSecondOrder: Sampler<TaskOfRank, DrawnSymbols> = (values, fixed) => {
  const { n, dx, dy, r, s } = values;
  const maps = mapsFrom(diagonal(s, dy, dx), fixed);
  const series = riskSeriesOf(values);
  const variance = noiseOf(values) ** 2;
  const risk = riskOf(trained(r));
  return (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const E = gaussianMatrix(dy, n, stream);
    const L = cholesky(gram(X));
    const terms = () => series(L, divideByTransposedFactor(L, multiplyTransposed(E, X)));
    const riskAt = (sigma: number) => risk(regressionData({ X, E: scale(E, sigma), ...maps }));
    const remainderAt = (v: number) =>
      ((riskAt(Math.sqrt(v)) + riskAt(-Math.sqrt(v))) / 2 - v * terms().first) / v ** 2;
    const L11 = takeBlock(L, 0, 0, zeros(r, r));
    const L21 = takeBlock(L, r, 0, zeros(dx - r, r));
    const L22 = takeBlock(L, r, r, zeros(dx - r, dx - r));
    const inverse = divideByGram(L11, diagonal(new Array<number>(r).fill(1)));
    const T = trace(inverse);
    const weighted = (m: Matrix) => s.reduce((sum, value, i) => sum + m.data[i * r + i]! / value ** 2, 0);
    const P = weighted(inverse);
    return {
      // R is known to rounding times sigma κ(X)², and is divided by sigma⁴.
      condition: () => conditionNumber(X) / (variance / 4) ** (3 / 4),
      symbols: {
        R1: () => remainderAt(variance),
        R2: () => remainderAt(variance / 2),
        R3: () => remainderAt(variance / 4),
        K: () => terms().second,
        T: () => T,
        TT: () => T ** 2,
        T2: () => frobeniusSquared(inverse),
        P: () => P,
        PT: () => P * T,
        P2: () => weighted(gram(inverse)),
        J: () => P * traceOfInverse(L22),
        H: () => P * frobeniusSquared(multiply(multiply(invertLower(L22), L21), invertLower(L11))),
      },
    };
  };
};

export const drawnSecondOrderAtRankOne: Sampler<RankOneTask, DrawnSymbols> = (values, fixed) =>
  drawnSecondOrder(ofRankOne(values), fixed);
