/**
 * A pretrained map that was itself fitted: A_0 = least squares on n0 samples of the source task, which has the map A_s.
 * Then Delta = Delta_s − (A_0 − A_s), with Delta_s = A_* − A_s the true shift, and everything is drawn anew each time.
 *
 * Given the source design X0, A_0 − A_s has independent rows of covariance sigma0² (X0X0ᵀ)⁻¹. In the mean over the noise
 * it adds sigma0² times the number of its rows times a trace of (X0X0ᵀ)⁻¹ over the directions that are looked at.
 */
import {
  add,
  createScratch,
  type Draw,
  dot,
  type Estimator,
  excessRisk,
  fullFineTuning,
  invertLower,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  regressionSampler,
  rowSpaceEnergy,
  type Sampler,
  shiftWithSpectrum,
  traceOfInverseWishart,
  transpose,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';
import { frozenA, frozenB, frozenInput, frozenOutput } from './lora-frozen-factor.ts';
import { nestedTraces } from './rank-selection.ts';

interface Pretrained {
  /** Samples and noise of the source task. */
  readonly n0: number;
  readonly sigma0: number;
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}
/** Energies of the true shift that A misses and reaches. */
type FrozenA = Pretrained & { readonly r: number; readonly b: number; readonly g: number };
/** Energies of the true shift that Q misses and reaches. */
type FrozenB = Pretrained & { readonly r: number; readonly c: number; readonly h: number };
type WithSpectrum = Pretrained & { readonly s: readonly number[] };

/** Draws the risks of estimators on one data set, each starting from the same freshly pretrained map. */
function afterPretraining(
  estimators: readonly Estimator[],
  values: Pretrained,
  shift: Matrix,
  fixed: RandomStream,
): (stream: RandomStream) => number[] {
  const { n0, sigma0, dx, dy } = values;
  const source = gaussianMatrix(dy, dx, fixed.substream('source'));
  const nothing = { pretrained: zeros(dy, dx) };
  const pretrain = regressionSampler({ ...values, ...nothing, n: n0, sigma: sigma0, downstream: source });
  const fineTune = regressionSampler({ ...values, ...nothing, downstream: add(source, shift) });
  const first = { scratch: createScratch() };
  const options = estimators.map(() => ({ scratch: createScratch() }));
  return (stream) => {
    const pretrained = fullFineTuning(pretrain(stream), first);
    const data = { ...fineTune(stream), pretrained };
    return estimators.map((estimate, k) => excessRisk(estimate(data, options[k]), data.downstream));
  };
}

function riskAfterPretraining(
  estimator: Estimator,
  values: Pretrained,
  shift: Matrix,
  fixed: RandomStream,
): Draw {
  const draw = afterPretraining([estimator], values, shift, fixed);
  return (stream) => draw(stream)[0]!;
}

const pretrainedInNumPy = (shift: string) => `${shift}
    As, X0 = rng.standard_normal((dy, dx)), rng.standard_normal((dx, n0))
    A0 = (As @ X0 + sigma0 * rng.standard_normal((dy, n0))) @ np.linalg.pinv(X0)
    X = rng.standard_normal((dx, n))
    Z = (As + Delta - A0) @ X + sigma * rng.standard_normal((dy, n))`;
const inputShiftInNumPy = `
    A = np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    inside = rng.standard_normal((dy, dx)) @ A.T @ A
    outside = rng.standard_normal((dy, dx)) @ (np.eye(dx) - A.T @ A)
    Delta = inside * np.sqrt(g / np.sum(inside**2)) + outside * np.sqrt(b / np.sum(outside**2))`;
const outputShiftInNumPy = `
    Q, _ = np.linalg.qr(rng.standard_normal((dy, r)))
    inside = Q @ Q.T @ rng.standard_normal((dy, dx))
    outside = (np.eye(dy) - Q @ Q.T) @ rng.standard_normal((dy, dx))
    Delta = inside * np.sqrt(h / np.sum(inside**2)) + outside * np.sqrt(c / np.sum(outside**2))`;
const spectrumInNumPy = `
    left, right = (np.linalg.qr(rng.standard_normal((d, len(s))))[0] for d in (dy, dx))
    Delta = left * s @ right.T`;

export const frozenAAfterPretraining: Observable<FrozenA> = {
  name: 'excess risk of LoRA with a frozen A from a fitted A_0',
  sampler: (values, fixed) => {
    const { A, shift } = frozenInput(values, fixed);
    return riskAfterPretraining(frozenA(A), values, shift, fixed);
  },
  numpy: `${pretrainedInNumPy(inputShiftInNumPy)}
    return np.sum((A0 + Z @ np.linalg.pinv(A @ X) @ A - As - Delta) ** 2)`,
};

export const fullFineTuningAfterPretraining: Observable<WithSpectrum> = {
  name: 'excess risk of full fine-tuning from a fitted A_0',
  sampler: (values, fixed) => {
    const shift = shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift'));
    return riskAfterPretraining(fullFineTuning, values, shift, fixed);
  },
  numpy: `${pretrainedInNumPy(spectrumInNumPy)}
    return np.sum((A0 + Z @ np.linalg.pinv(X) - As - Delta) ** 2)`,
};

export const frozenBAfterPretraining: Observable<FrozenB> = {
  name: 'excess risk of LoRA with a frozen B from a fitted A_0',
  sampler: (values, fixed) => {
    const { Q, shift } = frozenOutput(values, fixed);
    return riskAfterPretraining(frozenB(Q), values, shift, fixed);
  },
  numpy: `${pretrainedInNumPy(outputShiftInNumPy)}
    return np.sum((A0 + Q @ Q.T @ Z @ np.linalg.pinv(X) - As - Delta) ** 2)`,
};

/**
 * Draws tr P (X0X0ᵀ)⁻¹ for two nested projections of ranks outer ≥ inner that are independent of X0: the block of an
 * inverse Wishart matrix over the last coordinates is (L₂L₂ᵀ)⁻¹ with L₂ the last block of the Cholesky factor of the
 * whole, which is the factor of a Wishart matrix with dx − outer degrees less.
 */
function sourceTraces(
  { n0, dx }: Pretrained,
  outer: number,
  inner: number,
): (stream: RandomStream) => [outer: number, inner: number] {
  const factor = wishartCholesky(outer, n0 - dx + outer);
  const inverse = zeros(outer, outer);
  const first = outer - inner;
  return (stream) => {
    invertLower(factor(stream), inverse);
    const { data } = inverse;
    let trailing = 0;
    for (let i = first; i < outer; i++) {
      const start = i * outer + first;
      trailing += dot(data, start, data, start, i - first + 1);
    }
    return [dot(data, 0, data, 0, data.length), trailing];
  };
}

/** b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹ with b = b_s + sigma0² dy tr (I − AᵀA)(X0X0ᵀ)⁻¹. */
export const frozenAAfterPretrainingGivenDesigns: Sampler<FrozenA> = (values) => {
  const { n, dx, dy, r, sigma, sigma0, b } = values;
  const source = sourceTraces(values, dx - r, dx - r);
  const trace = traceOfInverseWishart(r, n);
  return (stream) => {
    const missed = b + sigma0 ** 2 * dy * source(stream)[0];
    return missed + (missed + dy * sigma ** 2) * trace(stream);
  };
};

/** For r > n: what A misses, what of the rest X does not see, and both kinds of noise times tr (XᵀAᵀAX)⁻¹. */
export const interpolatingFrozenAAfterPretrainingGivenDesigns: Sampler<FrozenA> = (values, fixed) => {
  const { n, dx, dy, r, sigma, sigma0, b } = values;
  const { A, shift } = frozenInput(values, fixed);
  const source = sourceTraces(values, dx - n, dx - r);
  const [unseen, trace] = [rowSpaceEnergy(multiplyTransposed(shift, A), n), traceOfInverseWishart(n, r)];
  return (stream) => {
    const [unseenBySource, missedBySource] = source(stream);
    const missed = b + sigma0 ** 2 * dy * missedBySource;
    return (
      b + unseen(stream) + sigma0 ** 2 * dy * unseenBySource + (missed + dy * sigma ** 2) * trace(stream)
    );
  };
};

/** For n < dx: ‖Delta_s(I − XX⁺)‖² + sigma0² dy tr (I − XX⁺)(X0X0ᵀ)⁻¹ + sigma² dy tr (XᵀX)⁻¹. */
export const fullFineTuningAfterPretrainingGivenDesigns: Sampler<WithSpectrum> = (values, fixed) => {
  const { n, dx, dy, sigma, sigma0, s } = values;
  const source = sourceTraces(values, dx - n, dx - n);
  const unseen = rowSpaceEnergy(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), n);
  const trace = traceOfInverseWishart(n, dx);
  return (stream) => unseen(stream) + dy * (sigma0 ** 2 * source(stream)[0] + sigma ** 2 * trace(stream));
};

