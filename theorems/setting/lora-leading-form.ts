/**
 * Trained LoRA on many samples: n·(R − T_r), and the quadratic form in the data that it tends to.
 *
 * **The expansion** (ours). Write ε = 1/√n, XXᵀ/n = I + εW and Z = E Xᵀ/√n. Among matrices D of rank r the fit minimises
 * ‖(D − Delta)X − E‖²/n = tr (D − Delta)(I + εW)(D − Delta)ᵀ − 2ε⟨D − Delta, Z⟩ + const. Near Delta_r = SVD_r(Delta), in the
 * singular bases of Delta, D = [[Σ₁ + εa, εb], [εc, ε²cΣ₁⁻¹b]] up to higher orders, Σ₁ = diag(s_1, …, s_r), and Delta adds
 * the tail K = diag(s_{r+1}, …). To order ε² the objective is, with H = Z + (Delta − Delta_r)W,
 *
 *     ‖a − H₁₁‖² + ‖b − H₁₂‖² + ‖c − H₂₁‖² − 2⟨K, cΣ₁⁻¹b⟩ + const,
 *
 * so that a = H₁₁ and, with t = s_j/s_i for i ≤ r < j, b_ij = (h_ij + t h_ji)/(1 − t²) and c_ji = (h_ji + t h_ij)/(1 − t²).
 * The risk is R = T_r + ε²(‖a‖² + ‖b‖² + ‖c‖² − 2⟨K, cΣ₁⁻¹b⟩) + O(ε³), hence n(R − T_r) = q + O(ε) with
 *
 *     q = ‖H₁₁‖² + Σ_{i≤r<j} (h_ij² + h_ji² + 2t h_ij h_ji)/(1 − t²).
 *
 * **Its mean.** For every n, not only in the limit, the entries of Z have mean 0 and variance sigma², are uncorrelated with
 * each other and with W, and the off-diagonal entries of W have variance 1. So h_ij and h_ji (i ≤ r < j) are uncorrelated,
 * with variances sigma² and sigma² + s_j².
 */
import {
  addProduct,
  diagonal,
  factoredShift,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  scale,
  subtract,
  transpose,
  zeros,
} from '../../src/index.ts';

export interface RankedTask {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift, s_r > s_{r+1}. */
  readonly s: readonly number[];
}

/** Σ_{i≤r<j≤dy} (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²), with s_j = 0 beyond the spectrum. */
export function sumOverPairs({ dy, r, sigma, s }: Omit<RankedTask, 'dx'>): number {
  let sum = 0;
  for (let i = 0; i < r; i++) {
    for (let j = r; j < dy; j++) {
      const [one, other] = [s[i]! ** 2, (s[j] ?? 0) ** 2];
      sum += (one * other + sigma ** 2 * (one + other)) / (one - other);
    }
  }
  return sum;
}

/** E q, summed entry by entry from the variances of H, whatever formula a theorem claims for it. */
export function meanOfLeadingForm({ dx, dy, r, sigma, s }: RankedTask): number {
  let sum = (r * sigma) ** 2;
  for (let i = 0; i < r; i++) {
    for (let j = r; j < Math.max(dx, dy); j++) {
      const tail = s[j] ?? 0;
      const right = j < dx ? sigma ** 2 : 0;
      const below = j < dy ? sigma ** 2 + tail ** 2 : 0;
      sum += (right + below) / (1 - (tail / s[i]!) ** 2);
    }
  }
  return sum;
}

/** q from n, XXᵀ and E Xᵀ, with Delta = left · diag(s) · right. */
export function leadingFormOf({ dx, r, s }: RankedTask, left: Matrix, right: Matrix) {
  const tail = multiply(multiply(left, diagonal(s.map((value, i) => (i < r ? 0 : value)))), right);
  const outputs = transpose(left);
  const unit = diagonal(new Array<number>(dx).fill(1));
  const energyOf = (m: Matrix, of: (i: number, j: number) => boolean) =>
    m.data.reduce((sum, x, k) => (of(Math.floor(k / m.columns), k % m.columns) ? sum + x * x : sum), 0);
  return (n: number, squaredDesign: Matrix, product: Matrix): number => {
    const w = scale(subtract(scale(squaredDesign, 1 / n), unit), Math.sqrt(n));
    const h = addProduct(scale(product, 1 / Math.sqrt(n)), tail, w);
    const rows = multiply(outputs, h);
    const inner = multiplyTransposed(rows, right);
    // Where s_j = 0 a pair costs h_ij² + h_ji²: rows and columns of the fitted directions, H₁₁ in both.
    let q =
      energyOf(rows, (i) => i < r) +
      energyOf(multiplyTransposed(h, right), (_, j) => j < r) -
      energyOf(inner, (i, j) => i < r && j < r);
    for (let i = 0; i < r; i++) {
      for (let j = r; j < s.length; j++) {
        const [above, below] = [inner.data[i * s.length + j]!, inner.data[j * s.length + i]!];
        const t = s[j]! / s[i]!;
        const squares = above ** 2 + below ** 2;
        q += (squares + 2 * t * above * below) / (1 - t * t) - squares;
      }
    }
    return q;
  };
}

/** q itself, at a small n: its mean is the same for every n. */
export const leadingForm: Observable<RankedTask> = {
  name: 'quadratic form that n (R − T_r) tends to',
  sampler: (values, fixed) => {
    const { dx, dy, sigma, s } = values;
    const { left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
    const n = dx + dy;
    const [X, E] = [zeros(dx, n), zeros(dy, n)];
    const form = leadingFormOf(values, left, right);
    return (stream) => {
      stream.fillNormal(X.data);
      stream.fillNormal(E.data);
      return form(n, gram(X), multiplyTransposed(scale(E, sigma, E), X));
    };
  },
};
