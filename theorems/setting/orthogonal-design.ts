/** Trained LoRA on an orthogonal design, XXᵀ = n I: the fit is D̂ = SVD_r(Delta + Z) with Z = E Xᵀ/n. */
import {
  type BoundObservation,
  diagonal,
  factoredShift,
  frobeniusSquared,
  haarOrthonormalRows,
  type IdentityObservation,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  regressionData,
  riskOf,
  type Sampler,
  scale,
  singularValueDecomposition,
  tailEnergy,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { trained } from './lora-trained.ts';

interface Task {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/** √n times Haar orthonormal rows. */
function orthogonalDesign({ n, dx }: Task, stream: RandomStream): Matrix {
  return scale(haarOrthonormalRows(dx, n, stream), Math.sqrt(n));
}

/** ‖D̂ − Delta‖_F for given noise. */
function errorOfFit(values: Task, fixed: RandomStream, X: Matrix): (E: Matrix) => number {
  const { dx, dy, r, s } = values;
  const { shift } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const risk = riskOf(trained(r));
  return (E) => Math.sqrt(risk(regressionData({ X, E, ...maps })));
}

/** Rounding of that: the system is perfectly conditioned, and truncation is exact for a matrix that rounding moved. */
function rounding({ n, dx, dy, s }: Task, noise: number): number {
  return 64 * (n + dx + dy) * Number.EPSILON * (Math.sqrt(dx * dy) + s.length * s[0]! + noise);
}

/**
 * √T_r + constant·√(2r)·‖Z‖_op against ‖D̂ − Delta‖_F. Half of the noise is Gaussian; the other half, Z = Σ ±z u_i v_iᵀ in
 * the singular vectors of Delta, comes closer to the bound: it changes which directions are kept.
 */
export const orthogonalDesignBoundWith =
  (constant: number): Sampler<Task, BoundObservation> =>
  (values, fixed) => {
    const { n, dx, dy, r, sigma, s } = values;
    const X = orthogonalDesign(values, fixed.substream('design'));
    const { left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
    const error = errorOfFit(values, fixed, X);
    const noise = zeros(dy, n);
    return (stream) => {
      if (stream.uniform() < 0.5) {
        stream.fillNormal(noise.data);
        scale(noise, sigma, noise);
      } else {
        const size = s[0]! * stream.uniform();
        const signs = diagonal(s.map(() => size * stream.rademacher()));
        multiply(multiply(multiply(left, signs), right), X, noise);
      }
      const z = singularValueDecomposition(scale(multiplyTransposed(noise, X), 1 / n)).s[0]!;
      return {
        value: Math.sqrt(tailEnergy(s, r)) + constant * Math.sqrt(2 * r) * z,
        bound: error(noise),
        tolerance: rounding(values, Math.sqrt(frobeniusSquared(noise) / n)),
      };
    };
  };

export const orthogonalDesignBound = orthogonalDesignBoundWith(2);

/** Without noise what is missed is √T_r. */
export const orthogonalDesignWithoutNoise: Sampler<Task, IdentityObservation> = (values, fixed) => {
  const noise = zeros(values.dy, values.n);
  return (stream) => {
    const found = errorOfFit(values, fixed, orthogonalDesign(values, stream))(noise);
    const discrepancy = Math.abs(found - Math.sqrt(tailEnergy(values.s, values.r)));
    return { discrepancy, tolerance: rounding(values, 0) };
  };
};

export const errorOnOrthogonalDesign: Observable<Task> = {
  name: '‖D̂ − Delta‖_F of trained LoRA on an orthogonal design',
  sampler: (values, fixed) => {
    const error = errorOfFit(values, fixed, orthogonalDesign(values, fixed.substream('design')));
    const noise = zeros(values.dy, values.n);
    return (stream) => {
      stream.fillNormal(noise.data);
      return error(scale(noise, values.sigma, noise));
    };
  },
  numpy: `
    Delta = np.linalg.qr(rng.standard_normal((dy, len(s))))[0] * s @ np.linalg.qr(rng.standard_normal((dx, len(s))))[0].T
    u, p, vt = np.linalg.svd(Delta + sigma / n**.5 * rng.standard_normal((dy, dx)), full_matrices=False)
    return np.sum(((u[:, :r] * p[:r]) @ vt[:r] - Delta) ** 2) ** .5`,
};

/** √T_r is a function of the tail energy T. */
export const tailOfShift = ({ r, s }: Pick<Task, 'r' | 's'>): number => tailEnergy(s, r);
