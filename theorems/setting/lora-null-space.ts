/** What no fit of minimum norm can learn from n < dx samples: the shift outside their span. */
import {
  type BoundObservation,
  excessRisk,
  frobeniusSquared,
  fullFineTuning,
  type IdentityObservation,
  loraTrained,
  multiply,
  type RegressionData,
  regressionSampler,
  type Sampler,
  shiftWithSpectrum,
  singularValueDecomposition,
  squaredDistance,
  subtract,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface Task {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/** ‖Delta(I − XX⁺)‖²: FFT finds Delta XX⁺ where there is no noise. */
function unseenEnergy(data: RegressionData): number {
  const seen = fullFineTuning({ ...data, Y: multiply(data.downstream, data.X) });
  return squaredDistance(seen, data.downstream);
}

/**
 * Rounding of a risk R. The fit solves a system whose condition number is κ(X)², so Â is off by at most
 * δ = 64(n + dx + dy)·ε·κ²(‖Y − A_0 X‖/s_min + ‖A_0‖), and R by 2√R δ + δ². The truncation of a matrix of rank r moves by at
 * most twice what the matrix moves.
 */
function rounding(data: RegressionData, risk: number): number {
  const { s } = singularValueDecomposition(data.X);
  const smallest = s.at(-1)!;
  const residual = subtract(data.Y, multiply(data.pretrained, data.X));
  const size =
    Math.sqrt(frobeniusSquared(residual)) / smallest + Math.sqrt(frobeniusSquared(data.pretrained));
  const sizes = data.X.rows + data.X.columns + data.Y.rows;
  const off = 64 * sizes * Number.EPSILON * (s[0]! / smallest) ** 2 * size;
  return 2 * Math.sqrt(risk) * off + off ** 2;
}

/** R of trained LoRA, against what lies outside the span of the samples. */
export const trainedRiskOverNullSpace: Sampler<Task, BoundObservation> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const draw = regressionSampler({
    ...values,
    ...mapsFrom(shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed),
  });
  return (stream) => {
    const data = draw(stream);
    const value = excessRisk(loraTrained(data, r), data.downstream);
    return { value, bound: unseenEnergy(data), tolerance: rounding(data, value) };
  };
};

/** Without noise, a shift of rank r at most costs exactly that. */
export const nullSpaceAttained: Sampler<Task, IdentityObservation> = (values, fixed) => {
  const { dx, dy, r, s } = values;
  const shift = shiftWithSpectrum(dy, dx, s.slice(0, r), fixed.substream('shift'));
  const draw = regressionSampler({ ...values, sigma: 0, ...mapsFrom(shift, fixed) });
  return (stream) => {
    const data = draw(stream);
    const risk = excessRisk(loraTrained(data, r), data.downstream);
    return { discrepancy: Math.abs(risk - unseenEnergy(data)), tolerance: rounding(data, risk) };
  };
};
