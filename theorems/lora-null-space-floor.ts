import { atLeast, onEverySample, pathwiseBound, step, theorem } from '../src/index.ts';
import { drawnNullSpace } from './setting/derivation-of-trained.ts';
import {
  dx,
  dy,
  n,
  nullSpaceAttained,
  r,
  shiftSpectrum,
  sigma,
  trainedRiskOverNullSpace,
} from './setting.ts';

/** With fewer samples than inputs, trained LoRA of any rank misses what FFT misses: the shift outside their span. */
export const loraNullSpaceFloor = theorem({
  id: 'lora-null-space-floor',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; row-space-energy for the mean (1 − n/dx)‖Delta‖²',
  statement: 'For n < dx, R ≥ ‖Delta(I − XX⁺)‖² on every sample, for trained LoRA of any rank.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'n < dx',
  claim: pathwiseBound('R ≥ ‖Delta(I − XX⁺)‖²', trainedRiskOverNullSpace, nullSpaceAttained),
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      S: '‖Delta(I − XX⁺)‖²',
      P: '‖Â − A_0 − Delta XX⁺‖²',
    },
    drawn: drawnNullSpace,
    steps: [
      step('S + P', onEverySample('a fit of minimum norm has its rows in the span of the samples')),
      atLeast('S', onEverySample('P is a square')),
    ],
  },
});
