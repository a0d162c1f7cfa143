import { by, meanOf, onEverySample, quantity, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnFrozenAInSampleRisk } from './setting/derivation-of-frozen-a-elsewhere.ts';
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
      R: '(1/n)‖(Â − A_*)X‖²',
      V: '‖E Q⁺‖² = ‖E Qᵀ‖² with the rows of Q an orthonormal basis of the span of the rows of AX',
      h: 'tr (QQᵀ)⁻¹',
    },
    drawn: drawnFrozenAInSampleRisk,
    steps: [
      step(
        'm + V/n',
        onEverySample('(Â − A_0)X = (Delta X + E)H with H = QᵀQ, orthogonal to Delta X(I − H)'),
      ),
      step('m + sigma^2*dy*h/n', by(noiseGivenDesign, 'V', { dx: 'r', trace: 'h' })),
      step('m + sigma^2*dy*r/n', onEverySample('Q has r rows')),
    ],
  },
});
