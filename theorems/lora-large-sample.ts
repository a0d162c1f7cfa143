import {
  by,
  extrapolatedLimitOf,
  limitWithin,
  onEverySample,
  quantity,
  step,
  theorem,
} from '../src/index.ts';
import { loraLeadingForm } from './facts/lora-leading-form.ts';
import { drawnLargeSample } from './setting/derivation-of-large-sample.ts';
import {
  distinctSpectrum,
  dx,
  dy,
  excessOverFloor,
  excessOverFloorFromWishart,
  r,
  sigma,
  sumOverPairs,
} from './setting.ts';

/**
 * Trained LoRA of any rank on many samples: what it costs beyond the tail energy, at order 1/n. At a misspecified rank the
 * tail acts as further noise, amplified by small gaps; at the rank of the shift it is sigma² r (dx + dy − r).
 */
export const loraLargeSample = theorem({
  id: 'lora-large-sample',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; the expansion is ours',
  statement:
    'For s_r > s_{r+1}, n (E R − T_r) tends to sigma² r dx + Σ (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²) as n → ∞.',
  parameters: { dx, dy, r, sigma, s: distinctSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  sampleWhen: 'dx <= 5, dy <= 5, sigma <= 1/2',
  quantities: {
    S: quantity(
      'Σ_{i≤r<j≤dy} (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²), s_j = 0 for j > p',
      sumOverPairs,
    ),
  },
  claim: extrapolatedLimitOf(excessOverFloor, {
    as: 'n -> infinity',
    orders: [1, 2],
    conditioned: { sampler: excessOverFloorFromWishart, given: [loraLeadingForm] },
  }).equals('sigma^2*r*dx + S'),
  derivation: {
    from: 'R - K',
    symbols: {
      R: 'm times the excess risk ‖Â − A_*‖², m samples',
      K: 'm T_r',
      N1: '(‖D̂ − Delta‖² − T_r)/ε², ε = 1/√m, D̂ the fit for XXᵀ/m = I + εW and E Xᵀ/m = εZ',
      boundN: 'how far N1 moves as ε is halved, with the same W and Z',
      Q: '‖H₁₁‖² + Σ_{i≤r<j} (h_ij² + h_ji² + 2(s_j/s_i)h_ij h_ji)/(1 − (s_j/s_i)²), H = Z + (Delta − Delta_r)W',
    },
    drawn: drawnLargeSample,
    steps: [
      step('N1', onEverySample('the fit depends on the data through XXᵀ and E Xᵀ')),
      step('Q', limitWithin('m -> infinity', 'boundN')),
      step('sigma^2*r*dx + S', by(loraLeadingForm, 'Q')),
    ],
  },
});
