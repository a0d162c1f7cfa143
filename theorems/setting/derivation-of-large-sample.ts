/** One draw of the data of a derivation about trained LoRA on many samples, with the value of each of its symbols. */
import {
  add,
  addProduct,
  cholesky,
  copy,
  type DrawnSymbols,
  diagonal,
  divideByFactor,
  divideByGram,
  divideByTransposedFactor,
  factoredShift,
  frobeniusSquared,
  gram,
  multiplyTransposed,
  regressionData,
  riskOf,
  type Sampler,
  scale,
  squaredDistance,
  subtract,
  tailEnergy,
  truncateRank,
  wishartCholesky,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import { manySamples } from './lora-large-sample.ts';
import { leadingFormOf, type RankedTask } from './lora-leading-form.ts';
import { trained } from './lora-trained.ts';

/**
 * With m samples, W = √m(XXᵀ/m − I) and Z = E Xᵀ/√m: R = m times the excess risk of trained LoRA, K = m T_r. The fit knows
 * the data by XXᵀ = LLᵀ and E Xᵀ = N Lᵀ, which are drawn from their law at a cost that does not depend on m: L and N stand
 * for X and E. At ε = 1/√m, N1 = (‖D̂ − Delta‖² − T_r)/ε² as a function of ε, W and Z; D1 = ‖Z(I + εW)⁻¹‖² − N1, full
 * fine-tuning less trained LoRA; `boundN` and `boundD` = how far they move as ε is halved again and again. Q = the quadratic
 * form that N1 tends to, F = ‖Z‖².
 */
export const drawnLargeSample: Sampler<RankedTask, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r, sigma, s } = values;
  const { shift, left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const m = manySamples(values, 100);
  const epsilon = 1 / Math.sqrt(m);
  const unit = diagonal(new Array<number>(dx).fill(1));
  const tail = tailEnergy(s, r);
  const leadingForm = leadingFormOf(values, left, right);
  const designFactor = wishartCholesky(dx, m);
  const risk = riskOf(trained(r));
  return (stream) => {
    const X = copy(designFactor(stream));
    const E = scale(gaussianMatrix(dy, dx, stream), sigma);
    const [squares, product] = [gram(X), multiplyTransposed(E, X)];
    const W = scale(subtract(scale(squares, 1 / m), unit), 1 / epsilon);
    const Z = scale(product, epsilon);
    const factorAt = (e: number) => cholesky(add(unit, scale(W, e)));
    const excessAt = (e: number) => {
      const L = factorAt(e);
      const noise = divideByTransposedFactor(L, scale(Z, e));
      const fit = divideByFactor(L, truncateRank(addProduct(noise, shift, L), r));
      return (squaredDistance(fit, shift) - tail) / e ** 2;
    };
    const gapAt = (e: number) => frobeniusSquared(divideByGram(factorAt(e), copy(Z))) - excessAt(e);
    return {
      // The rounding of a risk is multiplied by m.
      condition: () => Math.sqrt(m),
      symbols: {
        R: () => m * risk(regressionData({ X, E, ...maps })),
        K: () => m * tail,
        N1: () => excessAt(epsilon),
        D1: () => gapAt(epsilon),
        boundN: () => distanceFromLimit(excessAt, epsilon),
        boundD: () => distanceFromLimit(gapAt, epsilon),
        Q: () => leadingForm(m, squares, product),
        F: () => frobeniusSquared(Z),
      },
    };
  };
};

/** How far f(ε) is from f(0), at most, for f of an expansion in ε: it moves by half as much with each halving of ε. */
function distanceFromLimit(f: (epsilon: number) => number, epsilon: number): number {
  const values = [1, 2, 4, 8].map((divisor) => f(epsilon / divisor));
  const moves = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  return 2 * moves.reduce((sum, move) => sum + move, 0);
}
