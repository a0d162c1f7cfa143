import { by, meanOf, step, theorem } from '../../src/index.ts';
import { fftRiskVariance } from '../fft-risk-variance.ts';
import { drawnInverseGram } from '../setting/derivation-of-designs.ts';
import { dx, inverseWishartTraceDualDraw, n, traceOfInverseDualGram } from '../setting.ts';
import { inverseWishartDiagonal } from './inverse-wishart-diagonal.ts';
import { inverseWishartTrace } from './inverse-wishart-trace.ts';

/** The dual of inverse-wishart-trace: fewer samples than dimensions. */
export const inverseWishartTraceDual = theorem({
  id: 'inverse-wishart-trace-dual',
  cites: 'von Rosen 1988, Moments for the inverted Wishart distribution',
  statement: 'The mean of tr (XᵀX)⁻¹ is n/(dx − n − 1).',
  parameters: { n, dx },
  holdsWhen: 'dx > n + 1',
  sampleWhen: 'dx >= n + 4',
  where: { q: '(dx-n)*(dx-n-1)*(dx-n-3)', TT: 'n*((dx-n-2)*n + 2)/q' },
  claim: meanOf(traceOfInverseDualGram).equals('n/(dx-n-1)'),
  variance: { formula: 'TT - (n/(dx-n-1))^2', by: fftRiskVariance.id },
  conditioned: {
    sampler: inverseWishartTraceDualDraw,
    given: [inverseWishartDiagonal],
    variance: { formula: 'TT - (n/(dx-n-1))^2', by: fftRiskVariance.id },
  },
  derivation: {
    from: 'T',
    symbols: { T: 'tr (XᵀX)⁻¹, the trace of (WWᵀ)⁻¹ for the n × dx standard normal matrix W = Xᵀ' },
    drawn: drawnInverseGram,
    steps: [step('n/(dx-n-1)', by(inverseWishartTrace, 'T', { n: 'dx', dx: 'n' }))],
  },
});
