/** Trained LoRA in large dimensions: shifts by their strength, and the risk as n, dx and dy grow in proportion. */
import {
  type DesignKind,
  type Estimator,
  excessRiskOf,
  lanczosRoad,
  loraTrained,
  type Observable,
  type SpikedTask,
  shiftWithSpectrum,
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
