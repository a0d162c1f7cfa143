import { chiSquareCdf, inTheMean, lawOf, onEverySample, step, theorem } from '../../src/index.ts';
import { drawnSchurComplement } from '../setting/derivation-of-designs.ts';
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
  // A law is known by its Laplace transform.
  derivation: {
    from: 'exp(-u*D)',
    symbols: {
      u: 'any positive number',
      D: '1/((XXᵀ)⁻¹)₁₁',
      P: 'squared distance of the first row of X from the span of the others',
      Q: 'sum of squares of n − dx + 1 coordinates of that row, in a basis orthogonal to the others',
    },
    drawn: drawnSchurComplement,
    steps: [
      step('exp(-u*P)', onEverySample('1/((XXᵀ)⁻¹)₁₁ is the Schur complement of the other rows')),
      step('exp(-u*Q)', onEverySample('the basis spans what is orthogonal to the other rows')),
      step(
        'exp(-(n-dx+1)/2*log(1 + 2*u))',
        inTheMean('the basis is independent of the first row, so that the coordinates are standard normal'),
      ),
    ],
  },
});
