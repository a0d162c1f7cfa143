import { algebra, atMost, inTheMean, meanOf, step, theorem } from '../../src/index.ts';
import { drawnGaussianNorms } from '../setting/derivation-of-gaussian-norms.ts';
import { p, q, squaredGaussianNorm } from '../setting.ts';
import { gaussianOperatorNorm } from './gaussian-operator-norm.ts';

/** From the mean of the norm and its variance, which is at most 1. */
export const gaussianOperatorNormSquared = theorem({
  id: 'gaussian-operator-norm-squared',
  cites: 'Davidson and Szarek 2001, Theorem II.13, with the Gaussian Poincaré inequality',
  statement: 'The mean of ‖Z‖²_op is at most (√p + √q)² + 1 for a p × q standard normal Z.',
  parameters: { p, q },
  // The bound is attained as both sides grow.
  sampleWhen: 'p >= 16, q >= 16',
  claim: meanOf(squaredGaussianNorm).atMost('(sqrt(p) + sqrt(q))^2 + 1'),
  // Gaussian Poincaré: the gradient of ‖Z‖² has norm 2‖Z‖, so Var ≤ 4 E‖Z‖² ≤ 4 E‖Z‖_F²; not by the bound under test.
  variance: { formula: '4*p*q', by: null },
  standsOn: [gaussianOperatorNorm],
  derivation: {
    from: 'N^2',
    symbols: { N: '‖Z‖_op', M: '‖Z′‖_op of an independent copy Z′' },
    drawn: drawnGaussianNorms,
    steps: [
      step('(N^2 + M^2)/2', inTheMean('Z and Z′ have the same law')),
      step('N*M + (N - M)^2/2', algebra),
      atMost('N*M + 1', inTheMean('Var ‖Z‖_op ≤ 1 by the Gaussian Poincaré inequality')),
      atMost(
        '(sqrt(p) + sqrt(q))^2 + 1',
        inTheMean('Z and Z′ are independent, so that E NM = (E N)²', [gaussianOperatorNorm]),
      ),
    ],
  },
});
