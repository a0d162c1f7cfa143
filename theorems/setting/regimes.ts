/** Differences of two risks, fitted to the same data: what the regimes of the frozen factors are judged by. */
import {
  createScratch,
  type Draw,
  frozenBMinusFull,
  fullFineTuning,
  loraFrozenA,
  type Matrix,
  multiply,
  type Observable,
  regressionSampler,
  rowSpaceEnergy,
  type Sampler,
  subtract,
  traceOfInverseWishart,
  transpose,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import {
  frozenAAgainstFullFineTuning,
  frozenAAgainstFullFineTuningGivenDesign,
  frozenInput,
  frozenOutput,
} from './lora-frozen-factor.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
}

interface FrozenAEnergies extends Sizes {
  /** ‖Delta(I − AᵀA)‖² and ‖Delta Aᵀ‖². */
  readonly b: number;
  readonly g: number;
}

/** The noise as its standard deviation, or as its variance where that is what a regime is about. */
type Noise = { readonly sigma: number };
type NoiseVariance = { readonly sigma2: number };

interface FrozenB extends Sizes, Noise {
  /** ‖(I − QQᵀ)Delta‖² and ‖QᵀDelta‖². */
  readonly c: number;
  readonly h: number;
}

/** A draw in terms of the noise's variance. */
const ofVariance =
  <V extends Sizes>(sampler: Sampler<V & Noise>): Sampler<V & NoiseVariance> =>
  (values, fixed) =>
    sampler({ ...values, sigma: Math.sqrt(values.sigma2) }, fixed);

/** The difference the other way round. */
const reversed =
  <V>(sampler: Sampler<V>): Sampler<V> =>
  (values, fixed) => {
    const draw = sampler(values, fixed);
    return (stream) => -draw(stream);
  };

/** R of full fine-tuning − R of frozen-A LoRA, as a function of sigma². */
export const fullAgainstFrozenAOfVariance: Observable<FrozenAEnergies & NoiseVariance> = {
  name: 'excess risk of full fine-tuning less that of LoRA with a frozen A',
  sampler: reversed(ofVariance<FrozenAEnergies>(frozenAAgainstFullFineTuning.sampler)),
};
export const fullAgainstFrozenAOfVarianceGivenDesign: Sampler<FrozenAEnergies & NoiseVariance> = reversed(
  ofVariance<FrozenAEnergies>(frozenAAgainstFullFineTuningGivenDesign),
);

/**
 * For n < dx, b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹ − (1 − n/dx)‖Delta‖² − sigma² dy tr (XᵀX)⁻¹: each conditional mean
 * from the Wishart law of its own Gram matrix.
 */
export const frozenAAgainstMinimumNormGivenDesign: Sampler<FrozenAEnergies & Noise> = (values) => {
  const { n, dx, dy, r, sigma, b, g } = values;
  const [ofFeatures, ofSamples] = [traceOfInverseWishart(r, n), traceOfInverseWishart(n, dx)];
  const noise = dy * sigma ** 2;
  const unseen = (1 - n / dx) * (b + g);
  return (stream) => b + (b + noise) * ofFeatures(stream) - unseen - noise * ofSamples(stream);
};

/** The sizes by what n is less than dx, or r less than n. */
export type ByExcessInputs = Omit<FrozenAEnergies, 'dx'> & NoiseVariance & { readonly k: number };
export type BySpareSamples = Omit<FrozenAEnergies, 'r'> & NoiseVariance & { readonly j: number };
export const withInputs = (values: ByExcessInputs) => ({ ...values, dx: values.n + values.k + 1 });
export const withRank = (values: BySpareSamples) => ({ ...values, r: values.n - values.j - 1 });

/** Both for n < dx: where the inputs follow from their excess k, and where the rank follows from the spare samples j. */
export const fullAgainstFrozenAByExcess: Observable<ByExcessInputs> = {
  name: fullAgainstFrozenAOfVariance.name,
  sampler: (values, fixed) => fullAgainstFrozenAOfVariance.sampler(withInputs(values), fixed),
};
export const minimumNormAgainstFrozenAByExcess: Sampler<ByExcessInputs> = (values, fixed) =>
  reversed(ofVariance(frozenAAgainstMinimumNormGivenDesign))(withInputs(values), fixed);
export const frozenAAgainstFullBySpareSamples: Observable<BySpareSamples> = {
  name: frozenAAgainstFullFineTuning.name,
  sampler: (values, fixed) =>
    ofVariance<FrozenAEnergies>(frozenAAgainstFullFineTuning.sampler)(withRank(values), fixed),
};
export const frozenAAgainstMinimumNormBySpareSamples: Sampler<BySpareSamples> = (values, fixed) =>
  ofVariance(frozenAAgainstMinimumNormGivenDesign)(withRank(values), fixed);

