/** Differences of two risks where both factors of LoRA are trained, or where it may be any method of rank r. */
import {
  add,
  type Estimator,
  factoredShift,
  fullFineTuning,
  multiply,
  type Observable,
  regressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
  squaredDistance,
  traceOfInverseWishart,
  transpose,
  withBuffers,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { frozenA, frozenB } from './lora-frozen-factor.ts';
import { smallNoise } from './lora-small-noise.ts';
import { trained } from './lora-trained.ts';

interface LowRankTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/**
 * R of full fine-tuning − R of trained LoRA for n < dx, over sigma². Both estimates lie in the row space that X sees, so
 * that what it does not see of the shift is in both risks. It is left out: both errors are measured from the fit to the
 * same data without noise, since (1 − n/dx)‖Delta‖² would drown differences of order sigma² in rounding. FFT's part is exact
 * at every sigma, so that the gap is as far from its limit as LoRA's part: see `smallNoiseBiasUnderdetermined`.
 */
export const minimumNormGapPerNoise: Observable<LowRankTask> = {
  name: 'excess risk of full fine-tuning less that of trained LoRA, over sigma²',
  sampler: (values, fixed) => {
    const { n, dx, dy, r, s } = values;
    const sigma = smallNoise(values);
    const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
    const sample = regressionSampler({ ...values, sigma, ...mapsFrom(shift, fixed) });
    const silence = zeros(dy, n);
    const [fitSeen, fitFull, fitLora] = [fullFineTuning, fullFineTuning, trained(r)].map(withBuffers);
    return (stream) => {
      const data = sample(stream);
      const seen = fitSeen!(regressionData({ ...data, E: silence }));
      return (squaredDistance(fitFull!(data), seen) - squaredDistance(fitLora!(data), seen)) / sigma ** 2;
    };
  },
  numpy: `
    sigma = 1e-5 * s[r - 1] / (dx * dy)
    Delta = np.linalg.qr(rng.standard_normal((dy, r)))[0] * s @ np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    u, p, vt = np.linalg.svd(Delta @ X + E, full_matrices=False)
    lora = (u[:, :r] * p[:r]) @ vt[:r] - Delta @ X
    return (np.sum((E @ np.linalg.pinv(X)) ** 2) - np.sum((lora @ np.linalg.pinv(X)) ** 2)) / sigma**2`,
};

export interface BestOfRankTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** T_r of the shift. */
  readonly T: number;
}

/** T_r spread over equal singular values, and r leading ones twice as large. */
export function spectrumWithTail({ dx, dy, r, T }: BestOfRankTask): number[] {
  const later = Math.min(dx, dy) - r;
  const value = Math.sqrt(T / later);
  return [...Array(r).fill(2 * value), ...Array(later).fill(value)];
}

/**
 * The least risk of four methods of rank r less that of full fine-tuning: trained LoRA, frozen A and frozen B on the
 * leading singular directions, and the best approximation of the shift itself, which nobody has but which attains the floor.
 */
export const bestOfRankAgainstFull: Observable<BestOfRankTask> = {
  name: 'least excess risk of four methods of rank r less that of full fine-tuning',
  sampler: (values, fixed) => {
    const { dx, dy, r } = values;
    const spectrum = spectrumWithTail(values);
    const { shift, left, right } = factoredShift(dy, dx, spectrum, fixed.substream('shift'));
    const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
    const A = { rows: r, columns: dx, data: right.data.subarray(0, r * dx) };
    const Q = transpose({ rows: r, columns: dy, data: transpose(left).data.subarray(0, r * dy) });
    const best = multiply(Q, multiply(transpose(Q), shift));
    const oracle: Estimator = ({ pretrained }) => add(pretrained, best);
    const methods = [trained(r), frozenA(A), frozenB(Q), oracle].map(riskOf);
    const full = riskOf(fullFineTuning);
    return (stream) => {
      const data = sample(stream);
      return Math.min(...methods.map((risk) => risk(data))) - full(data);
    };
  },
};

/** T_r − sigma² dy tr (XXᵀ)⁻¹. */
export const floorAgainstFullGivenDesign: Sampler<BestOfRankTask> = ({ n, dx, dy, sigma, T }) => {
  const trace = traceOfInverseWishart(dx, n);
  return (stream) => T - sigma ** 2 * dy * trace(stream);
};
