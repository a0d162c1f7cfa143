/**
 * Trained LoRA in the coordinates of the design, where only what matters is drawn: P in place of X and E. It assumes
 * a Gaussian design and Gaussian noise, so it may sharpen a verdict; the plain draws of risk-samplers.ts carry it too.
 */
import { divideByFactor, divideByTransposedFactor } from './cholesky.ts';
import { refuseUnlessFinite } from './finite-numbers.ts';
import { orthonormalizeRows } from './haar.ts';
import { dot } from './inner-products.ts';
import { leadingSingularVectors } from './leading-singular-vectors.ts';
import { type Matrix, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';
import type { Draw } from './risk-samplers.ts';
import { energy, givenSpectrum, type Spectrum } from './spectra.ts';
import { wishartCholesky } from './wishart.ts';

interface TrainedTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift, at most min(n, dx, dy) of them; those left out are 0. */
  readonly s: Spectrum;
}

/**
 * The excess risk of trained LoRA from the Cholesky factor L of XXᵀ (n ≥ dx) or XᵀX (n < dx).
 *
 * The laws of X and E are invariant under rotations, so Delta may be taken as S = diag(s). For n ≥ dx write X = L W,
 * W with orthonormal rows: then P = S L + E Wᵀ has independent N(0, sigma²) noise and D̂ = SVD_r(P) L⁻¹. For n < dx
 * write X = W Lᵀ, W (dx × n) with orthonormal columns, Haar and independent of L: then P = S W Lᵀ + E,
 * D̂ = SVD_r(P) L⁻ᵀ Wᵀ, and R = ‖SVD_r(P) L⁻ᵀ − S W‖² + ‖S‖² − ‖S W‖². Only the rows of W that S meets are drawn:
 * the first k rows of a Haar matrix are the orthonormalised rows of a k × dx Gaussian one, of which n columns count.
 */
export function trainedRiskGivenDesign(task: TrainedTask): Draw {
  const s = givenSpectrum(task.s);
  const { n, dx, dy, r, sigma } = task;
  if (s.length > Math.min(n, dx, dy)) {
    throw new RangeError(`${s.length} singular values are more than min(n, dx, dy) = ${Math.min(n, dx, dy)}`);
  }
  refuseUnlessFinite({ r, sigma });
  const q = Math.min(n, dx);
  const factor = wishartCholesky(q, Math.max(n, dx));
  const P = zeros(dy, q);
  const mean = zeros(s.length, q);
  const rows = zeros(s.length, dx);
  return (stream) => {
    const l = factor(stream);
    const seen = n >= dx ? null : drawSeen(rows, stream);
    stream.fillNormal(P.data);
    for (let k = 0; k < P.data.length; k++) P.data[k] *= sigma;
    fillMean(mean, s, l, seen);
    for (let k = 0; k < mean.data.length; k++) P.data[k] += mean.data[k];
    const fit = leadingSingularVectors(P, r);
    const right = n >= dx ? divideByFactor(l, fit.right) : divideByTransposedFactor(l, fit.right);
    let risk = energy(s);
    for (const [k, value] of fit.s.entries()) {
      risk += value ** 2 * dot(right.data, k * q, right.data, k * q, q);
      for (const [j, strength] of s.entries()) {
        // Row j of S, or of S W, against component k of the fit.
        const along = seen === null ? right.data[k * q + j] : dot(seen.data, j * dx, right.data, k * q, q);
        risk -= 2 * value * strength * fit.left.data[k * dy + j] * along;
      }
    }
    return risk;
  };
}

/**
 * The excess risk of trained LoRA on an orthogonal design, XXᵀ = n·I: D̂ = SVD_r(P)/√n with P = √n·S + E Wᵀ, where
 * X = √n·W. Needs n ≥ dx.
 */
export function trainedRiskOnOrthogonalDesign(task: TrainedTask): Draw {
  const s = givenSpectrum(task.s);
  const { n, dx, dy, r, sigma } = task;
  if (n < dx) throw new RangeError(`a design with XXᵀ = n·I needs n >= dx, got n = ${n}, dx = ${dx}`);
  refuseUnlessFinite({ n, r, sigma });
  const P = zeros(dy, dx);
  return (stream) => {
    stream.fillNormal(P.data);
    for (let k = 0; k < P.data.length; k++) P.data[k] *= sigma / Math.sqrt(n);
    for (const [j, strength] of s.entries()) P.data[j * dx + j] += strength;
    const fit = leadingSingularVectors(P, r);
    let risk = energy(s);
    for (const [k, value] of fit.s.entries()) {
      risk += value ** 2;
      for (const [j, strength] of s.entries()) {
        risk -= 2 * value * strength * fit.left.data[k * dy + j] * fit.right.data[k * dx + j];
      }
    }
    return risk;
  };
}

/** Haar rows; the first n coordinates of each are its coefficients on the column space of X. */
function drawSeen(rows: Matrix, stream: RandomStream): Matrix {
  stream.fillNormal(rows.data);
  return orthonormalizeRows(rows);
}

/** The first rows of S L (lower triangular L), or of S W Lᵀ; the others are 0. */
function fillMean(mean: Matrix, s: Spectrum, l: Matrix, seen: Matrix | null): void {
  const q = l.rows;
  for (const [k, strength] of s.entries()) {
    for (let i = 0; i < q; i++) {
      const entry =
        seen === null ? l.data[k * q + i] : dot(seen.data, k * seen.columns, l.data, i * q, i + 1);
      mean.data[k * q + i] = strength * entry;
    }
  }
}
