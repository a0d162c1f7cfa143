import { inTheMean, meanOf, step, theorem } from '../../src/index.ts';
import { fftRiskVariance } from '../fft-risk-variance.ts';
import { drawnInverseGram } from '../setting/derivation-of-designs.ts';
import { dx, inverseWishartTraceDraw, n, traceOfInverseGram } from '../setting.ts';
import { inverseWishartDiagonal } from './inverse-wishart-diagonal.ts';

/** The mean trace of an inverse Wishart matrix. Its variance is that of the FFT risk's design part. */
export const inverseWishartTrace = theorem({
  id: 'inverse-wishart-trace',
  cites: 'von Rosen 1988, Moments for the inverted Wishart distribution',
  statement: 'The mean of tr (XXᵀ)⁻¹ is dx/(n − dx − 1).',
  parameters: { n, dx },
  holdsWhen: 'n > dx + 1',
  sampleWhen: 'n >= dx + 4',
  where: { q: '(n-dx)*(n-dx-1)*(n-dx-3)', TT: 'dx*((n-dx-2)*dx + 2)/q' },
  claim: meanOf(traceOfInverseGram).equals('dx/(n-dx-1)'),
  variance: { formula: 'TT - (dx/(n-dx-1))^2', by: fftRiskVariance.id },
  conditioned: {
    sampler: inverseWishartTraceDraw,
    given: [inverseWishartDiagonal],
    variance: { formula: 'TT - (dx/(n-dx-1))^2', by: fftRiskVariance.id },
  },
  derivation: {
    from: 'T',
    symbols: { T: 'tr (XXᵀ)⁻¹', H: '((XXᵀ)⁻¹)₁₁' },
    drawn: drawnInverseGram,
    steps: [
      step('dx*H', inTheMean('the rows of X are exchangeable')),
      step('dx/(n-dx-1)', inTheMean('1/χ²_k has the mean 1/(k − 2)', [inverseWishartDiagonal])),
    ],
  },
});
