import { limitWithin, onEverySample, pathwiseIdentity, step, theorem } from '../../src/index.ts';
import { drawnTruncation } from '../setting/derivation-of-truncation.ts';
import { derivativeOfTruncation, dx, dy, lowRankSpectrum, r, truncationAgainst } from '../setting.ts';

/** The derivative of the truncated SVD at a matrix of its own rank: all but what misses both singular spaces. */
export const truncationDerivative = theorem({
  id: 'truncation-derivative',
  cites: 'perturbation theory of singular subspaces; the remainder is bounded at lora-small-noise',
  statement:
    'For S = U D Vᵀ of rank r, (SVD_r(S + tZ) − S)/t tends to Z − (I − UUᵀ)Z(I − VVᵀ) as t → 0, for every Z.',
  parameters: { dx, dy, r, s: lowRankSpectrum },
  holdsWhen: 'r <= min(dx, dy)',
  claim: pathwiseIdentity(
    '(SVD_r(S + tZ) − S)/t = Z − (I − UUᵀ)Z(I − VVᵀ), to within 8t‖Z‖²/s_r',
    truncationAgainst(derivativeOfTruncation),
  ),
  // Component by component: along any Y.
  derivation: {
    from: 'D',
    symbols: {
      D: '⟨Y, (SVD_r(S + tZ) − S)/t⟩',
      Z: '⟨Y, Z⟩',
      O: '⟨Y, P(S + tZ)Q⟩/t, P and Q the projections on the complements of the singular spaces of SVD_r(S + tZ)',
      W: '⟨Y, (I − UUᵀ)Z(I − VVᵀ)⟩',
      B: '8t‖Z‖²/s_r',
    },
    drawn: drawnTruncation,
    steps: [
      step('Z - O', onEverySample('truncation leaves out what misses both of its singular spaces')),
      step('Z - W', limitWithin('t -> 0', 'B')),
    ],
  },
});
