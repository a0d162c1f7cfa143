/** One draw of the data of a derivation about a part of the step to full fine-tuning, with the value of each of its symbols. */
import {
  type DrawnSymbols,
  dot,
  excessRisk,
  interpolated,
  regressionSampler,
  type Sampler,
} from '../../src/index.ts';
import { drawnFits } from './drawn-fit.ts';
import { type EnergyTask, settingsOf, shiftOfEnergy } from './regularised.ts';

/**
 * For n > dx + 1, with a part c of the step between 0 and 2, independent of the data: R and Q = the excess risks at c and
 * at the best part, W = ‖E X⁺‖², C = ⟨Delta, E X⁺⟩.
 */
export const drawnTwoParts: Sampler<EnergyTask, DrawnSymbols> = (values, fixed) => {
  const { n, dx, dy, sigma, F2 } = values;
  const sample = regressionSampler(settingsOf(values, fixed));
  const fitTo = drawnFits();
  const shift = shiftOfEnergy(values, fixed);
  const best = F2 / (F2 + (sigma ** 2 * dy * dx) / (n - dx - 1));
  return (stream) => {
    const c = 2 * stream.uniform();
    const data = sample(stream);
    const fit = fitTo(data.X);
    const risk = (part: number) => excessRisk(interpolated(data, part), data.downstream);
    return {
      condition: fit.condition,
      symbols: {
        c: () => c,
        R: () => risk(c),
        Q: () => risk(best),
        W: () => fit.cost(data.E),
        C: () => dot(shift.data, 0, fit.fitted(data.E).data, 0, shift.data.length),
      },
    };
  };
};

/** The same with R = the excess risk at the best part. */
export const drawnBestPart: Sampler<EnergyTask, DrawnSymbols> = (values, fixed) => {
  const draw = drawnTwoParts(values, fixed);
  return (stream) => {
    const { symbols, ...rest } = draw(stream);
    return { ...rest, symbols: { ...symbols, R: symbols.Q! } };
  };
};
