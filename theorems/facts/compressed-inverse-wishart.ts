import { by, inTheMean, meanOf, step, theorem } from '../../src/index.ts';
import { fftRiskVariance } from '../fft-risk-variance.ts';
import { drawnCompressedGram } from '../setting/derivation-of-designs.ts';
import { compressedTraceDraw, compressedTraceOfInverseGram, dx, n, r } from '../setting.ts';
import { inverseWishartDiagonal } from './inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './inverse-wishart-trace.ts';

/** A Gaussian design seen through r orthonormal directions is a Gaussian design in dimension r. */
export const compressedInverseWishart = theorem({
  id: 'compressed-inverse-wishart',
  cites: 'von Rosen 1988; AX has independent standard normal entries for A with orthonormal rows',
  statement: 'The mean of tr (A XXᵀ Aᵀ)⁻¹ is r/(n − r − 1), whatever dx is.',
  parameters: { n, dx, r },
  holdsWhen: 'n > r + 1, r <= dx',
  sampleWhen: 'n >= r + 4',
  where: { q: '(n-r)*(n-r-1)*(n-r-3)', TT: 'r*((n-r-2)*r + 2)/q' },
  claim: meanOf(compressedTraceOfInverseGram).equals('r/(n-r-1)'),
  variance: { formula: 'TT - (r/(n-r-1))^2', by: fftRiskVariance.id },
  conditioned: {
    sampler: compressedTraceDraw,
    given: [inverseWishartDiagonal],
    variance: { formula: 'TT - (r/(n-r-1))^2', by: fftRiskVariance.id },
  },
  derivation: {
    from: 'C',
    symbols: { C: 'tr (A XXᵀ Aᵀ)⁻¹', T: 'tr (WWᵀ)⁻¹ of an r × n standard normal matrix W' },
    drawn: drawnCompressedGram,
    steps: [
      step('T', inTheMean('AX has the law of W, since the rows of A are orthonormal')),
      step('r/(n-r-1)', by(inverseWishartTrace, 'T', { dx: 'r' })),
    ],
  },
});
