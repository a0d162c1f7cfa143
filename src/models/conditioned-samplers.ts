/**
 * Draws with the same means as the plain ones and less variance, because a part of the theory is used: the noise is
 * integrated out given the design, and the design enters through the Cholesky factor of a Wishart matrix. They may
 * sharpen a verdict; the plain draws of risk-samplers.ts must carry it too. Each sampler throws a RangeError for sizes
 * that have no such law, and for a number that is not finite.
 */
import { invertLower } from './cholesky.ts';
import { refuseUnlessFinite } from './finite-numbers.ts';
import { dot } from './inner-products.ts';
import { zeros } from './matrix.ts';
import type { Draw } from './risk-samplers.ts';
import { traceOfInverseWishart, wishartCholesky } from './wishart.ts';

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

function sumOfSquares(data: Float64Array, from: number, to: number): number {
  return dot(data, from, data, from, to - from);
}
