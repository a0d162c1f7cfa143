import { algebra, identity, step, theorem } from '../src/index.ts';
import { fftInterpolationRisk } from './fft-interpolation-risk.ts';
import { dx, dy, n, shiftEnergy, sigma } from './setting.ts';

/** Precisions add: the risk at the best part of the step is below what either end of it costs. */
export const fftInterpolationBelowBoth = theorem({
  id: 'fft-interpolation-below-both',
  cites: 'arXiv:2605.19018, full fine-tuning',
  statement: 'The risk R at the best c has 1/R = 1/F2 + 1/V with both terms positive: R < F2 and R < V.',
  parameters: { n, dx, dy, sigma, F2: shiftEnergy },
  holdsWhen: 'n > dx + 1',
  where: { V: 'sigma^2*dy*dx/(n-dx-1)' },
  claim: identity({ left: '1/(F2*V/(F2 + V))', right: '1/F2 + 1/V', positive: true }),
  certifies: [{ formula: 'F2 - F2*V/(F2 + V)' }, { formula: 'V - F2*V/(F2 + V)' }],
  standsOn: [fftInterpolationRisk],
  derivation: {
    from: '1/(F2*V/(F2 + V))',
    symbols: {},
    steps: [step('(F2 + V)/(F2*V)', algebra), step('1/F2 + 1/V', algebra)],
  },
});
