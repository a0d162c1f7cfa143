import { inTheMean, meanOf, onEverySample, quantity, step, theorem } from '../../src/index.ts';
import { drawnLeadingForm } from '../setting/derivation-of-leading-form.ts';
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
  derivation: {
    from: 'Q',
    symbols: {
      Q: 'the quadratic form',
      K: 'Σ h_ij² over i, j ≤ r, with H = Z + (Delta − Delta_r)W in the singular bases of Delta',
      P: 'Σ (h_ij² + h_ji²)/(1 − t²) over i ≤ r < j, with t = s_j/s_i',
      C: 'Σ 2t h_ij h_ji/(1 − t²) over i ≤ r < j',
      M: 'P with the variances sigma² and sigma² + s_j² of h_ij and h_ji in the place of their squares',
    },
    drawn: drawnLeadingForm,
    steps: [
      step('K + P + C', onEverySample('the form written out in its r² + r(dx + dy − 2r) entries')),
      step('K + P', inTheMean('h_ij and h_ji are uncorrelated')),
      step('sigma^2*r^2 + P', inTheMean('the first r rows of H are those of Z, with variance sigma²')),
      step('sigma^2*r^2 + M', inTheMean('Z and W are uncorrelated, with variances sigma² and 1')),
      step('sigma^2*r*dx + S', onEverySample('a pair with s_j = 0 adds sigma² for each of its entries')),
    ],
  },
});
