/** What n samples do not see of a shift, drawn from its law without the samples. */
import { cholesky, divideByTransposedFactor } from './cholesky.ts';
import { numericalRank, singularValueDecomposition } from './linear-algebra.ts';
import { add, gram, type Matrix, refuseNonFinite, transpose, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';
import type { Draw } from './risk-samplers.ts';
import { wishartCholesky } from './wishart.ts';

/**
 * ‖Delta(I − XX⁺)‖_F² for a dx × n standard normal X with n ≤ dx: what no method that starts from A_0 and sees X
 * can find. In the right singular vectors of Delta it is Σ s_i² (1 − B_ii) over the p singular values, with B the
 * p × p block of the projection XX⁺ there.
 *
 * XX⁺ is independent of XᵀX, so that draws of `traceOfInverseWishart(n, dx)` may stand beside these for one design.
 *
 * @throws RangeError if n is not an integer from 1 to dx, or an entry of Delta is not finite
 */
export function rowSpaceEnergy(delta: Matrix, n: number): Draw {
  const dx = delta.columns;
  if (!(Number.isSafeInteger(n) && n > 0 && n <= dx)) {
    throw new RangeError(`n must be an integer from 1 to dx = ${dx}, got ${n}`);
  }
  refuseNonFinite(delta, 'Delta');
  const { s } = singularValueDecomposition(delta);
  const squares = s.slice(0, numericalRank(s, delta)).map((value) => value * value);
  return n < squares.length ? bySamples(squares, n, dx) : byDirections(squares, n, dx);
}

/** With G the p rows of X that count and GᵀG + W = CCᵀ, where W is the Wishart matrix of the others: B = G C⁻ᵀ C⁻¹ Gᵀ. */
function bySamples(squares: readonly number[], n: number, dx: number): Draw {
  const p = squares.length;
  const [G, columns] = [zeros(p, n), zeros(n, p)];
  const drawOthers = wishartRoot(n, dx - p);
  const [sum, others] = [zeros(n, n), zeros(n, n)];
  return (stream) => {
    stream.fillNormal(G.data);
    gram(transpose(G, columns), sum);
    const factor = cholesky(add(sum, gram(drawOthers(stream), others), sum));
    const { data } = divideByTransposedFactor(factor, G);
    let energy = 0;
    for (let i = 0; i < p; i++) {
      let unseen = 1;
      for (let k = i * n; k < (i + 1) * n; k++) unseen -= data[k] ** 2;
      energy += squares[i] * unseen;
    }
    return energy;
  };
}

/**
 * B is a matrix beta variate: I − B = C⁻¹ R C⁻ᵀ with Wishart matrices S and R of dimension p with n and dx − n degrees,
 * and S + R = CCᵀ (Muirhead 1982, theorem 3.3.1).
 */
function byDirections(squares: readonly number[], n: number, dx: number): Draw {
  const p = squares.length;
  const [drawSeen, drawUnseen] = [wishartRoot(p, n), wishartRoot(p, dx - n)];
  const [seen, unseen] = [zeros(p, p), zeros(p, p)];
  const columns = zeros(Math.min(p, dx - n), p);
  return (stream) => {
    gram(drawSeen(stream), seen);
    const root = drawUnseen(stream);
    const factor = cholesky(add(seen, gram(root, unseen), seen));
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
