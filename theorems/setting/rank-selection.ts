/** Frozen A of one rank against another, fitted to the same data, with A nested: which rank is the best one. */
import {
  type AlternativesDifference,
  dot,
  type Estimator,
  factoredShift,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalRows,
  invertLower,
  loraFrozenA,
  type Matrix,
  type Observable,
  type RandomStream,
  regressionSampler,
  riskDifference,
  riskOf,
  type Sampler,
  scale,
  tailEnergy,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

export interface WithSpectrum extends Sizes {
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/** E R of frozen A on the r leading right singular directions: (T_r (n − 1) + dy sigma² r)/(n − r − 1). */
export const riskOnLeadingDirections = ({ n, dy, sigma, s }: WithSpectrum, r: number): number =>
  (tailEnergy(s, r) * (n - 1) + dy * sigma ** 2 * r) / (n - r - 1);

/** The first rank whose next direction does not lower E R (rank-step), at most `largest`. */
export function firstRankThatDoesNotHelp({ n, dy, sigma, s }: WithSpectrum, largest: number): number {
  let r = 0;
  while (r < largest && (s[r] ?? 0) ** 2 * (n - r - 1) > tailEnergy(s, r) + dy * sigma ** 2) r += 1;
  return r;
}

/** Frozen A with the first r rows of a matrix: A_0 for r = 0, full fine-tuning for r = dx. */
function onLeadingRows(A: Matrix, r: number): Estimator {
  if (r === 0) return ({ pretrained }) => pretrained;
  if (r === A.columns) return fullFineTuning;
  const leading = { rows: r, columns: A.columns, data: A.data.subarray(0, r * A.columns) };
  return (data, options) => loraFrozenA(data, leading, options);
}

/** R at one rank − R at the other, with A on the leading right singular directions of one shift. */
export const leadingDirectionsDifference: AlternativesDifference<WithSpectrum> =
  (one, other) => (values, fixed) => {
    const { shift, right } = factoredShift(values.dy, values.dx, values.s, fixed.substream('shift'));
    const settings = { ...values, ...mapsFrom(shift, fixed) };
    return riskDifference(onLeadingRows(right, one), onLeadingRows(right, other), settings);
  };

/**
 * Draws tr (A XXᵀ Aᵀ)⁻¹ at two ranks on one design: with L the Cholesky factor of the larger Gram matrix, the inverse
 * of its leading block is the leading block of L⁻¹.
 */
export function nestedTraces(
  n: number,
  ranks: readonly [number, number],
): (stream: RandomStream) => [number, number] {
  const largest = Math.max(...ranks);
  const factor = wishartCholesky(largest, n);
  const inverse = zeros(largest, largest);
  const trace = (r: number) => dot(inverse.data, 0, inverse.data, 0, r * largest);
  return (stream) => {
    invertLower(factor(stream), inverse);
    return [trace(ranks[0]), trace(ranks[1])];
  };
}

/** Both conditional means T_r + (T_r + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹ on one design. */
export const leadingDirectionsDifferenceGivenDesign: AlternativesDifference<WithSpectrum> =
  (one, other) =>
  ({ n, dy, sigma, s }) => {
    const noise = dy * sigma ** 2;
    const [first, second] = [tailEnergy(s, one), tailEnergy(s, other)];
    const traces = nestedTraces(n, [one, other]);
    return (stream) => {
      const [t1, t2] = traces(stream);
      return first + (first + noise) * t1 - second - (second + noise) * t2;
    };
  };

export interface OneStep extends Sizes {
  readonly r: number;
  /** The next squared singular value, s_{r+1}². */
  readonly e: number;
  /** Each squared singular value after it, in units of dy sigma²/(n − r − 2): at most 1/2. */
  readonly f: number;
}

const laterSquare = ({ n, dy, r, sigma, f }: Omit<OneStep, 'e'>): number =>
  (f * dy * sigma ** 2) / (n - r - 2);

/** T_{r+1}: all squared singular values after the next one are equal. */
export const laterEnergy = (values: Omit<OneStep, 'e'>): number =>
  (Math.min(values.dx, values.dy) - values.r - 1) * laterSquare(values);

/** r squared singular values twice the next one, that one, and equal ones: not increasing from e = half the boundary on. */
function spectrumOfStep(values: OneStep): number[] {
  const { dx, dy, r, e } = values;
  const later = Math.min(dx, dy) - r - 1;
  const squares = [...Array(r).fill(2 * e), e, ...Array(later).fill(laterSquare(values))];
  return squares.map(Math.sqrt);
}

export const riskWithoutNextDirection: Observable<OneStep> = {
  name: 'excess risk at rank r less that at rank r + 1, A on the leading right singular directions',
  sampler: (values, fixed) =>
    leadingDirectionsDifference(values.r, values.r + 1)({ ...values, s: spectrumOfStep(values) }, fixed),
};
export const riskWithoutNextDirectionGivenDesign: Sampler<OneStep> = (values, fixed) =>
  leadingDirectionsDifferenceGivenDesign(values.r, values.r + 1)(
    { ...values, s: spectrumOfStep(values) },
    fixed,
  );

export interface HaarStep extends Sizes {
  readonly r: number;
  /** ‖Delta‖². */
  readonly F2: number;
}

/** R at rank r − R at rank r + 1 for a Haar A that is drawn anew with the data; its first r rows are the smaller one. */
export const riskWithoutNextHaarDirection: Observable<HaarStep> = {
  name: 'excess risk at rank r less that at rank r + 1, A Haar',
  sampler: (values, fixed) => {
    const { dx, dy, r, F2 } = values;
    const direction = gaussianMatrix(dy, dx, fixed.substream('shift'));
    const shift = scale(direction, Math.sqrt(F2 / frobeniusSquared(direction)));
    const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
    const A = zeros(r + 1, dx);
    const [smaller, larger] = [riskOf(onLeadingRows(A, r)), riskOf(onLeadingRows(A, r + 1))];
    return (stream) => {
      haarOrthonormalRows(r + 1, dx, stream, A);
      const data = sample(stream);
      return smaller(data) - larger(data);
    };
  },
  numpy: `
    Delta = rng.standard_normal((dy, dx))
    Delta *= np.sqrt(F2 / np.sum(Delta**2))
    A = np.linalg.qr(rng.standard_normal((dx, r + 1)))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    risk = lambda A: np.sum(((Delta @ X + E) @ np.linalg.pinv(A @ X) @ A - Delta) ** 2)
    return (risk(A[:r]) if r > 0 else F2) - risk(A)`,
};

/** The same the other way round: what one more Haar direction adds to the risk. */
export const riskAddedByHaarDirection: Observable<HaarStep> = {
  name: 'excess risk at rank r + 1 less that at rank r, A Haar',
  sampler: (values, fixed) => {
    const draw = riskWithoutNextHaarDirection.sampler(values, fixed);
    return (stream) => -draw(stream);
  },
};

/** Both means over A and the noise on one design: A X is Gaussian for every A, and A misses (1 − r/dx)‖Delta‖² in the mean. */
export const riskWithoutNextHaarDirectionGivenDesign: Sampler<HaarStep> = ({ n, dx, dy, r, sigma, F2 }) => {
  const noise = dy * sigma ** 2;
  const missed = (rank: number) => (1 - rank / dx) * F2;
  const traces = nestedTraces(n, [r, r + 1]);
  return (stream) => {
    const [t1, t2] = traces(stream);
    return missed(r) - missed(r + 1) + (missed(r) + noise) * t1 - (missed(r + 1) + noise) * t2;
  };
};

export interface SmallRankShape extends Sizes {
  /** Proportions of the singular values. */
  readonly shape: readonly number[];
  /** s_2² (n − 3) over T_2 + dy sigma²: below 1 the second direction does not help. */
  readonly f: number;
}

/** How far the first direction is above what pays: s_1² (n − 2) is at least this times T_1 + dy sigma². */
const firstDirectionPays = 4;

/**
 * The family of small-rank-wins: all singular values but the first as the shape says, scaled so that
 * s_2² (n − 3) = f (T_2 + dy sigma²), and a first one that is large. By rank-step-greedy no later direction helps if
 * the second does not.
 */
export function smallRankSpectrum({ n, dy, sigma, shape, f }: SmallRankShape): number[] {
  const noise = dy * sigma ** 2;
  const [, ...tail] = shape;
  const square = (f * noise) / (tail[0]! ** 2 * (n - 3) - f * tailEnergy(tail, 1));
  const rest = tail.map((value) => value * Math.sqrt(square));
  const pays = (firstDirectionPays * (tailEnergy(rest, 0) + noise)) / (n - 2);
  return [Math.sqrt(Math.max(pays, rest[0]! ** 2)), ...rest];
}

const ofShape =
  (difference: AlternativesDifference<WithSpectrum>): AlternativesDifference<SmallRankShape> =>
  (one, other) =>
  (values, fixed) =>
    difference(one, other)({ ...values, s: smallRankSpectrum(values) }, fixed);

export const smallRankDifference = ofShape(leadingDirectionsDifference);
export const smallRankDifferenceGivenDesign = ofShape(leadingDirectionsDifferenceGivenDesign);
export const smallRankRisk = (values: SmallRankShape, r: number): number =>
  riskOnLeadingDirections({ ...values, s: smallRankSpectrum(values) }, r);

/** 0, 1, …, most. */
export const ranksUpTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, r) => r);
