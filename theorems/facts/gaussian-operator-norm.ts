import { atMost, inTheMean, meanOf, theorem } from '../../src/index.ts';
import { drawnGaussianNorms } from '../setting/derivation-of-gaussian-norms.ts';
import { gaussianNorm, p, q } from '../setting.ts';

/** How large noise is in its worst direction. */
export const gaussianOperatorNorm = theorem({
  id: 'gaussian-operator-norm',
  cites: 'Davidson and Szarek 2001, Theorem II.13; Gordon 1985',
  statement: 'The mean of ‖Z‖_op is at most √p + √q for a p × q standard normal Z.',
  parameters: { p, q },
  // The bound is attained as both sides grow.
  sampleWhen: 'p >= 16, q >= 16',
  claim: meanOf(gaussianNorm).atMost('sqrt(p) + sqrt(q)'),
  // Gaussian Poincaré inequality (Boucheron, Lugosi and Massart 2013, Theorem 3.20): ‖·‖_op is 1-Lipschitz.
  variance: { formula: '1', by: null },
  derivation: {
    from: 'N',
    symbols: {
      N: '‖Z‖_op',
      G: 'length of a standard normal vector with p entries',
      H: 'length of one with q entries',
    },
    drawn: drawnGaussianNorms,
    steps: [
      atMost('G + H', inTheMean('Gordon 1985 compares uᵀZv with uᵀg + vᵀh, over all unit vectors u and v')),
      atMost('sqrt(p) + sqrt(q)', inTheMean('(E‖g‖)² ≤ E‖g‖² = p by Jensen, and the same for h')),
    ],
  },
});
