/**
 * Gamma variates of scale 1 (Marsaglia & Tsang 2000, "A simple method for generating gamma variables"): d(1 + cx)³ with
 * x normal, d = shape − 1/3 and c = 1/√(9d) is nearly gamma, and rejection makes it exactly so; more than 95 % of the
 * proposals pass, nearly all of them without a logarithm. Below shape 1, gamma(shape) = gamma(shape + 1)·u^(1/shape).
 *
 * @param normal standard normal variates
 * @param uniform uniform variates on [0, 1)
 * @returns a function of the shape, which must be positive
 */
export function gammaVariates(normal: () => number, uniform: () => number): (shape: number) => number {
  const atLeastOne = (shape: number): number => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = 1 - uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < square / 2 + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  return (shape) => (shape >= 1 ? atLeastOne(shape) : atLeastOne(shape + 1) * (1 - uniform()) ** (1 / shape));
}
