/**
 * Fits of r features to n samples with r near n, where the mean risk is infinite: the law of what the fit makes of the
 * noise, and the risk on the way there.
 */
import {
  chiSquareCdf,
  choleskyRoad,
  createScratch,
  diagonal,
  dot,
  excessRisk,
  excessRiskOf,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalRows,
  type LawClaim,
  lawOf,
  loraFrozenA,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RandomStream,
  type RegressionData,
  regressionSampler,
  type Sampler,
  scale,
  studentTCdf,
  subtract,
  traceOfInverseWishart,
  zeros,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  /** ‖Delta‖². */
  readonly F2: number;
}

interface Ranked extends Sizes {
  readonly r: number;
}

/** A shift of energy F2 without any structure. */
function shiftOfEnergy({ dx, dy, F2 }: Sizes, fixed: RandomStream): Matrix {
  const shift = gaussianMatrix(dy, dx, fixed.substream('shift'));
  return scale(shift, Math.sqrt(F2 / frobeniusSquared(shift)), shift);
}

/** What is fitted: features A X with A (r × dx), by LoRA with a frozen A or, where A = I, by full fine-tuning. */
interface Fit {
  readonly A: Matrix;
  readonly estimate: (data: RegressionData) => Matrix;
}

const frozenAFit = ({ r, dx }: Ranked, fixed: RandomStream): Fit => {
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  const scratch = createScratch();
  return { A, estimate: (data) => loraFrozenA(data, A, { scratch }) };
};
const fullFit = ({ dx }: Sizes): Fit => {
  const scratch = createScratch();
  return { A: diagonal(new Array(dx).fill(1)), estimate: (data) => fullFineTuning(data, { scratch }) };
};

/**
 * The first row of B̂ − Delta Aᵀ over the standard deviation of its noise; the part of the shift outside of the rows of
 * A is noise too, independent of A X. With the features A X that belong to it.
 */
function errorOfFirstRow<V extends Sizes>(
  values: V,
  fixed: RandomStream,
  method: (values: V, fixed: RandomStream) => Fit,
): (stream: RandomStream) => { error: Matrix; data: RegressionData; A: Matrix } {
  const { A, estimate } = method(values, fixed);
  const shift = shiftOfEnergy(values, fixed);
  const maps = mapsFrom(shift, fixed);
  const draw = regressionSampler({ ...values, ...maps });
  const outside = subtract(shift, multiply(multiplyTransposed(shift, A), A));
  const variance = values.sigma ** 2 + dot(outside.data, 0, outside.data, 0, values.dx);
  const row = zeros(1, values.dx);
  const error = zeros(1, A.rows);
  return (stream) => {
    const data = draw(stream);
    const fitted = estimate(data).data;
    for (let j = 0; j < values.dx; j++) row.data[j] = fitted[j]! - data.downstream.data[j]!;
    multiplyTransposed(row, A, error);
    scale(error, 1 / Math.sqrt(variance), error);
    return { error, data, A };
  };
}

/**
 * For r ≤ n features: given them a coefficient is off by a normal variable of variance ((A XXᵀ Aᵀ)⁻¹)₁₁ = 1/χ²_k with
 * k = n − r + 1, so that √k times it has Student's law with k degrees. Its square has no mean for k ≤ 2.
 */
export const coefficientLaw = <V extends Sizes>(
  method: (values: V, fixed: RandomStream) => Fit,
  degrees: number,
): LawClaim<V> =>
  lawOf<V>({
    name: 'error of one coefficient',
    sampler: (values, fixed) => {
      const draw = errorOfFirstRow(values, fixed, method);
      return (stream) => Math.sqrt(degrees) * draw(stream).error.data[0]!;
    },
  }).is(`Student's t with ${degrees} degrees`, () => (x) => studentTCdf(x, degrees));

/**
 * For r > n features H = A X the noise ν of a row is fitted in full, and the error in the column space of H is νH⁺:
 * ‖ν‖²/‖νH⁺‖² = 1/(e (HᵀH)⁻¹ eᵀ), e = ν/‖ν‖, has the χ² law with k = r − n + 1 degrees, independent of ‖ν‖.
 * So ‖νH⁺‖² has no mean for k ≤ 2.
 */
export const fittedNoiseLaw = <V extends Sizes>(
  method: (values: V, fixed: RandomStream) => Fit,
  degrees: number,
): LawClaim<V> =>
  lawOf<V>({
    name: 'noise of a row over what is fitted of it, squared',
    sampler: (values, fixed) => {
      const draw = errorOfFirstRow(values, fixed, method);
      const scratch = createScratch();
      return (stream) => {
        const { A, data, error } = draw(stream);
        const features = multiply(A, data.X);
        const noise = multiply(error, features);
        const seen = choleskyRoad.fit(features, noise, scratch);
        return frobeniusSquared(noise) / frobeniusSquared(seen);
      };
    },
  }).is(`χ² with ${degrees} degrees`, () => (x) => chiSquareCdf(x, degrees));

