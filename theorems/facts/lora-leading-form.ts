import { meanOf, quantity, theorem } from '../../src/index.ts';
import { distinctSpectrum, dx, dy, leadingForm, r, sigma, sumOverPairs } from '../setting.ts';

/** The control variate of lora-large-sample: the quadratic form of Z = E Xᵀ/√n and W = √n(XXᵀ/n − I) behind the limit. */
export const loraLeadingForm = theorem({
  id: 'lora-leading-form',
  cites: 'ours: the expansion of the rank-constrained fit in 1/√n',
  statement:
    'For every n the quadratic form that n (R − T_r) tends to has the mean sigma² r dx + Σ (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²).',
  parameters: { dx, dy, r, sigma, s: distinctSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  quantities: {
    S: quantity(
      'Σ_{i≤r<j≤dy} (s_i² s_j² + sigma²(s_i² + s_j²))/(s_i² − s_j²), s_j = 0 for j > p',
      sumOverPairs,
    ),
  },
  claim: meanOf(leadingForm).equals('sigma^2*r*dx + S'),
  costly: true,
});
