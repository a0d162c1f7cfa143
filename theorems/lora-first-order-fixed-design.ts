import { by, limitOf, limitWithin, onEverySample, quantity, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { truncationDerivative } from './facts/truncation-derivative.ts';
import { drawnSmallNoiseOnDesign } from './setting/derivation-of-small-noise.ts';
import {
  dx,
  dy,
  fixedDesignTrace,
  lowRankSpectrum,
  n,
  r,
  smallNoiseBiasOnDesign,
  traceInRowSpace,
  trainedRiskPerNoiseOnDesign,
} from './setting.ts';

/**
 * Trained LoRA on a given design as the noise vanishes. It is the Cramér–Rao bound for matrices of rank r: in the tangent
 * space the information is G for each of r outputs and P G Pᵀ for each of the others.
 */
export const loraFirstOrderFixedDesign = theorem({
  id: 'lora-first-order-fixed-design',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement:
    'For any X of rank dx and rank Delta = r, E R/sigma² given X tends to r tr G⁻¹ + (dy − r) tr (P G Pᵀ)⁻¹, G = XXᵀ.',
  parameters: { n, dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'n >= dx, r <= min(dx, dy)',
  sampleWhen: 'n >= dx + 2',
  quantities: {
    T: quantity('tr G⁻¹ of the design', fixedDesignTrace),
    TP: quantity('tr (P G Pᵀ)⁻¹, P an orthonormal basis of the row space of Delta', traceInRowSpace),
  },
  claim: limitOf(trainedRiskPerNoiseOnDesign, { as: 'sigma -> 0', bias: smallNoiseBiasOnDesign }).equals(
    'r*T + (dy-r)*TP',
  ),
  derivation: {
    from: 'R',
    symbols: {
      R: 'excess risk ‖Â − A_*‖² over sigma², at a small sigma',
      bound: 'the remainder of the truncated SVD at that sigma, ‖D̂ − Delta‖/sigma against √L',
      L: '‖(E − (I − UUᵀ)E(I − H))X⁺‖², Delta = U D P, H the projection on the rows of PX, E of variance 1',
      V: '‖UᵀE X⁺‖²',
      W: '‖(I − UUᵀ)E(PX)⁺‖²',
    },
    drawn: drawnSmallNoiseOnDesign,
    steps: [
      step('L', limitWithin('sigma -> 0', 'bound', [truncationDerivative])),
      step('V + W', onEverySample('the columns of U are orthogonal to the others, and H X⁺ = (PX)⁺P')),
      step('r*T + W', by(noiseGivenDesign, 'V', { dy: 'r', sigma: '1', trace: 'T' })),
      // In all the other outputs together, of which there are none for r = dy.
      step(
        'r*T + (dy-r)*TP',
        by(noiseGivenDesign, 'W', { dy: '1', dx: 'r', sigma: 'sqrt(dy-r)', trace: 'TP' }),
      ),
    ],
  },
});
