/** Trained LoRA of the shift's own rank as the noise vanishes: risks over sigma², with bounds on their distance from the limit. */
import {
  cholesky,
  type Draw,
  excessRiskOf,
  factoredShift,
  fullFineTuning,
  gram,
  loraTrained,
  multiply,
  type Observable,
  type RandomStream,
  type RegressionSettings,
  regressionSampler,
  riskDifference,
  shiftWithSpectrum,
  singularValueDecomposition,
  squaredDistance,
  traceOfInverse,
  zeros,
} from '../../src/index.ts';
import { fixedDesign } from './design.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import type { RankedShift } from './lora-trained.ts';
import { trained } from './lora-trained.ts';

export interface LowRankTask extends RankedShift {
  readonly n: number;
}

/** The noise at which the limit is drawn: far below the smallest singular value, far above rounding. */
export const smallNoise = ({ dx, dy, r, s }: RankedShift): number => (1e-5 * s[r - 1]!) / (dx * dy);

/** The settings of small noise, and a draw of a risk divided by sigma². */
function perNoise(
  draw: (settings: RegressionSettings) => Draw,
  values: LowRankTask,
  fixed: RandomStream,
): Draw {
  const { dx, dy, s } = values;
  const sigma = smallNoise(values);
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const risk = draw({ ...values, sigma, ...mapsFrom(shift, fixed) });
  return (stream) => risk(stream) / sigma ** 2;
}

const trainedInNumPy = `
    sigma = 1e-5 * s[r - 1] / (dx * dy)
    Delta = np.linalg.qr(rng.standard_normal((dy, r)))[0] * s @ np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    U, S, Vt = np.linalg.svd(X, full_matrices=False)
    u, p, vt = np.linalg.svd((Delta @ X + E) @ Vt.T, full_matrices=False)
    D = (u[:, :r] * p[:r]) @ vt[:r] / S @ U.T`;

export const trainedRiskPerNoise: Observable<LowRankTask> = {
  name: 'excess risk of trained LoRA over sigma²',
  sampler: (values, fixed) =>
    perNoise((settings) => excessRiskOf(trained(values.r), settings), values, fixed),
  numpy: `${trainedInNumPy}
    return np.sum((D - Delta) ** 2) / sigma**2`,
};

export const trainedGapPerNoise: Observable<LowRankTask> = {
  name: 'excess risk of full fine-tuning less that of trained LoRA, over sigma²',
  sampler: (values, fixed) =>
    perNoise((settings) => riskDifference(fullFineTuning, trained(values.r), settings), values, fixed),
  numpy: `${trainedInNumPy}
    return (np.sum((E @ np.linalg.pinv(X)) ** 2) - np.sum((D - Delta) ** 2)) / sigma**2`,
};

/**
 * A bound on |E R/sigma² − its limit| at `smallNoise`.
 *
 * With P = M + N, M = Delta U S of rank r and N = E V, the truncated SVD is M + N − (I − UUᵀ)N(I − VVᵀ) + Rem. Write
 * P′ and Q′ for the projections on the complements of the singular spaces of SVD_r(M + N). Then
 * Rem = (I − UUᵀ)N(I − VVᵀ) − P′(M + N)Q′. As ‖P′(M + N)‖ ≤ ‖N‖, both ‖P′M‖ and ‖MQ′‖ are at most 2‖N‖, so that
 * ‖P′MQ′‖ ≤ 4‖N‖²/μ and each projection moves by at most 2‖N‖/μ, μ the smallest singular value of M. Altogether
 * ‖Rem‖_F ≤ 8‖N‖_F²/μ for every N, and μ ≥ s_r s_min(X).
 *
 * Hence √R/sigma is within e = 8 sigma ‖N/sigma‖²/(s_r s_min(X)²) of its limit L, |R/sigma² − L²| ≤ 2Le + e², and by
 * Cauchy–Schwarz the means differ by at most 2√(E L² E e²) + E e², where E‖N/sigma‖⁴ = p(p + 2) with p = dx dy and
 * E s_min⁻⁴ ≤ E (tr (XXᵀ)⁻¹)² (catalogue, fft-risk-variance), and L² is at most the limit of the FFT risk.
 */
export function smallNoiseBias(values: LowRankTask): number {
  const { n, dx, dy, r, s } = values;
  const p = dx * dy;
  const e2 = ((64 * smallNoise(values) ** 2) / s[r - 1]! ** 2) * meanFourthPower(p) * meanSquaredTrace(dx, n);
  return 2 * Math.sqrt(((dy * dx) / (n - dx - 1)) * e2) + e2;
}

/** E (tr G⁻¹)² of a d × m standard normal design, m > d + 3 (catalogue, fft-risk-variance). */
const meanSquaredTrace = (d: number, m: number): number =>
  (d * ((m - d - 2) * d + 2)) / ((m - d) * (m - d - 1) * (m - d - 3));

