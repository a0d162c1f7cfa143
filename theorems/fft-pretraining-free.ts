import { onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnTwoPretrainings } from './setting/derivation-of-full-fine-tuning.ts';
import { dx, dy, n, riskUnderTwoPretrainings, sigma } from './setting.ts';

/** Overdetermined full fine-tuning forgets where it started. */
export const fftPretrainingFree = theorem({
  id: 'fft-pretraining-free',
  cites: 'arXiv:2605.19018, overdetermined setting',
  statement: 'The same design and noise give the same excess risk for every A_0 and A_*.',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n >= dx',
  claim: pathwiseIdentity('R(A_0, A_*) = R(A_0′, A_*′) at the same X and E', riskUnderTwoPretrainings),
  holdsFor: ['every design', 'every noise'],
  derivation: {
    from: 'R',
    symbols: { R: 'R(A_0, A_*)', V: '‖E X⁺‖²', Q: 'R(A_0′, A_*′) at the same X and E' },
    drawn: drawnTwoPretrainings,
    steps: [
      step('V', onEverySample('Â − A_* = E X⁺, since X has full rank')),
      step('Q', onEverySample('the same holds for the other pair')),
    ],
  },
});