/** For n ≥ dx: c_s + sigma0² (dy − r) tr (X0X0ᵀ)⁻¹ + sigma² r tr (XXᵀ)⁻¹. */
export const frozenBAfterPretrainingGivenDesigns: Sampler<FrozenB> = (values) => {
  const { n0, n, dx, dy, r, sigma, sigma0, c } = values;
  const [source, trace] = [traceOfInverseWishart(dx, n0), traceOfInverseWishart(dx, n)];
  return (stream) => c + sigma0 ** 2 * (dy - r) * source(stream) + sigma ** 2 * r * trace(stream);
};

/** For n < dx, on the outputs that Q reaches what X does not see comes on top. */
export const minimumNormFrozenBAfterPretrainingGivenDesigns: Sampler<FrozenB> = (values, fixed) => {
  const { n, dx, dy, r, sigma, sigma0, c } = values;
  const { Q, shift } = frozenOutput(values, fixed);
  const source = sourceTraces(values, dx, dx - n);
  const unseen = rowSpaceEnergy(multiply(transpose(Q), shift), n);
  const trace = traceOfInverseWishart(n, dx);
  return (stream) => {
    const [all, unseenBySource] = source(stream);
    const ofSource = (dy - r) * all + r * unseenBySource;
    return c + unseen(stream) + sigma0 ** 2 * ofSource + sigma ** 2 * r * trace(stream);
  };
};

