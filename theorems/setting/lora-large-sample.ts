/**
 * Trained LoRA on many samples: n·(R − T_r), and the quadratic form in the data that it tends to.
 *
 * **The expansion** (ours). Write ε = 1/√n, XXᵀ/n = I + εW and Z = E Xᵀ/√n. Among matrices D of rank r the fit minimises
 * ‖(D − Delta)X − E‖²/n = tr (D − Delta)(I + εW)(D − Delta)ᵀ − 2ε⟨D − Delta, Z⟩ + const. Near Delta_r = SVD_r(Delta), in the
 * singular bases of Delta, D = [[Σ₁ + εa, εb], [εc, ε²cΣ₁⁻¹b]] up to higher orders, Σ₁ = diag(s_1, …, s_r), and Delta adds
 * the tail K = diag(s_{r+1}, …). To order ε² the objective is, with H = Z + (Delta − Delta_r)W,
 *
 *     ‖a − H₁₁‖² + ‖b − H₁₂‖² + ‖c − H₂₁‖² − 2⟨K, cΣ₁⁻¹b⟩ + const,
 *
 * so that a = H₁₁ and, with t = s_j/s_i for i ≤ r < j, b_ij = (h_ij + t h_ji)/(1 − t²) and c_ji = (h_ji + t h_ij)/(1 − t²).
 * The risk is R = T_r + ε²(‖a‖² + ‖b‖² + ‖c‖² − 2⟨K, cΣ₁⁻¹b⟩) + O(ε³), hence n(R − T_r) = q + O(ε) with
 *
 *     q = ‖H₁₁‖² + Σ_{i≤r<j} (h_ij² + h_ji² + 2t h_ij h_ji)/(1 − t²).
 *
 * **Its mean.** For every n, not only in the limit, the entries of Z have mean 0 and variance sigma², are uncorrelated with
 * each other and with W, and the off-diagonal entries of W have variance 1. So h_ij and h_ji (i ≤ r < j) are uncorrelated,
 * with variances sigma² and sigma² + s_j².
 */
import {
  addProduct,
  createScratch,
  type Draw,
  diagonal,
  divideByFactor,
  excessRisk,
  factoredShift,
  firstColumns,
  gram,
  loraTrained,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  type RegressionData,
  regressionSampler,
  type Sampler,
  type ScaledObservable,
  scale,
  squaredDistance,
  subtract,
  tailEnergy,
  transpose,
  truncateRank,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface RankedTask {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift, s_r > s_{r+1}. */
  readonly s: readonly number[];
}

/** A quantity of n samples, as a draw. */
export type SampleSize = (n: number) => Draw;

/** Σ_{i≤r<j≤dy} (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²), with s_j = 0 beyond the spectrum. */
export function sumOverPairs({ dy, r, sigma, s }: Omit<RankedTask, 'dx'>): number {
  let sum = 0;
  for (let i = 0; i < r; i++) {
    for (let j = r; j < dy; j++) {
      const [one, other] = [s[i]! ** 2, (s[j] ?? 0) ** 2];
      sum += (one * other + sigma ** 2 * (one + other)) / (one - other);
    }
  }
  return sum;
}

/** E q, summed entry by entry from the variances of H, whatever formula a theorem claims for it. */
export function meanOfLeadingForm({ dx, dy, r, sigma, s }: RankedTask): number {
  let sum = (r * sigma) ** 2;
  for (let i = 0; i < r; i++) {
    for (let j = r; j < Math.max(dx, dy); j++) {
      const tail = s[j] ?? 0;
      const right = j < dx ? sigma ** 2 : 0;
      const below = j < dy ? sigma ** 2 + tail ** 2 : 0;
      sum += (right + below) / (1 - (tail / s[i]!) ** 2);
    }
  }
  return sum;
}

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
  const scratch = createScratch();
  return {
    draw: (n: number) => regressionSampler({ ...values, n, ...maps }),
    measure: (data: RegressionData): ExcessAndLeadingForm => {
      const n = data.X.columns;
      const risk = excessRisk(loraTrained(data, r, { scratch }), maps.downstream);
      const leading = leadingForm(n, gram(data.X), multiplyTransposed(data.E, data.X));
      return { excess: n * (risk - tailEnergy(s, r)), leading };
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

/** q from n, XXᵀ and E Xᵀ, with Delta = left · diag(s) · right. */
function leadingFormOf({ dx, r, s }: RankedTask, left: Matrix, right: Matrix) {
  const tail = multiply(multiply(left, diagonal(s.map((value, i) => (i < r ? 0 : value)))), right);
  const outputs = transpose(left);
  const unit = diagonal(new Array<number>(dx).fill(1));
  const energyOf = (m: Matrix, of: (i: number, j: number) => boolean) =>
    m.data.reduce((sum, x, k) => (of(Math.floor(k / m.columns), k % m.columns) ? sum + x * x : sum), 0);
  return (n: number, squaredDesign: Matrix, product: Matrix): number => {
    const w = scale(subtract(scale(squaredDesign, 1 / n), unit), Math.sqrt(n));
    const h = addProduct(scale(product, 1 / Math.sqrt(n)), tail, w);
    const rows = multiply(outputs, h);
    const inner = multiplyTransposed(rows, right);
    // Where s_j = 0 a pair costs h_ij² + h_ji²: rows and columns of the fitted directions, H₁₁ in both.
    let q =
      energyOf(rows, (i) => i < r) +
      energyOf(multiplyTransposed(h, right), (_, j) => j < r) -
      energyOf(inner, (i, j) => i < r && j < r);
    for (let i = 0; i < r; i++) {
      for (let j = r; j < s.length; j++) {
        const [above, below] = [inner.data[i * s.length + j]!, inner.data[j * s.length + i]!];
        const t = s[j]! / s[i]!;
        const squares = above ** 2 + below ** 2;
        q += (squares + 2 * t * above * below) / (1 - t * t) - squares;
      }
    }
    return q;
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
  const { draw, measure } = simulation(values, fixed);
  return remainder((n) => {
    const sample = draw(n);
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
  const { draw, measure } = simulation(values, fixed);
  const sample = draw(2 * n);
  const mean = meanOfLeadingForm(values);
  return (stream) => {
    const all = sample(stream);
    const [X, Y, E] = [all.X, all.Y, all.E].map((m) => firstColumns(m, n)) as [Matrix, Matrix, Matrix];
    return [{ ...all, X, Y, E }, all].map((data) => {
      const { excess, leading } = measure(data);
      return mean + excess - leading;
    });
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

/** q itself, at a small n: its mean is the same for every n. */
export const leadingForm: Observable<RankedTask> = {
  name: 'quadratic form that n (R − T_r) tends to',
  sampler: (values, fixed) => {
    const { dx, dy, sigma, s } = values;
    const { left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
    const n = dx + dy;
    const [X, E] = [zeros(dx, n), zeros(dy, n)];
    const form = leadingFormOf(values, left, right);
    return (stream) => {
      stream.fillNormal(X.data);
      stream.fillNormal(E.data);
      return form(n, gram(X), multiplyTransposed(scale(E, sigma, E), X));
    };
  },
};
