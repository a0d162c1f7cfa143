/** Trained LoRA in large dimensions: shifts by their strength, and the risk as n, dx and dy grow in proportion. */
import {
  type DesignKind,
  type Estimator,
  excessRiskOf,
  gaussianFactors,
  lanczosRoad,
  loraTrained,
  type Observable,
  type RandomStream,
  type SpikedTask,
  shiftWithSpectrum,
  singularValueDecomposition,
  spikedRisk,
  trainedRiskGivenDesign,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface Spiked {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  readonly found: number;
  readonly strong: number;
  readonly weak: number;
}

/**
 * The task at a multiple of the dimensions: `found` directions whose singular values are `strong` times the threshold
 * of detection sigma·(p·q)^¼/√n, 1.5 times that, twice that, …, and one that is `weak` times the threshold. The
 * threshold does not change with the size.
 */
export function spikedTask(values: Spiked, size: number): SpikedTask {
  const { n, dx, dy, found, r, sigma, strong, weak } = values;
  const threshold = (sigma * (dy * Math.min(n, dx)) ** 0.25) / Math.sqrt(n);
  const multiples = Array.from({ length: found }, (_, i) => strong * (1 + (found - 1 - i) / 2));
  const s = [...multiples, weak].map((multiple) => multiple * threshold);
  return { n: size * n, dx: size * dx, dy: size * dy, r, sigma, s };
}

const trained =
  (r: number): Estimator =>
  (data, options) =>
    loraTrained(data, r, { ...options, road: lanczosRoad });

export const trainedRiskAtSize = (size: number): Observable<Spiked> => ({
  name: 'excess risk of trained LoRA',
  sampler: (values, fixed) => {
    const task = spikedTask(values, size);
    const shift = shiftWithSpectrum(task.dy, task.dx, task.s, fixed.substream('shift'));
    return excessRiskOf(trained(task.r), { ...task, ...mapsFrom(shift, fixed) });
  },
});

export const trainedRiskGivenDesignAtSize = (size: number): Observable<Spiked> => ({
  name: 'excess risk of trained LoRA, in the coordinates of the design',
  sampler: (values) => trainedRiskGivenDesign(spikedTask(values, size)),
});

export const spikedRiskAtSize =
  (size: number, design: DesignKind = 'gaussian') =>
  (values: Spiked): number =>
    spikedRisk(spikedTask(values, size), design);

/**
 * How far the formula is off at one size, relative to the simulated mean: over shifts drawn as Gaussian factors of the
 * given rank, each with its own singular values, and `draws` data sets for each of them. `error` is the standard error
 * of the means of the shifts.
 */
export function spikedDiscrepancy(
  task: Omit<SpikedTask, 's'> & { readonly rank: number },
  { draws, shifts }: { readonly draws: number; readonly shifts: number },
  stream: RandomStream,
): {
  readonly simulated: number;
  readonly predicted: number;
  readonly discrepancy: number;
  readonly error: number;
} {
  const { dx, dy, rank } = task;
  const ratios: number[] = [];
  let [simulated, predicted] = [0, 0];
  for (let k = 0; k < shifts; k++) {
    const shift = gaussianFactors(dy, dx, rank, stream);
    const s = singularValueDecomposition(shift).s.slice(0, rank);
    const draw = trainedRiskGivenDesign({ ...task, s });
    let mean = 0;
    for (let i = 0; i < draws; i++) mean += draw(stream) / draws;
    const formula = spikedRisk({ ...task, s });
    ratios.push(formula / mean);
    simulated += mean / shifts;
    predicted += formula / shifts;
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / shifts;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (shifts - 1);
  return { simulated, predicted, discrepancy: mean - 1, error: Math.sqrt(variance / shifts) };
}
