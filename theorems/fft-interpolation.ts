import { algebra, argmin, inTheMean, onEverySample, step, theorem } from '../src/index.ts';
import { fftOverdetermined } from './fft-overdetermined.ts';
import { drawnTwoParts } from './setting/derivation-of-interpolation.ts';
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
  where: { V: 'sigma^2*dy*dx/(n-dx-1)', best: 'F2/(F2 + V)' },
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
  derivation: {
    from: 'R - Q',
    symbols: {
      c: 'a part of the step, fixed in advance',
      R: 'excess risk at c',
      Q: 'excess risk at the best part',
      W: '‖E X⁺‖², the excess risk of full fine-tuning',
      C: '⟨Delta, E X⁺⟩',
    },
    drawn: drawnTwoParts,
    steps: [
      step(
        '(1-c)^2*F2 + c^2*W - 2*c*(1-c)*C - ((1-best)^2*F2 + best^2*W - 2*best*(1-best)*C)',
        onEverySample('Â − A_* = c E X⁺ − (1 − c) Delta'),
      ),
      step(
        '(1-c)^2*F2 + c^2*W - ((1-best)^2*F2 + best^2*W)',
        inTheMean('the noise has mean 0 and is independent of X'),
      ),
      step(
        '(1-c)^2*F2 + c^2*V - ((1-best)^2*F2 + best^2*V)',
        inTheMean('W has the mean V, whatever c is', [fftOverdetermined]),
      ),
      step('(F2 + V)*(c - best)^2', algebra),
    ],
  },
});
