import { normalVariate } from './normal.ts';
import type { Xoroshiro128Plus } from './xoroshiro.ts';

/**
 * A gamma variate of scale 1 (Marsaglia & Tsang 2000, "A simple method for generating gamma variables"): d(1 + cx)³ with
 * x normal, d = shape − 1/3 and c = 1/√(9d) is nearly gamma, and rejection makes it exactly so; more than 95 % of the
 * proposals pass, nearly all of them without a logarithm. Below shape 1, gamma(shape) = gamma(shape + 1)·u^(1/shape).
 *
 * @param shape positive
 */
export function gammaVariate(generator: Xoroshiro128Plus, shape: number): number {
  if (shape < 1) return gammaVariate(generator, shape + 1) * (1 - generator.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalVariate(generator);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - generator.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < square / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}
