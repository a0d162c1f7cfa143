import { chiSquareCdf, lawOf, theorem } from '../../src/index.ts';
import { dx, inverseOfInverseGramDiagonal, n } from '../setting.ts';

/** The Schur complement of a Wishart matrix: a law, not a mean. */
export const inverseWishartDiagonal = theorem({
  id: 'inverse-wishart-diagonal',
  cites: 'Muirhead 1982, Aspects of Multivariate Statistical Theory, Theorem 3.2.12',
  statement: '1/((XXᵀ)⁻¹)₁₁ has the χ² law with n − dx + 1 degrees of freedom.',
  parameters: { n, dx },
  holdsWhen: 'n >= dx',
  claim: lawOf(inverseOfInverseGramDiagonal).is(
    'χ² with n − dx + 1 degrees',
    (values) => (x) => chiSquareCdf(x, values.n - values.dx + 1),
  ),
});
