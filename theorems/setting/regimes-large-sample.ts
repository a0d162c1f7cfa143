/** Trained LoRA against full fine-tuning on many samples. */
import {
  addProduct,
  copy,
  type Draw,
  diagonal,
  divideByFactor,
  frobeniusSquared,
  fullFineTuning,
  type Observable,
  type RandomStream,
  regressionSampler,
  riskOf,
  scale,
  shiftWithSpectrum,
  squaredDistance,
  truncateRank,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { sumOverPairs } from './lora-leading-form.ts';
import { trained } from './lora-trained.ts';

interface RankedTask {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

type WithSamples = RankedTask & { readonly n: number };

/**
 * R of trained LoRA − R of full fine-tuning, from the law of what both depend on: with X = L Vᵀ and N = E V they are
 * SVD_r(Delta L + N)L⁻¹ and Delta + N L⁻¹. Rotations of inputs and outputs change nothing, so Delta is diagonal.
 */
function differenceFromWishart({ n, dx, dy, r, sigma, s }: WithSamples): Draw {
  const shift = diagonal(s, dy, dx);
  const factor = wishartCholesky(dx, n);
  const [noise, target, fit] = [zeros(dy, dx), zeros(dy, dx), zeros(dy, dx)];
  return (stream) => {
    const l = factor(stream);
    stream.fillNormal(noise.data);
    scale(noise, sigma, noise);
    divideByFactor(l, truncateRank(addProduct(noise, shift, l, target), r, fit));
    return squaredDistance(fit, shift) - frobeniusSquared(divideByFactor(l, copy(noise, target)));
  };
}

/** The same by simulating X and E and fitting. */
function differenceOfFits(values: WithSamples, fixed: RandomStream): Draw {
  const { dx, dy, r, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
  const [lora, full] = [riskOf(trained(r)), riskOf(fullFineTuning)];
  return (stream) => {
    const data = sample(stream);
    return lora(data) - full(data);
  };
}

/** So many samples that `largeSampleBias` is about half a percent of sigma² dx dy. */
const manySamples = ({ dx, dy, r, sigma, s }: RankedTask): number =>
  1e4 * dx + Math.ceil(dx * dy * ((3200 * dx * sigma) / s[r - 1]!) ** 2);

/** n (R of full fine-tuning − R of trained LoRA) at a large n. */
export const largeSampleGap: Observable<RankedTask> = {
  name: 'n times the excess risk of full fine-tuning less that of trained LoRA',
  sampler: (values) => {
    const n = manySamples(values);
    const draw = differenceFromWishart({ ...values, n });
    return (stream) => -n * draw(stream);
  },
};

/**
 * A bound on |E of `largeSampleGap` − its limit|. `smallNoiseBias` holds for every sigma: E R/sigma² of trained LoRA is
 * within 2√(dy dx/(n − dx − 1) · E e²) + E e² of r(dx/(n − dx − 1) + (dy − r)/(n − r − 1)), with
 * E e² ≤ 64 sigma² p(p + 2) E (tr (XXᵀ)⁻¹)²/s_r² and p = dx dy. What is left is how far n times the gap of
 * regime-trained-small-noise is from its own limit.
 */
export function largeSampleBias(values: RankedTask): number {
  const { dx, dy, r, sigma, s } = values;
  const n = manySamples(values);
  const p = dx * dy;
  const squaredTrace = (dx * ((n - dx - 2) * dx + 2)) / ((n - dx) * (n - dx - 1) * (n - dx - 3));
  const e2 = ((64 * sigma ** 2) / s[r - 1]! ** 2) * p * (p + 2) * squaredTrace;
  const ofFit = n * (2 * Math.sqrt((p / (n - dx - 1)) * e2) + e2);
  const ofSamples = (dx - r) * (dy - r) * ((n * (n - 1)) / ((n - dx - 1) * (n - r - 1)) - 1);
  return sigma ** 2 * (ofFit + ofSamples);
}

interface ShrinkingTail extends Omit<RankedTask, 's'> {
  /** T_r over sigma² (dx − r)(dy − r)/40. */
  readonly t: number;
  /** The leading singular values, in proportion. */
  readonly s: readonly number[];
}

/** Samples at which the methods cross at first, at t = 1. */
const firstCrossing = 40;
/** The least of the leading singular values, over sigma. */
const leastLeading = 2;

/** Leading singular values of at least 2 sigma, and equal later ones of energy T_r/size. */
function taskAt(values: ShrinkingTail, size: number): RankedTask & { readonly T: number } {
  const { dx, dy, r, sigma, t, s } = values;
  const T = (t * sigma ** 2 * (dx - r) * (dy - r)) / (firstCrossing * size);
  const later = Math.min(dx, dy) - r;
  const leading = s.map((value) => (leastLeading * sigma * value) / s[r - 1]!);
  return { ...values, s: [...leading, ...Array<number>(later).fill(Math.sqrt(T / later))], T };
}

/** C_r, the limit of lora-large-sample. */
const costPerSample = (task: RankedTask): number => task.sigma ** 2 * task.r * task.dx + sumOverPairs(task);

/** C_r at the first size. */
export const firstCost = (values: ShrinkingTail): number => costPerSample(taskAt(values, 1));

/**
 * Where the two mean risks cross, over the predicted (sigma² dx dy − C_r)/T_r: one step of Newton's method from there, for
 * a difference D(n) of slope (sigma² dx dy − C_r)/n² to leading order.
 */
const crossingBy =
  (difference: (values: WithSamples, fixed: RandomStream) => Draw) =>
  (size: number): Observable<ShrinkingTail> => ({
    name: 'crossing of trained LoRA and full fine-tuning, over the predicted one',
    sampler: (values, fixed) => {
      const task = taskAt(values, size);
      const gain = task.sigma ** 2 * task.dx * task.dy - costPerSample(task);
      const predicted = gain / task.T;
      const n = Math.round(predicted);
      const draw = difference({ ...task, n }, fixed);
      return (stream) => (n / predicted) * (1 - (n * draw(stream)) / gain);
    },
  });

export const crossingOfFits = crossingBy(differenceOfFits);
export const crossingFromWishart = crossingBy(differenceFromWishart);
