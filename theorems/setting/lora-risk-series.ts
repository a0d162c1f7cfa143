/** The risk of trained LoRA as a power series in the noise, for a shift of the rank that is fitted. */
import {
  addProduct,
  copy,
  divideByFactor,
  divideByTransposedFactor,
  dot,
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  subtractProduct,
  transpose,
  zeros,
} from '../../src/index.ts';

interface RankedShift {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** Singular values of the shift, all r of them. */
  readonly s: readonly number[];
}

/** The risk of the fit to Delta + sigma·noise as a power series: sigma² first + sigma³ (…) + sigma⁴ second + … */
interface RiskSeries {
  readonly first: number;
  readonly second: number;
}

/**
 * The series (ours), from XXᵀ = L Lᵀ and N = E V, X = L Vᵀ, in coordinates where Delta is diag(s) in the top left corner. The
 * fit is SVD_r(M + sigma N)L⁻¹ with M = Delta L = [[B, 0], [0, 0]], B = diag(s)L₁₁, and N = [[A, b], [c, K]].
 *
 * Its singular spaces are spanned by [I; l] and [I; W] with P[I; W] = [I; l]T and Pᵀ[I; l] = [I; W]T′, P = M + sigma N:
 * order by order l₁ = cB⁻¹, l₂ = (K W₁ − l₁A)B⁻¹, W₁ᵀ = B⁻¹b, W₂ᵀ = B⁻¹(l₁ᵀK − A W₁ᵀ). The truncation is
 * [I; l](I + lᵀl)⁻¹[I, lᵀ]P = M + sigma D₁ + sigma² D₂ + sigma³ D₃ + …, with
 *
 *     D₁ = [[A, b], [c, 0]],   D₂ = [[0, l₁ᵀK], [K W₁, l₁b]],
 *     D₃ = [[−l₁ᵀK W₁, l₂ᵀK − l₁ᵀl₁b], [K W₂ − l₁b W₁, l₁l₁ᵀK + l₂b]],
 *
 * so first = ‖D₁L⁻¹‖² and second = ‖D₂L⁻¹‖² + 2⟨D₁L⁻¹, D₃L⁻¹⟩; the sigma³ term is odd in N.
 */
export function riskSeriesOf({ dx, dy, r, s }: RankedShift): (L: Matrix, N: Matrix) => RiskSeries {
  const [p, q] = [dx - r, dy - r];
  const [A, b, c, K, B] = [zeros(r, r), zeros(r, p), zeros(q, r), zeros(q, p), zeros(r, r)];
  const [l1, l2, w1, w2] = [zeros(q, r), zeros(q, r), zeros(r, p), zeros(r, p)];
  const [l1t, l2t, w1t, w2t] = [zeros(r, q), zeros(r, q), zeros(p, r), zeros(p, r)];
  const [lK, Kw, l1b, corner] = [zeros(r, p), zeros(q, r), zeros(q, p), zeros(r, r)];
  const [topRight, bottomLeft, bottomRight] = [zeros(r, p), zeros(q, r), zeros(q, p)];
  const [D1, D2, D3] = [zeros(dy, dx), zeros(dy, dx), zeros(dy, dx)];
  // B is lower triangular: Y B⁻¹ row by row, and B⁻¹Y = (Yᵀ B⁻ᵀ)ᵀ.
  const underB = (m: Matrix, work: Matrix) => transpose(divideByTransposedFactor(B, transpose(m, work)), m);
  return (L, N) => {
    takeBlock(N, 0, 0, A);
    takeBlock(N, 0, r, b);
    takeBlock(N, r, 0, c);
    takeBlock(N, r, r, K);
    takeBlock(L, 0, 0, B);
    for (let k = 0; k < B.data.length; k++) B.data[k]! *= s[Math.floor(k / r)]!;
    divideByFactor(B, copy(c, l1));
    underB(copy(b, w1), w1t);
    transpose(l1, l1t);
    multiply(l1t, K, lK);
    multiplyTransposed(K, w1, Kw);
    multiply(l1, b, l1b);
    divideByFactor(B, subtractProduct(Kw, l1, A, l2));
    underB(subtractProduct(lK, A, w1, w2), w2t);
    transpose(l2, l2t);
    scale(multiplyTransposed(lK, w1, corner), -1, corner);
    subtractProduct(multiply(l2t, K, topRight), l1t, l1b);
    subtractProduct(multiplyTransposed(K, w2, bottomLeft), l1b, transpose(w1, w1t));
    addProduct(multiply(l1, lK, bottomRight), l2, b);
    copy(N, D1);
    for (let i = r; i < dy; i++) D1.data.fill(0, i * dx + r, (i + 1) * dx);
    putBlock(lK, 0, r, D2);
    putBlock(Kw, r, 0, D2);
    putBlock(l1b, r, r, D2);
    for (let i = 0; i < r; i++) D2.data.fill(0, i * dx, i * dx + r);
    putBlock(corner, 0, 0, D3);
    putBlock(topRight, 0, r, D3);
    putBlock(bottomLeft, r, 0, D3);
    putBlock(bottomRight, r, r, D3);
    for (const D of [D1, D2, D3]) divideByFactor(L, D);
    return {
      first: frobeniusSquared(D1),
      second: frobeniusSquared(D2) + 2 * dot(D1.data, 0, D3.data, 0, D1.data.length),
    };
  };
}

/** The block of m at (top, left) that has the size of `out`. */
export function takeBlock(m: Matrix, top: number, left: number, out: Matrix): Matrix {
  for (let i = 0; i < out.rows; i++) {
    const from = (top + i) * m.columns + left;
    for (let j = 0; j < out.columns; j++) out.data[i * out.columns + j] = m.data[from + j]!;
  }
  return out;
}

/** Overwrites the block of `out` at (top, left) by m. */
function putBlock(m: Matrix, top: number, left: number, out: Matrix): void {
  for (let i = 0; i < m.rows; i++) {
    const to = (top + i) * out.columns + left;
    for (let j = 0; j < m.columns; j++) out.data[to + j] = m.data[i * m.columns + j]!;
  }
}
