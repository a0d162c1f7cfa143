import { definition, meanOf, quantity, step, theorem } from '../src/index.ts';
import { dx, dy, frozenAInSampleRisk, missedOnFixedDesign, n, r, shiftSpectrum, sigma } from './setting.ts';

/** LoRA with a frozen A on a fixed design, Gaussian or not, with more samples than inputs or fewer. */
export const loraFrozenAFixedDesign = theorem({
  id: 'lora-frozen-a-fixed-design',
  cites: 'arXiv:2605.19018, fixed design; LoRA with a frozen factor (LoRA-FA)',
  statement:
    'For any design the mean of (1/n)‖(Â − A_*)X‖² is (1/n)‖Delta X(I − H)‖² + sigma² dy r/n, H the projection on the rows of AX.',
  parameters: { n, dx, dy, r, sigma, s: shiftSpectrum },
  holdsWhen: 'n >= r, r <= dx',
  quantities: { m: quantity('(1/n)‖Delta X(I − H)‖² of the design', missedOnFixedDesign) },
  claim: meanOf(frozenAInSampleRisk).equals('m + sigma^2*dy*r/n'),
  // (1/n)‖E H‖² with H a projection of rank r: sigma²/n times a χ² variable with dy·r degrees.
  variance: { formula: '2*sigma^4*dy*r/n^2', by: null },
  holdsFor: ['every design', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'R',
    symbols: {
      R: 'mean of (1/n)‖(Â − A_*)X‖² = (1/n)‖Delta X(I − H)‖² + (1/n)‖E H‖², as (Â − A_0)X = (Delta X + E)H',
      h: 'tr H, the rank of AX',
    },
    steps: [
      step('m + sigma^2*dy*h/n', definition('R', 'm + sigma^2*dy*h/n')),
      step('m + sigma^2*dy*r/n', definition('h', 'r')),
    ],
  },
});
