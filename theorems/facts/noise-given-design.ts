import { inTheMean, meanOf, onEverySample, quantity, step, theorem } from '../../src/index.ts';
import { drawnNoiseOnDesign } from '../setting/derivation-of-designs.ts';
import { dx, dy, fittedNoise, fixedDesignTrace, fixedDesignTraceOfSquare, n, sigma } from '../setting.ts';

/** What noise costs least squares on a given design. */
export const noiseGivenDesign = theorem({
  id: 'noise-given-design',
  cites: 'arXiv:2605.19018, setting; E is independent of X',
  statement: 'Given a design X, the mean of ‖E X⁺‖² is sigma² dy tr (XXᵀ)⁻¹.',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n >= dx',
  quantities: {
    trace: quantity('tr (XXᵀ)⁻¹ of the design', fixedDesignTrace),
    trace2: quantity('tr (XXᵀ)⁻² of the design', fixedDesignTraceOfSquare),
  },
  claim: meanOf(fittedNoise).equals('sigma^2*dy*trace'),
  // A weighted sum of χ² variables with dy degrees each.
  variance: { formula: '2*sigma^4*dy*trace2', by: null },
  holdsFor: ['every design', 'student-noise', 'correlated-noise'],
  derivation: {
    from: 'V',
    symbols: { V: '‖E X⁺‖²', K: '⟨EᵀE, X⁺X⁺ᵀ⟩', P: '‖X⁺‖²' },
    drawn: drawnNoiseOnDesign,
    steps: [
      step('K', onEverySample('the squared norm is the trace of X⁺ᵀEᵀE X⁺')),
      step('sigma^2*dy*P', inTheMean('E EᵀE = sigma² dy I: the noise has mean 0 and is uncorrelated')),
      step('sigma^2*dy*trace', onEverySample('X⁺ᵀX⁺ = (XXᵀ)⁻¹, since X has full rank')),
    ],
  },
});