type OfVariance = Omit<FrozenA, 'sigma'> & { readonly sigma2: number };

/** R of full fine-tuning − R of frozen-A LoRA from the same fitted A_0, as a function of sigma². */
export const fullAgainstFrozenAAfterPretraining: Observable<OfVariance> = {
  name: 'excess risk of full fine-tuning less that of LoRA with a frozen A, both from a fitted A_0',
  sampler: (given, fixed) => {
    const values = { ...given, sigma: Math.sqrt(given.sigma2) };
    const { A, shift } = frozenInput(values, fixed);
    const draw = afterPretraining([fullFineTuning, frozenA(A)], values, shift, fixed);
    return (stream) => {
      const [full, lora] = draw(stream);
      return full! - lora!;
    };
  },
  numpy: `
    sigma = np.sqrt(sigma2)${pretrainedInNumPy(inputShiftInNumPy)}
    full, lora = Z @ np.linalg.pinv(X), Z @ np.linalg.pinv(A @ X) @ A
    return np.sum((A0 + full - As - Delta) ** 2) - np.sum((A0 + lora - As - Delta) ** 2)`,
};

/** The same in the mean over both noises, on one design for both methods. */
export const fullAgainstFrozenAAfterPretrainingGivenDesigns: Sampler<OfVariance> = (given) => {
  const { n, dx, dy, r, sigma2, sigma0, b } = given;
  const source = sourceTraces({ ...given, sigma: 0 }, dx - r, dx - r);
  const traces = nestedTraces(n, [r, dx]);
  return (stream) => {
    const missed = b + sigma0 ** 2 * dy * source(stream)[0];
    const [ofRank, ofAll] = traces(stream);
    return dy * sigma2 * (ofAll - ofRank) - missed * (1 + ofRank);
  };
};
