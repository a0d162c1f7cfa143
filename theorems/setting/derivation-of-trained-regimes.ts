/** One draw of the data of a derivation that compares methods of rank r with full fine-tuning. */
import {
  type DrawnSymbols,
  drawRegression,
  excessRisk,
  fullFineTuning,
  loraTrained,
  type Sampler,
  shiftWithSpectrum,
  squaredDistance,
  truncateRank,
} from '../../src/index.ts';
import { drawnFit } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';
import type { OneDirection } from './rank-threshold.ts';
import { spectrumWithTail, type TaskWithTail } from './regimes-trained.ts';

/** B = ‖SVD_r(Delta) − Delta‖², F = the excess risk of full fine-tuning. */
export const drawnBestOfRank: Sampler<TaskWithTail, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r } = values;
  const shift = shiftWithSpectrum(dy, dx, spectrumWithTail(values), fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  return (stream) => {
    const data = drawRegression({ ...values, ...maps }, stream);
    return {
      condition: drawnFit(data.X).condition,
      symbols: {
        B: () => squaredDistance(truncateRank(shift, r), shift),
        F: () => excessRisk(fullFineTuning(data), data.downstream),
      },
    };
  };
};

/** R = the excess risk of trained LoRA, F = that of full fine-tuning on the same data. */
export const drawnSaturated: Sampler<
  {
    readonly n: number;
    readonly dx: number;
    readonly dy: number;
    readonly r: number;
    readonly sigma: number;
  },
  DrawnSymbols
> = (values, fixed) => {
  const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
  return (stream) => {
    const data = drawRegression({ ...values, ...maps }, stream);
    return {
      condition: drawnFit(data.X).condition,
      symbols: {
        R: () => excessRisk(loraTrained(data, values.r), data.downstream),
        F: () => excessRisk(fullFineTuning(data), data.downstream),
      },
    };
  };
};

/**
 * The limits of a found direction (Benaych-Georges & Nadakuditi 2012): y2 = y², and w = y u v x with the squared cosines
 * u² = 1 − β(1+x²)/(x²(x²+β)) and v² = 1 − (β+x²)/(x²(x²+1)), which change their signs together.
 */
export const drawnOneDirection: Sampler<OneDirection, DrawnSymbols> =
  ({ p, q, x2 }) =>
  () => {
    const beta = p / q;
    const y2 = ((x2 + 1) * (x2 + beta)) / x2;
    const u2 = 1 - (beta * (1 + x2)) / (x2 * (x2 + beta));
    const v2 = 1 - (beta + x2) / (x2 * (x2 + 1));
    return { symbols: { y2: () => y2, w: () => Math.sign(u2) * Math.sqrt(y2 * u2 * v2 * x2) } };
  };
