import { divergence, positive, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { fftUnderdetermined } from './fft-underdetermined.ts';
import { loraFrozenA } from './lora-frozen-a.ts';
import {
  dx,
  dy,
  fullCoefficientLaw,
  fullFittedNoiseLaw,
  fullOnTheWay,
  haarRisk,
  haarRiskGivenDesign,
  n,
  onTheWay,
  r,
  sigma,
} from './setting.ts';

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
    near: fullOnTheWay('+'),
    others: [
      {
        formula: '(1 - n/dx)*F2 + noise*n/(dx-n-1)',
        poles: ['dx - 1'],
        finiteWhen: 'n < dx - 1',
        near: fullOnTheWay('-'),
      },
      {
        formula: 'b*(n-1)/(n-r-1) + noise*r/(n-r-1)',
        poles: [],
        finiteWhen: 'r < n - 1, r < dx',
        near: onTheWay({
          of: 'LoRA',
          plain: [haarRisk, ['dx']],
          conditioned: [haarRiskGivenDesign, ['dx - 1', 'dx + 1']],
          traceOf: ['b + noise', 'r', 'n'],
        }),
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
  underived:
    'it is about the poles of formulas that fft-overdetermined, fft-underdetermined and lora-frozen-a derive',
});
