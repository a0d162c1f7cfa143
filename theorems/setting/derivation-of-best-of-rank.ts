/** One draw of the data of the derivation of regime-necessary, with the value of each of its symbols. */
import {
  add,
  type DrawnSymbols,
  excessRisk,
  fullFineTuning,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
  truncateRank,
} from '../../src/index.ts';
import { conditionNumber } from './drawn-fit.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type BestOfRankTask, spectrumWithTail } from './regimes-trained.ts';

/** B = the excess risk of A_0 + SVD_r(Delta), F = that of full fine-tuning. */
export const drawnBestOfRank: Sampler<BestOfRankTask, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r } = values;
  const shift = shiftWithSpectrum(dy, dx, spectrumWithTail(values), fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const sample = regressionSampler({ ...values, ...maps });
  const full = riskOf(fullFineTuning);
  return (stream) => {
    const data = sample(stream);
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        B: () => excessRisk(add(maps.pretrained, truncateRank(shift, r)), maps.downstream),
        F: () => full(data),
      },
    };
  };
};