/** ‖N/sigma‖⁴ of a standard normal matrix has the mean p(p + 2), p its number of entries. */
const meanFourthPower = (p: number): number => p * (p + 2);

/**
 * (R − ‖Delta(I − XX⁺)‖²)/sigma² for n < dx. Both Â − A_0 and Delta XX⁺ have their rows in the span of the samples, so the
 * difference is ‖Â − A_0 − Delta XX⁺‖², which does not lose digits; Delta XX⁺ is what FFT finds without noise.
 */
export const trainedRiskInRowSpacePerNoise: Observable<LowRankTask> = {
  name: 'excess risk of trained LoRA in the span of the samples, over sigma²',
  sampler: (values, fixed) => {
    const { n, dx, dy, r, s } = values;
    const sigma = smallNoise(values);
    const maps = mapsFrom(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed);
    const draw = regressionSampler({ ...values, sigma, ...maps });
    const noiseless = zeros(dy, n);
    return (stream) => {
      const data = draw(stream);
      const found = fullFineTuning({ ...data, Y: multiply(data.downstream, data.X, noiseless) });
      return squaredDistance(loraTrained(data, r), found) / sigma ** 2;
    };
  },
  numpy: `
    sigma = 1e-5 * s[r - 1] / (dx * dy)
    Delta = np.linalg.qr(rng.standard_normal((dy, r)))[0] * s @ np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    u, p, vt = np.linalg.svd(Delta @ X + E, full_matrices=False)
    return np.sum((((u[:, :r] * p[:r]) @ vt[:r] - Delta @ X) @ np.linalg.pinv(X)) ** 2) / sigma**2`,
};

/**
 * The same for n < dx. Now D̂ = SVD_r(M + E)X⁺ with M = Delta X, so that ‖Rem X⁺‖_F ≤ 8‖E‖_F²/(μ s_min(X)), where
 * μ ≥ s_r s_min(VᵀX) and VᵀX is an r × n standard normal matrix. By Cauchy–Schwarz twice, the means differ by at most
 * 2√(E L² E e²) + E e² with E e² ≤ 64 sigma² E‖E/sigma‖⁴ √(E s_min(X)⁻⁴ E s_min(VᵀX)⁻⁴)/s_r², and E L² is at most the
 * limit of the FFT risk in the span of the samples.
 */
export function smallNoiseBiasUnderdetermined(values: LowRankTask): number {
  const { n, dx, dy, r, s } = values;
  const designs = Math.sqrt(meanSquaredTrace(n, dx) * meanSquaredTrace(r, n));
  const e2 = 64 * (smallNoise(values) / s[r - 1]!) ** 2 * meanFourthPower(n * dy) * designs;
  return 2 * Math.sqrt(((dy * n) / (dx - n - 1)) * e2) + e2;
}

/** The fixed design with its smallest singular value, and the shift with its row space. */
function fixedInput(values: LowRankTask, fixed: RandomStream) {
  const { dx, dy, r, s } = values;
  const X = fixedDesign(values, fixed);
  const smallest = singularValueDecomposition(X).s.at(-1)!;
  const { shift, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  return { X, smallest, shift, right, sigma: (1e-3 * s[r - 1]! * smallest) / (16 * dx * dy) };
}

/** tr (P G Pᵀ)⁻¹ with G = XXᵀ of the fixed design and P an orthonormal basis of the row space of the shift. */
export function traceInRowSpace(values: LowRankTask, fixed: RandomStream): number {
  const { X, right } = fixedInput(values, fixed);
  return traceOfInverse(cholesky(gram(multiply(right, X))));
}

export const trainedRiskPerNoiseOnDesign: Observable<LowRankTask> = {
  name: 'excess risk of trained LoRA over sigma², on a fixed design',
  sampler: (values, fixed) => {
    const { X, shift, sigma } = fixedInput(values, fixed);
    const drawDesign: RegressionSettings['drawDesign'] = (target) => target.data.set(X.data);
    const risk = excessRiskOf(trained(values.r), { ...values, sigma, drawDesign, ...mapsFrom(shift, fixed) });
    return (stream) => risk(stream) / sigma ** 2;
  },
};

/** `smallNoiseBias` given X, with s_min(X) itself in the place of its mean; below 0.2 % of the limit by the choice of sigma. */
export function smallNoiseBiasOnDesign(values: LowRankTask, fixed: RandomStream): number {
  const { dx, dy, r, s } = values;
  const { X, smallest, sigma } = fixedInput(values, fixed);
  const e2 = (64 * sigma ** 2 * meanFourthPower(dx * dy)) / (s[r - 1]! ** 2 * smallest ** 4);
  return 2 * Math.sqrt(dy * traceOfInverse(cholesky(gram(X))) * e2) + e2;
}
