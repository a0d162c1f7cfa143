/** One draw of the data of a derivation about approximation of rank r, with the value of each of its symbols. */
import {
  add,
  type DrawnSymbols,
  dot,
  energy,
  factoredShift,
  firstColumns,
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  orthonormalizeRows,
  type Sampler,
  scale,
  singularValueDecomposition,
  squaredDistance,
  subtract,
  tailEnergy,
  transpose,
  truncateRank,
} from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';
import { derivativeOfTruncation } from './truncation.ts';

interface RankedMatrix {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly s: readonly number[];
}

/**
 * For a random M of rank r, near SVD_r(Delta) or far from it, and P the projection on its row space: D = ‖M − Delta‖²,
 * B = ‖(M − Delta)P‖², U = ‖Delta(I − P)‖², F = ‖Delta‖², W = Σ s_i² ‖P v_i‖² with the right singular vectors v_i,
 * L = s_1² + … + s_r², T = T_r.
 */
export const drawnLowRankApproximation: Sampler<RankedMatrix, DrawnSymbols> = ({ dx, dy, r, s }, fixed) => {
  const { shift, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  return (stream) => {
    const distance = 10 ** (1 - 5 * stream.uniform());
    const leading: Matrix = { rows: r, columns: dx, data: right.data.slice(0, r * dx) };
    const rows = orthonormalizeRows(add(leading, scale(gaussianMatrix(r, dx, stream), distance)));
    const project = (m: Matrix) => multiply(multiplyTransposed(m, rows), rows);
    // The best coefficients for these rows, and others.
    const coefficients = multiplyTransposed(shift, rows);
    const M = multiply(add(coefficients, scale(gaussianMatrix(dy, r, stream), distance)), rows);
    return {
      symbols: {
        D: () => squaredDistance(M, shift),
        B: () => frobeniusSquared(project(subtract(M, shift))),
        U: () => squaredDistance(shift, project(shift)),
        F: () => frobeniusSquared(shift),
        W: () => {
          const weights = multiplyTransposed(right, rows).data;
          return s.reduce((sum, x, i) => sum + x ** 2 * dot(weights, i * r, weights, i * r, r), 0);
        },
        L: () => energy(s.slice(0, r)),
        T: () => tailEnergy(s, r),
      },
    };
  };
};

/**
 * At S = U diag(s) Vᵀ of rank r, with t = 10⁻³ s_r/‖Z‖ and components along a random Y of norm 1:
 * D = ⟨Y, (SVD_r(S + tZ) − S)/t⟩, Z = ⟨Y, Z⟩, O = ⟨Y, P′(S + tZ)Q′⟩/t with the projections P′ and Q′ on the complements of
 * the singular spaces of SVD_r(S + tZ), W = ⟨Y, (I − UUᵀ)Z(I − VVᵀ)⟩, B = 8t‖Z‖²/s_r. Rounding of S is divided by t.
 */
export const drawnTruncation: Sampler<RankedMatrix, DrawnSymbols> =
  ({ dx, dy, r, s }) =>
  (stream) => {
    const { shift: S, left: U, right } = factoredShift(dy, dx, s, stream);
    const [Z, direction] = [gaussianMatrix(dy, dx, stream), gaussianMatrix(dy, dx, stream)];
    const Y = scale(direction, 1 / Math.sqrt(frobeniusSquared(direction)));
    const along = (m: Matrix) => dot(Y.data, 0, m.data, 0, Y.data.length);
    const size = Math.sqrt(frobeniusSquared(Z));
    const t = (1e-3 * s[r - 1]!) / size;
    const moved = add(S, scale(Z, t));
    return {
      condition: () => Math.sqrt(Math.max(1, s[0]! / t)),
      symbols: {
        D: () => along(subtract(truncateRank(moved, r), S)) / t,
        Z: () => along(Z),
        O: () => {
          const found = singularValueDecomposition(truncateRank(moved, r));
          const [left, right] = [firstColumns(found.U, r), firstColumns(found.V, r)];
          return along(subtract(moved, derivativeOfTruncation(moved, left, right))) / t;
        },
        W: () => along(subtract(Z, derivativeOfTruncation(Z, U, transpose(right)))),
        B: () => (8 * t * size ** 2) / s[r - 1]!,
      },
    };
  };
