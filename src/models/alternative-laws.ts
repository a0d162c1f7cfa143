/**
 * Laws of training data that break one assumption of the Gaussian setting and keep the others: entries of mean 0 and
 * variance 1 (on average over coordinates), noise of variance sigma² (on average over the samples).
 */
import { type DataLaw, type FillDesign, gaussianDesign } from './data-law.ts';
import { haarOrthonormalRows } from './haar.ts';
import { dot } from './inner-products.ts';
import { singularValueDecomposition } from './linear-algebra.ts';
import { type Matrix, multiply, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';

/** Entries ±1. */
export const rademacherDesign: DataLaw = {
  design: () => (X, stream) => {
    for (let k = 0; k < X.data.length; k++) X.data[k] = stream.rademacher();
  },
};

/** Entries from Student's t with `degrees` > 2 degrees of freedom, scaled to variance 1. */
export function studentDesign(degrees: number): DataLaw {
  const factor = standardization(degrees);
  return {
    design: () => (X, stream) => {
      for (let k = 0; k < X.data.length; k++) X.data[k] = factor * stream.studentT(degrees);
    },
  };
}

/**
 * Gaussian samples with a covariance Σ = Q diag(l) Qᵀ of mean eigenvalue 1: l runs down from l_1 to l_1/condition in
 * equal ratios, Q is Haar. A design that has a covariance of its own keeps it.
 *
 * @param fixed where Q comes from: one Σ for every design of a size
 */
export function covarianceDesign(condition: number, fixed: RandomStream): DataLaw {
  return {
    design: ({ dx, n, hasOwnCovariance = false }) => {
      if (hasOwnCovariance) return gaussianDesign;
      const root = covarianceRoot(dx, condition, fixed.substream('covariance', dx));
      const Z = zeros(dx, n);
      return (X, stream) => {
        stream.fillNormal(Z.data);
        multiply(root, Z, X);
      };
    },
  };
}

/** Σ^{1/2} = Q diag(√l), for the Σ of `covarianceDesign`. */
export function covarianceRoot(dx: number, condition: number, stream: RandomStream): Matrix {
  if (!(condition >= 1 && condition < Infinity)) {
    throw new RangeError(`a condition number must be a finite number >= 1, got ${condition}`);
  }
  const eigenvalues = Array.from({ length: dx }, (_, i) => condition ** (-i / Math.max(1, dx - 1)));
  const mean = eigenvalues.reduce((sum, l) => sum + l, 0) / dx;
  const root = haarOrthonormalRows(dx, dx, stream);
  for (let k = 0; k < root.data.length; k++) root.data[k] *= Math.sqrt(eigenvalues[k % dx] / mean);
  return root;
}

/** Gaussian samples in a stationary sequence: x_t = ρ x_{t−1} + √(1−ρ²) z_t, so that each is N(0, I) by itself. */
export function autocorrelatedDesign(correlation: number): DataLaw {
  const fresh = Math.sqrt(1 - correlation ** 2);
  return {
    design:
      ({ dx, n }) =>
      (X, stream) => {
        stream.fillNormal(X.data);
        for (let i = 0; i < dx; i++) {
          for (let t = 1; t < n; t++) {
            const k = i * n + t;
            X.data[k] = correlation * X.data[k - 1] + fresh * X.data[k];
          }
        }
      },
  };
}

/**
 * A Gaussian design turned so that its first sample lies along the leading right singular direction of Delta. Over a
 * Haar basis of Delta the design is still Gaussian by itself, and Delta keeps whatever is prescribed of it: the two
 * are no longer independent, nothing else changes. A design without a shift is left as it is.
 */
export const designAlongShift: DataLaw = {
  design: ({ dx, shift }) => {
    if (shift === undefined) return null;
    const { V } = singularValueDecomposition(shift());
    const direction = Float64Array.from({ length: dx }, (_, i) => V.data[i * V.columns]);
    return turnedTowards(direction);
  },
};

/** X ← H X, with H the reflection that maps the direction of the first sample to the given unit vector. */
function turnedTowards(direction: Float64Array): FillDesign {
  const u = new Float64Array(direction.length);
  return (X, stream) => {
    stream.fillNormal(X.data);
    const { rows: dx, columns: n, data } = X;
    for (let i = 0; i < dx; i++) u[i] = data[i * n];
    const norm = Math.sqrt(dot(u, 0, u, 0, dx));
    for (let i = 0; i < dx; i++) u[i] = u[i] / norm - direction[i];
    const size = dot(u, 0, u, 0, dx);
    if (size === 0) return;
    for (let t = 0; t < n; t++) {
      let along = 0;
      for (let i = 0; i < dx; i++) along += u[i] * data[i * n + t];
      for (let i = 0; i < dx; i++) data[i * n + t] -= (2 * along * u[i]) / size;
    }
  };
}

/** Independent noise from Student's t with `degrees` > 2 degrees of freedom, of variance sigma². */
export function studentNoise(degrees: number): DataLaw {
  const factor = standardization(degrees);
  return {
    noise: (E, _X, sigma, stream) => {
      for (let k = 0; k < E.data.length; k++) E.data[k] = sigma * factor * stream.studentT(degrees);
    },
  };
}

/** Gaussian noise whose variance grows with x: sigma²‖x_t‖² over the mean of ‖x‖² in the sample. */
export const heteroscedasticNoise: DataLaw = {
  noise: (E, X, sigma, stream) => {
    stream.fillNormal(E.data);
    const energies = columnEnergies(X);
    const mean = energies.reduce((sum, energy) => sum + energy, 0) / energies.length;
    for (let k = 0; k < E.data.length; k++) {
      E.data[k] *= sigma * Math.sqrt(energies[k % E.columns] / mean);
    }
  },
};

/** Gaussian noise of variance sigma² in which any two outputs of a sample have the given correlation ≥ 0. */
export function correlatedNoise(correlation: number): DataLaw {
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  return {
    noise: (E, _X, sigma, stream) => {
      stream.fillNormal(E.data);
      for (let t = 0; t < E.columns; t++) {
        const shared = stream.normal();
        for (let k = t; k < E.data.length; k += E.columns) {
          E.data[k] = sigma * (common * shared + own * E.data[k]);
        }
      }
    },
  };
}

function columnEnergies(X: Matrix): Float64Array {
  const energies = new Float64Array(X.columns);
  for (let k = 0; k < X.data.length; k++) energies[k % X.columns] += X.data[k] ** 2;
  return energies;
}

/** Student's t has the variance degrees/(degrees − 2). */
function standardization(degrees: number): number {
  if (!(degrees > 2 && degrees < Infinity)) {
    throw new RangeError(`a variance needs more than 2 degrees of freedom, got ${degrees}`);
  }
  return Math.sqrt((degrees - 2) / degrees);
}
