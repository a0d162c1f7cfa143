/** Random shifts Delta = A_* − A_0, dy × dx, with something about them prescribed. */
import { haarOrthonormalColumns, haarOrthonormalRows } from './haar.ts';
import {
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  subtractProduct,
  transpose,
  zeros,
} from './matrix.ts';
import type { RandomStream } from './random.ts';
import { givenSpectrum, type Spectrum } from './spectra.ts';

/** Delta = U V/√rank with U (dy × rank) and V (rank × dx) standard normal, so that E‖Delta‖_F² = dy·dx. */
export function gaussianFactors(dy: number, dx: number, rank: number, stream: RandomStream): Matrix {
  if (!(Number.isSafeInteger(rank) && rank > 0)) {
    throw new RangeError(`the rank of Gaussian factors must be a positive integer, got ${rank}`);
  }
  const [u, v] = [zeros(dy, rank), zeros(rank, dx)];
  stream.fillNormal(u.data);
  stream.fillNormal(v.data);
  const shift = multiply(u, v);
  return scale(shift, 1 / Math.sqrt(rank), shift);
}

/** A shift with its singular value decomposition, Delta = left · diag(s) · right. */
export interface FactoredShift {
  readonly shift: Matrix;
  /** dy × k, orthonormal columns. */
  readonly left: Matrix;
  /** k × dx, orthonormal rows: its first r rows are the frozen A that misses least, T_r. */
  readonly right: Matrix;
}

/**
 * A shift with the given singular values between independent Haar factors.
 *
 * @param spectrum at most min(dy, dx) values, none larger than the one before it; those left out are 0
 * @throws RangeError if there are more, or if the values are not a spectrum
 */
export function shiftWithSpectrum(dy: number, dx: number, spectrum: Spectrum, stream: RandomStream): Matrix {
  return factoredShift(dy, dx, spectrum, stream).shift;
}

/** As `shiftWithSpectrum`, with the singular vectors. */
export function factoredShift(
  dy: number,
  dx: number,
  spectrum: Spectrum,
  stream: RandomStream,
): FactoredShift {
  const s = givenSpectrum(spectrum);
  if (s.length > Math.min(dy, dx)) {
    throw new RangeError(`a ${dy} × ${dx} matrix does not have ${s.length} singular values`);
  }
  const left = haarOrthonormalColumns(dy, s.length, stream);
  const right = haarOrthonormalRows(s.length, dx, stream);
  const weighted = zeros(dy, s.length);
  left.data.forEach((value, k) => {
    weighted.data[k] = value * s[k % s.length];
  });
  return { shift: multiply(weighted, right), left, right };
}

/** How much of a shift a frozen factor misses and how much it reaches. */
export interface ShiftEnergies {
  readonly dy: number;
  readonly dx: number;
  /** The energy outside the factor's reach: b = ‖Delta(I − AᵀA)‖_F², or c = ‖(I − QQᵀ)Delta‖_F². */
  readonly missed: number;
  /** The energy within it: g = ‖Delta Aᵀ‖_F², or h = ‖QᵀDelta‖_F². */
  readonly reached: number;
}

/**
 * A shift with the given energies outside and inside the rows of A, and uniform on each side otherwise: a Gaussian
 * matrix is split into G(I − AᵀA) + G AᵀA and each part is scaled.
 *
 * @param energies `missed` must be 0 where A has dx rows, `reached` where it has none
 * @param A frozen factor, r × dx with orthonormal rows
 * @throws RangeError for energies that cannot be had
 */
export function shiftWithEnergies(energies: ShiftEnergies, A: Matrix, stream: RandomStream): Matrix {
  const { dy, dx, missed, reached } = energies;
  if (A.columns !== dx) throw new RangeError(`A must have dx = ${dx} columns, got ${A.columns}`);
  refuseImpossibleEnergies(missed, reached, A.rows, dx);
  const outside = zeros(dy, dx);
  stream.fillNormal(outside.data);
  const inside = multiply(multiplyTransposed(outside, A), A);
  // Twice, so that what is left of the rows of A is rounding relative to the result and not to the Gaussian matrix.
  for (let pass = 0; pass < 2; pass++) subtractProduct(outside, multiplyTransposed(outside, A), A);
  const [b, g] = [factorTo(missed, outside), factorTo(reached, inside)];
  for (let k = 0; k < outside.data.length; k++) {
    outside.data[k] = b * outside.data[k] + g * inside.data[k];
  }
  return outside;
}

/** The same on the output side: Q is dy × r with orthonormal columns, and Delta is split by QQᵀ from the left. */
export function shiftWithOutputEnergies(energies: ShiftEnergies, Q: Matrix, stream: RandomStream): Matrix {
  const { dy, dx } = energies;
  if (Q.rows !== dy) throw new RangeError(`Q must have dy = ${dy} rows, got ${Q.rows}`);
  return transpose(shiftWithEnergies({ ...energies, dy: dx, dx: dy }, transpose(Q), stream));
}

function factorTo(energy: number, part: Matrix): number {
  return energy === 0 ? 0 : Math.sqrt(energy / frobeniusSquared(part));
}

function refuseImpossibleEnergies(missed: number, reached: number, r: number, dimension: number): void {
  for (const [name, value] of Object.entries({ missed, reached })) {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(`the ${name} energy must be a finite number >= 0, got ${value}`);
    }
  }
  if (missed > 0 && r >= dimension) {
    throw new RangeError(`a factor of rank ${r} in dimension ${dimension} misses nothing, so not ${missed}`);
  }
  if (reached > 0 && r === 0) throw new RangeError(`a factor of rank 0 reaches nothing, so not ${reached}`);
}
