/**
 * Draws with the same means as the plain ones and less variance, because a part of the theory is used: the noise is
 * integrated out given the design, and the design enters through the Cholesky factor of a Wishart matrix. They may
 * sharpen a verdict; the plain draws of risk-samplers.ts must carry it too. Each sampler throws a RangeError for sizes
 * that have no such law, and for a number that is not finite.
 */
import { cholesky, divideByTransposedFactor, invertLower, traceOfInverse } from './cholesky.ts';
import { refuseUnlessFinite } from './finite-numbers.ts';
import { dot } from './inner-products.ts';
import { numericalRank, singularValueDecomposition } from './linear-algebra.ts';
import { add, gram, type Matrix, refuseNonFinite, transpose, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';
import type { Draw } from './risk-samplers.ts';
import { wishartCholesky } from './wishart.ts';

/** tr (XXᵀ)⁻¹ for a d × n standard normal X, n ≥ d. */
export function traceOfInverseWishart(d: number, n: number): Draw {
  const draw = wishartCholesky(d, n);
  const work = zeros(d, d);
  return (stream) => traceOfInverse(draw(stream), work);
}

/**
 * Full fine-tuning given the design: sigma²·dy·tr (XXᵀ)⁻¹, the mean over the noise for n ≥ dx.
 */
export function fullFineTuningRiskGivenDesign(sizes: {
  n: number;
  dx: number;
  dy: number;
  sigma: number;
}): Draw {
  refuseUnlessFinite(sizes);
  const trace = traceOfInverseWishart(sizes.dx, sizes.n);
  const factor = sizes.dy * sizes.sigma ** 2;
  return (stream) => factor * trace(stream);
}

/** What the risk of LoRA with frozen A depends on. */
export interface FrozenASizes {
  readonly n: number;
  readonly dy: number;
  /** Rank of A, ≤ n. */
  readonly r: number;
  readonly sigma: number;
  /** b = ‖Delta(I − AᵀA)‖_F², the energy that A misses. */
  readonly missed: number;
}

/**
 * LoRA with frozen A given A X: b + (b + dy·sigma²)·tr (AXXᵀAᵀ)⁻¹. The part of X outside the rows of A is
 * independent of A X and acts as noise of energy b per sample.
 */
export function frozenARiskGivenDesign({ n, dy, r, sigma, missed }: FrozenASizes): Draw {
  refuseUnlessFinite({ dy, sigma, missed });
  const trace = traceOfInverseWishart(r, n);
  const factor = missed + dy * sigma ** 2;
  return (stream) => missed + factor * trace(stream);
}

/**
 * The difference LoRA with frozen A minus full fine-tuning, given one design for both:
 * b(1 + t_r) + dy·sigma²·(t_r − t_dx), with t_r and t_dx the traces of the inverses of the leading r × r block and
 * of the whole Wishart matrix. Needs r ≤ dx ≤ n.
 */
export function frozenAMinusFullGivenDesign(sizes: FrozenASizes & { readonly dx: number }): Draw {
  const { n, dx, dy, r, sigma, missed } = sizes;
  refuseUnlessFinite({ dy, sigma, missed });
  if (!(Number.isSafeInteger(r) && r > 0 && r <= dx)) {
    throw new RangeError(`the rank of A must be an integer from 1 to dx = ${dx}, got ${r}`);
  }
  const draw = wishartCholesky(dx, n);
  const inverse = zeros(dx, dx);
  const noise = dy * sigma ** 2;
  return (stream) => {
    // The inverse of a leading block of L is the leading block of L⁻¹, so both traces are sums over its rows.
    invertLower(draw(stream), inverse);
    const leading = sumOfSquares(inverse.data, 0, r * dx);
    const rest = sumOfSquares(inverse.data, r * dx, dx * dx);
    return missed * (1 + leading) - noise * rest;
  };
}

/**
 * ‖Delta(I − XX⁺)‖_F² for a dx × n standard normal X with n ≤ dx: what no method that starts from A_0 and sees X
 * can find. Its law is that of Σ s_i² (1 − B_ii) over the p singular values of Delta, where B, the projection XX⁺ in its
 * right singular vectors, is a matrix beta variate: B = C⁻¹ S C⁻ᵀ with Wishart matrices S and R of dimension p with n
 * and dx − n degrees, and S + R = CCᵀ (Muirhead 1982, theorem 3.3.1).
 *
 * XX⁺ is independent of XᵀX, so that draws of `traceOfInverseWishart(n, dx)` may stand beside these for one design.
 */
export function rowSpaceEnergy(delta: Matrix, n: number): Draw {
  const dx = delta.columns;
  if (!(Number.isSafeInteger(n) && n > 0 && n <= dx)) {
    throw new RangeError(`n must be an integer from 1 to dx = ${dx}, got ${n}`);
  }
  refuseNonFinite(delta, 'Delta');
  const { s } = singularValueDecomposition(delta);
  const squares = s.slice(0, numericalRank(s, delta)).map((value) => value * value);
  const p = squares.length;
  const [drawSeen, drawUnseen] = [wishartRoot(p, n), wishartRoot(p, dx - n)];
  const [seen, unseen] = [zeros(p, p), zeros(p, p)];
  const columns = zeros(Math.min(p, dx - n), p);
  return (stream: RandomStream) => {
    gram(drawSeen(stream), seen);
    const root = drawUnseen(stream);
    const factor = cholesky(add(seen, gram(root, unseen), seen));
    // 1 − B_ii is the squared length of row i of C⁻¹ times the root of R.
    const { data } = divideByTransposedFactor(factor, transpose(root, columns));
    let energy = 0;
    for (let start = 0; start < data.length; start += p) {
      for (let i = 0; i < p; i++) energy += squares[i] * data[start + i] ** 2;
    }
    return energy;
  };
}

/** Draws a matrix with p rows whose Gram matrix is Wishart with n degrees: its Cholesky factor or, for n < p, a Gaussian one. */
function wishartRoot(p: number, n: number): (stream: RandomStream) => Matrix {
  if (n >= p) return wishartCholesky(p, n);
  const root = zeros(p, n);
  return (stream) => {
    stream.fillNormal(root.data);
    return root;
  };
}

function sumOfSquares(data: Float64Array, from: number, to: number): number {
  return dot(data, from, data, from, to - from);
}
