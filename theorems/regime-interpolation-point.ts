import { divergence, positive, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import {
  dx,
  dy,
  fullCoefficientLaw,
  fullFittedNoiseLaw,
  fullRiskGivenDesign,
  fullRiskOfEnergy,
  haarRisk,
  haarRiskGivenDesign,
  n,
  r,
  sigma,
} from './setting.ts';

/** The parts of E (tr G⁻¹)² − (E tr G⁻¹)² for G the Gram matrix of d vectors in m dimensions. */
const variance = (factor: string, d: string, m: string) => ({
  formula: `${factor}^2*(${d}*((${m}-${d}-2)*${d} + 2)/((${m}-${d})*(${m}-${d}-1)*(${m}-${d}-3)) - (${d}/(${m}-${d}-1))^2)`,
  by: null,
});

/** Where n is about dx, full fine-tuning has an infinite mean risk and LoRA with a frozen A a finite one. */
export const regimeInterpolationPoint = theorem({
  id: 'regime-interpolation-point',
  cites: 'arXiv:2605.19018, comparison at the interpolation point',
  statement:
    'At n = dx − 1, dx and dx + 1 FFT has an infinite mean risk; frozen-A LoRA with r < n − 1 a finite one.',
  parameters: { n, dx, dy, r, sigma, F2: positive('‖Delta‖²') },
  holdsWhen: 'r <= dx - 3',
  sampleWhen: 'dx >= 10, dx <= 12, r <= dx - 9, dy <= 2',
  where: { b: '(1 - r/dx)*F2', noise: 'dy*sigma^2' },
  claim: divergence({
    symbol: 'n',
    formula: 'noise*dx/(n-dx-1)',
    poles: ['dx + 1'],
    finiteWhen: 'n > dx + 1',
    near: [
      { road: 'plain FFT', values: ['dx + 8'], of: { sampler: fullRiskOfEnergy } },
      {
        road: 'conditioned FFT',
        values: ['dx + 6', 'dx + 4'],
        of: { sampler: fullRiskGivenDesign },
        variance: variance('noise', 'dx', 'n'),
      },
    ],
    others: [
      {
        formula: '(1 - n/dx)*F2 + noise*n/(dx-n-1)',
        poles: ['dx - 1'],
        finiteWhen: 'n < dx - 1',
        near: [
          { road: 'plain FFT', values: ['dx - 8'], of: { sampler: fullRiskOfEnergy } },
          {
            road: 'conditioned FFT',
            values: ['dx - 6', 'dx - 4'],
            of: { sampler: fullRiskGivenDesign },
            variance: variance('noise', 'n', 'dx'),
          },
        ],
      },
      {
        formula: 'b*(n-1)/(n-r-1) + noise*r/(n-r-1)',
        poles: [],
        finiteWhen: 'r < n - 1, r < dx',
        near: [
          { road: 'plain LoRA', values: ['dx'], of: { sampler: haarRisk } },
          {
            road: 'conditioned LoRA',
            values: ['dx - 1', 'dx + 1'],
            of: { sampler: haarRiskGivenDesign },
            variance: variance('(b + noise)', 'r', 'n'),
          },
        ],
      },
    ],
    laws: [
      { at: 'dx + 1', law: fullCoefficientLaw(2) },
      { at: 'dx', law: fullCoefficientLaw(1) },
      { at: 'dx - 1', law: fullFittedNoiseLaw(2) },
    ],
  }),
  standsOn: [fftOverdetermined, fftUnderdetermined, loraFrozenA],
  costly: true,
});