export const frozenACoefficientLaw = (degrees: number) => coefficientLaw<Ranked>(frozenAFit, degrees);
export const frozenAFittedNoiseLaw = (degrees: number) => fittedNoiseLaw<Ranked>(frozenAFit, degrees);
export const fullCoefficientLaw = (degrees: number) => coefficientLaw<Sizes>(fullFit, degrees);
export const fullFittedNoiseLaw = (degrees: number) => fittedNoiseLaw<Sizes>(fullFit, degrees);

/** R of LoRA with a frozen A that is drawn anew each time, from X and E. */
export const haarRisk: Sampler<Ranked> = (values, fixed) => {
  const { r, dx } = values;
  const draw = regressionSampler({ ...values, ...mapsFrom(shiftOfEnergy(values, fixed), fixed) });
  const A = zeros(r, dx);
  const scratch = createScratch();
  return (stream) => {
    haarOrthonormalRows(r, dx, stream, A);
    const data = draw(stream);
    return excessRisk(loraFrozenA(data, A, { scratch }), data.downstream);
  };
};

/** R of full fine-tuning, from X and E. */
export const fullRiskOfEnergy: Sampler<Sizes> = (values, fixed) =>
  excessRiskOf(fullFineTuning, { ...values, ...mapsFrom(shiftOfEnergy(values, fixed), fixed) });

/** E[R | X] for n > dx: dy sigma² tr (XXᵀ)⁻¹, and for n < dx (1 − n/dx)·F2 + dy sigma² tr (XᵀX)⁻¹ with its mean unseen energy. */
export const fullRiskGivenDesign: Sampler<Sizes> = ({ n, dx, dy, sigma, F2 }) => {
  const trace = traceOfInverseWishart(Math.min(n, dx), Math.max(n, dx));
  return (stream) => Math.max(0, 1 - n / dx) * F2 + dy * sigma ** 2 * trace(stream);
};

/** E[R | A XXᵀ Aᵀ] for r < n: b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹ with the mean of b, (1 − r/dx)·F2. */
export const haarRiskGivenDesign: Sampler<Ranked> = ({ n, dx, dy, r, sigma, F2 }) => {
  const trace = traceOfInverseWishart(r, n);
  const missed = (1 - r / dx) * F2;
  return (stream) => missed + (missed + dy * sigma ** 2) * trace(stream);
};

/** For r > n: b + (1 − n/r)·g + (b + dy sigma²) tr (XᵀAᵀA X)⁻¹ with the means of b and g = F2 − b. */
export const haarRiskGivenWideDesign: Sampler<Ranked> = ({ n, dx, dy, r, sigma, F2 }) => {
  const trace = traceOfInverseWishart(n, r);
  const missed = (1 - r / dx) * F2;
  return (stream) => missed + (1 - n / r) * (F2 - missed) + (missed + dy * sigma ** 2) * trace(stream);
};

interface OnTheWay<V> {
  readonly of: string;
  /** Values of the symbol and the draws there: from X and E, and closer to the pole in the coordinates of the design. */
  readonly plain: readonly [sampler: Sampler<V>, values: readonly string[]];
  readonly conditioned: readonly [sampler: Sampler<V>, values: readonly string[]];
  /** The conditioned risk is a constant plus this factor times tr G⁻¹, G the Gram matrix of d vectors in m dimensions. */
  readonly traceOf: readonly [factor: string, d: string, m: string];
}

/** The means that are held against a formula on the way to its pole. Var tr G⁻¹ is TT − (d/(m − d − 1))² of fft-risk-variance. */
export function onTheWay<V>({ conditioned, of, plain, traceOf }: OnTheWay<V>) {
  const [factor, d, m] = traceOf;
  const q = `((${m}-${d})*(${m}-${d}-1)*(${m}-${d}-3))`;
  const variance = `(${factor})^2*(${d}*((${m}-${d}-2)*${d} + 2)/${q} - (${d}/(${m}-${d}-1))^2)`;
  return [
    { road: `plain ${of}`, values: plain[1], of: { sampler: plain[0] } },
    {
      road: `conditioned ${of}`,
      values: conditioned[1],
      of: { sampler: conditioned[0] },
      variance: { formula: variance, by: null },
    },
  ];
}

/** Full fine-tuning on the way to n = dx + 1 from above, or to n = dx − 1 from below. */
export const fullOnTheWay = (side: '+' | '-') =>
  onTheWay({
    of: 'FFT',
    plain: [fullRiskOfEnergy, [`dx ${side} 8`]],
    conditioned: [fullRiskGivenDesign, [`dx ${side} 6`, `dx ${side} 4`]],
    traceOf: side === '+' ? ['dy*sigma^2', 'dx', 'n'] : ['dy*sigma^2', 'n', 'dx'],
  });
