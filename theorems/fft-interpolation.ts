import { argmin, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { dx, dy, interpolationAgainstPart, n, shiftEnergy, sigma } from './setting.ts';

/** A part of the way from A_0 to full fine-tuning: bias (1 − c)² F2 and noise c² V, since the noise has mean 0. */
export const fftInterpolation = theorem({
  id: 'fft-interpolation',
  cites: 'arXiv:2605.19018, full fine-tuning; Wortsman et al. 2022 for the practice',
  statement:
    'With V the risk of full fine-tuning, the best fixed c in A_0 + c(FFT − A_0) is F2/(F2 + V), which is neither 0 nor 1.',
  parameters: { n, dx, dy, sigma, F2: shiftEnergy },
  holdsWhen: 'n > dx + 1',
  // A pilot estimates the variance of the differences; below that energy they are lost in the noise.
  sampleWhen: 'n >= dx + 12, sigma <= 2, F2 >= 1/4',
  where: { V: 'sigma^2*dy*dx/(n-dx-1)' },
  claim: argmin({
    over: 'c',
    at: 'F2/(F2 + V)',
    objective: '(1 - c)^2*F2 + c^2*V',
    factor: 'F2 + V',
    worseAt: [0.5, 0.8, 1.25, 2],
    difference: interpolationAgainstPart,
  }),
  certifies: [{ formula: 'F2/(F2 + V)' }, { formula: '1 - F2/(F2 + V)' }],
  standsOn: [fftOverdetermined],
});