/**
 * What unit noise adds to the risk of frozen-A LoRA less what it adds to that of full fine-tuning. Both are fitted to
 * twice the outputs, on one design: dy with the noise and the same dy without it. The mean of a risk is linear in
 * sigma², so what unit noise adds is the slope at every sigma.
 */
export const costOfNoiseFrozenAAgainstFull: Observable<FrozenAEnergies> = {
  name: 'what noise adds to the risk of LoRA with a frozen A less what it adds to that of full fine-tuning',
  sampler: (values, fixed) => {
    const { A, shift } = frozenInput({ ...values, sigma: 1 }, fixed);
    const { pretrained, downstream } = mapsFrom(shift, fixed);
    const noisy = values.dy * values.n;
    const sample = regressionSampler({
      ...values,
      dy: 2 * values.dy,
      sigma: 1,
      pretrained: twice(pretrained),
      downstream: twice(downstream),
      drawNoise: (E, _X, _sigma, stream) => stream.fillNormal(E.data.subarray(0, noisy)),
    });
    const [forLora, forFull] = [{ scratch: createScratch() }, { scratch: createScratch() }];
    return (stream) => {
      const data = sample(stream);
      const lora = addedByNoise(loraFrozenA(data, A, forLora), data.downstream);
      return lora - addedByNoise(fullFineTuning(data, forFull), data.downstream);
    };
  },
};

/** The rows of a matrix followed by the same rows again. */
function twice({ rows, columns, data }: Matrix): Matrix {
  return { rows: 2 * rows, columns, data: Float64Array.of(...data, ...data) };
}

/** The squared error of the first half of the outputs less that of the second half. */
function addedByNoise(estimate: Matrix, downstream: Matrix): number {
  const half = estimate.data.length / 2;
  let sum = 0;
  for (let k = 0; k < half; k++) {
    sum += (estimate.data[k]! - downstream.data[k]!) ** 2;
    sum -= (estimate.data[k + half]! - downstream.data[k + half]!) ** 2;
  }
  return sum;
}

/** dy (tr (A XXᵀ Aᵀ)⁻¹ − tr (XᵀX)⁻¹) for n < dx. */
export const costOfNoiseGivenDesign: Sampler<Sizes> = ({ n, dx, dy, r }) => {
  const [ofFeatures, ofSamples] = [traceOfInverseWishart(r, n), traceOfInverseWishart(n, dx)];
  return (stream) => dy * (ofFeatures(stream) - ofSamples(stream));
};

export const frozenBAgainstFullFineTuning: Observable<FrozenB> = {
  name: 'excess risk of LoRA with a frozen B less that of full fine-tuning',
  sampler: (values, fixed): Draw => {
    const { Q, shift } = frozenOutput(values, fixed);
    return frozenBMinusFull({ ...values, ...mapsFrom(shift, fixed) }, Q);
  },
  numpy: `
    Q, _ = np.linalg.qr(rng.standard_normal((dy, r)))
    inside = Q @ Q.T @ rng.standard_normal((dy, dx))
    outside = (np.eye(dy) - Q @ Q.T) @ rng.standard_normal((dy, dx))
    Delta = inside * np.sqrt(h / np.sum(inside**2)) + outside * np.sqrt(c / np.sum(outside**2))
    A0, X = rng.standard_normal((dy, dx)), rng.standard_normal((dx, n))
    Y = (A0 + Delta) @ X + sigma * rng.standard_normal((dy, n))
    full = (Y - A0 @ X) @ np.linalg.pinv(X)
    return np.sum((Q @ Q.T @ full - Delta) ** 2) - np.sum((full - Delta) ** 2)`,
};

/** Both conditional means on one design: c − sigma² (dy − r) tr (XXᵀ)⁻¹. */
export const frozenBAgainstFullGivenDesign: Sampler<FrozenB> = ({ n, dx, dy, r, sigma, c }) => {
  const trace = traceOfInverseWishart(dx, n);
  return (stream) => c - sigma ** 2 * (dy - r) * trace(stream);
};

/** The same for n < dx, with C = (I − QQᵀ)Delta: ‖C XX⁺‖² − sigma² (dy − r) tr (XᵀX)⁻¹. */
export const frozenBAgainstMinimumNormGivenDesign: Sampler<FrozenB> = (values, fixed) => {
  const { n, dx, dy, r, sigma, c } = values;
  const { Q, shift } = frozenOutput(values, fixed);
  const missed = subtract(shift, multiply(Q, multiply(transpose(Q), shift)));
  const [unseen, trace] = [rowSpaceEnergy(missed, n), traceOfInverseWishart(n, dx)];
  return (stream) => c - unseen(stream) - sigma ** 2 * (dy - r) * trace(stream);
};
