/** Trained LoRA on many samples: n·(R − T_r), with the quadratic form of lora-leading-form.ts as control variate. */
import {
  addProduct,
  type Draw,
  diagonal,
  divideByFactor,
  factoredShift,
  firstColumns,
  gram,
  type Matrix,
  multiplyTransposed,
  type RandomStream,
  type RegressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  type ScaledObservable,
  scale,
  squaredDistance,
  tailEnergy,
  truncateRank,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { leadingFormOf, meanOfLeadingForm, type RankedTask } from './lora-leading-form.ts';
import { trained } from './lora-trained.ts';

/** A quantity of n samples, as a draw. */
export type SampleSize = (n: number) => Draw;

/** n(R − T_r) and q on the same data. */
interface ExcessAndLeadingForm {
  readonly excess: number;
  readonly leading: number;
}

type LargeSample = (n: number) => (stream: RandomStream) => ExcessAndLeadingForm;

/** Simulates X and E from a pretrained map that is not zero, and fits. */
function simulation(values: RankedTask, fixed: RandomStream) {
  const { dx, dy, r, s } = values;
  const { shift, left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const leadingForm = leadingFormOf(values, left, right);
  return {
    draw: (n: number) => regressionSampler({ ...values, n, ...maps }),
    /** For data of n samples. */
    measureAt: (n: number) => {
      const risk = riskOf(trained(r));
      const [squares, product] = [zeros(dx, dx), zeros(dy, dx)];
      return (data: RegressionData): ExcessAndLeadingForm => ({
        excess: n * (risk(data) - tailEnergy(s, r)),
        leading: leadingForm(n, gram(data.X, squares), multiplyTransposed(data.E, data.X, product)),
      });
    },
  };
}

/**
 * From the law of what the fit depends on: with X = L Vᵀ, XXᵀ = LLᵀ is a Wishart matrix and N = E V is standard normal
 * times sigma, so that D̂ = SVD_r(Delta L + N)L⁻¹ and E Xᵀ = N Lᵀ. Rotations of inputs and outputs change nothing, so
 * Delta is diagonal.
 */
function fromWishart(values: RankedTask): LargeSample {
  const { dx, dy, r, sigma, s } = values;
  const shift = diagonal(s, dy, dx);
  const basis = (size: number) =>
    diagonal(
      s.map(() => 1),
      size,
      s.length,
    );
  const right = diagonal(
    s.map(() => 1),
    s.length,
    dx,
  );
  const leadingForm = leadingFormOf(values, basis(dy), right);
  const noise = zeros(dy, dx);
  const fit = zeros(dy, dx);
  return (n) => {
    const factor = wishartCholesky(dx, n);
    return (stream) => {
      const l = factor(stream);
      stream.fillNormal(noise.data);
      scale(noise, sigma, noise);
      divideByFactor(l, truncateRank(addProduct(noise, shift, l, zeros(dy, dx)), r, fit));
      const risk = squaredDistance(fit, shift);
      return {
        excess: n * (risk - tailEnergy(s, r)),
        leading: leadingForm(n, gram(l), multiplyTransposed(noise, l)),
      };
    };
  };
}

/** n(R − T_r) − q on the same data: its mean is n(E R − T_r) less the limit of that, exactly, for every n. */
function remainder(sample: LargeSample): SampleSize {
  return (n) => {
    const draw = sample(n);
    return (stream) => {
      const { excess, leading } = draw(stream);
      return excess - leading;
    };
  };
}

/** The remainder as a function of n, by simulating X and E and fitting. */
export function simulatedRemainder(values: RankedTask, fixed: RandomStream): SampleSize {
  const { draw, measureAt } = simulation(values, fixed);
  return remainder((n) => {
    const [sample, measure] = [draw(n), measureAt(n)];
    return (stream) => measure(sample(stream));
  });
}

/** The same in law, at a cost that does not depend on n. */
export const remainderFromWishart = (values: RankedTask): SampleSize => remainder(fromWishart(values));

/**
 * A number of samples at which the expansion has set in: `times` the square of ‖H‖/(s_r − s_{r+1}), with an operator norm
 * of H = Z + (Delta − Delta_r)W of at most sigma(√dx + √dy) + 2s_{r+1}√dx in the mean (Gordon; W is close to a symmetric
 * Gaussian matrix), and of √dx, for the design itself.
 */
export function manySamples({ dx, dy, r, sigma, s }: RankedTask, times: number): number {
  const next = s[r] ?? 0;
  const perturbation = sigma * (Math.sqrt(dx) + Math.sqrt(dy)) + 2 * next * Math.sqrt(dx);
  return Math.ceil(times * (dx + (perturbation / (s[r - 1]! - next)) ** 2)) + 16;
}

/** n(R − T_r) at n and at 2n, the same n samples and as many more, with the control variate q, whose mean is known. */
const simulatedAtTwoSizes: Sampler<RankedTask, readonly number[]> = (values, fixed) => {
  const n = manySamples(values, 16);
  const { draw, measureAt } = simulation(values, fixed);
  const sample = draw(2 * n);
  const [measureFew, measureAll] = [measureAt(n), measureAt(2 * n)];
  const mean = meanOfLeadingForm(values);
  return (stream) => {
    const all = sample(stream);
    const [X, Y, E] = [all.X, all.Y, all.E].map((m) => firstColumns(m, n)) as [Matrix, Matrix, Matrix];
    const measured = [measureFew({ ...all, X, Y, E }), measureAll(all)];
    return measured.map(({ excess, leading }) => mean + excess - leading);
  };
};

export const excessOverFloor: ScaledObservable<RankedTask> = {
  name: 'n (R − T_r) of trained LoRA',
  sampler: simulatedAtTwoSizes,
  numpy: `
    tail = s[r] if r < len(s) else 0
    n = 16 * int(dx + 1 + ((sigma * (dx**.5 + dy**.5) + 2 * tail * dx**.5) / (s[r - 1] - tail)) ** 2)
    Delta = np.linalg.qr(rng.standard_normal((dy, len(s))))[0] * s @ np.linalg.qr(rng.standard_normal((dx, len(s))))[0].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    U, S, Vt = np.linalg.svd(X, full_matrices=False)
    u, p, vt = np.linalg.svd((Delta @ X + E) @ Vt.T, full_matrices=False)
    D = (u[:, :r] * p[:r]) @ vt[:r] / S @ U.T
    return n * (np.sum((D - Delta) ** 2) - np.sum(s[r:] ** 2))`,
};

/** The same at n, 2n and 4n from the Wishart law of XXᵀ, where more samples cost nothing. */
export const excessOverFloorFromWishart: typeof simulatedAtTwoSizes = (values) => {
  const n = manySamples(values, 100);
  const draws = [n, 2 * n, 4 * n].map(remainderFromWishart(values));
  const mean = meanOfLeadingForm(values);
  return (stream) => draws.map((draw) => mean + draw(stream));
};
