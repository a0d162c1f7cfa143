/**
 * A data set in the coordinates of its design, where only what the risks depend on is drawn.
 *
 * Let q = min(n, dx), ν = max(n, dx), and L the Cholesky factor of a q × q Wishart matrix with ν degrees of freedom. In
 * law, the residual Y − A_0 X is P = Delta_1 Lᵀ + sigma Z and the fit of rank r to it is D̂ = SVD_r(P) L⁻ᵀ, with Z a
 * dy × q standard normal matrix and Delta_1 the first q columns of Delta:
 *
 * - n < dx: X = W Lᵀ with W (dx × n) Haar columns, P = Y − A_0 X itself, and D̂ = SVD_r(P) L⁻ᵀ Wᵀ (least-squares.ts). Delta
 *   is drawn from a law that rotations of the inputs leave as it is, so W may be taken as the first n columns of the
 *   identity. What W does not see, the energy of the other dx − n columns of Delta, is part of every method's risk.
 * - n ≥ dx: for X = L W, W with orthonormal rows, P = Delta L + E Wᵀ and D̂ = SVD_r(P) L⁻¹. Delta and E Wᵀ may both be
 *   rotated from the right, by matrices of their own, so that only the singular values of L matter: Lᵀ does as well.
 *
 * Rotations of the outputs leave everything as it is, so that Delta may be non-zero in its first k rows only, k its rank
 * or more, and the rows of Z below them, which meet no signal, may be turned into an upper trapezoid (its law is that
 * of the R of a QR decomposition): at most q rows, and a third of the work in what follows.
 */
import { dots, fourDots } from '../models/inner-products.ts';
import { copy, type Matrix, zeros } from '../models/matrix.ts';
import type { RandomStream } from '../models/random.ts';
import { wishartCholesky } from '../models/wishart.ts';

export interface WhitenedData {
  /** L, q × q, lower triangular. */
  readonly factor: Matrix;
  /** Z without rows of zeros: p × q, p ≤ dy. Below the signal, row k + i begins with i zeros. */
  readonly noise: Matrix;
  /** N = Z L⁻ᵀ: full fine-tuning is off by sigma N in the coordinates that the data see. */
  readonly error: Matrix;
}

/** The sizes of a data set. */
export interface DataSizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  /** k: how many rows of Delta there are that are not zero, at most dy. */
  readonly signalRows: number;
}

/** @returns a sampler; what it returns is overwritten by its next call */
export function whitenedData({ n, dx, dy, signalRows }: DataSizes): (stream: RandomStream) => WhitenedData {
  const q = Math.min(n, dx);
  const rowsBelow = Math.min(dy - signalRows, q);
  const drawFactor = wishartCholesky(q, Math.max(n, dx));
  const noise = zeros(signalRows + rowsBelow, q);
  const error = zeros(noise.rows, q);
  return (stream) => {
    const factor = drawFactor(stream);
    const { data } = noise;
    for (let i = 0; i < signalRows * q; i++) data[i] = stream.normal();
    for (let i = 0; i < rowsBelow; i++) {
      const row = (signalRows + i) * q;
      data[row + i] = Math.sqrt(stream.chiSquare(dy - signalRows - i));
      for (let j = i + 1; j < q; j++) data[row + j] = stream.normal();
    }
    divide(noise, signalRows, factor, copy(noise, error));
    return { factor, noise, error };
  };
}

/**
 * N = Z L⁻ᵀ: each row is the solution x of L xᵀ = zᵀ, by forward substitution from its first entry that is not zero, two
 * rows and two entries at a time.
 */
function divide(noise: Matrix, signalRows: number, { data: l }: Matrix, { data: x }: Matrix): void {
  const { rows, columns: q } = noise;
  for (let i = 0; i < rows; i += 2) {
    const first = i * q;
    const second = i + 1 < rows ? first + q : first;
    const start = Math.max(0, i - signalRows);
    for (let j = start; j < q; j += 2) {
      const row = j * q;
      const next = j + 1 < q ? row + q : row;
      fourDots(x, first + start, second + start, l, row + start, next + start, j - start);
      const pivot = l[row + j];
      const u = (x[first + j] - dots[0]) / pivot;
      const v = (x[second + j] - dots[2]) / pivot;
      x[first + j] = u;
      x[second + j] = v;
      if (next === row) break;
      const nextPivot = l[next + j + 1];
      const w = (x[second + j + 1] - (dots[3] + v * l[next + j])) / nextPivot;
      x[first + j + 1] = (x[first + j + 1] - (dots[1] + u * l[next + j])) / nextPivot;
      x[second + j + 1] = w;
    }
  }
}
