import { inTheMean, meanOf, onEverySample, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnPairOfRisks } from './setting/derivation-of-variances.ts';
import { designVariance, dx, dy, fullFineTuningVariance, n, sigma } from './setting.ts';

/**
 * The variance of the overdetermined FFT risk: what the mean test of fft-overdetermined needs. A sample variance has
 * a variance only where the risk has four moments, and a pilot of that needs eight: hence the sampling domain.
 */
export const fftRiskVariance = theorem({
  id: 'fft-risk-variance',
  cites:
    'arXiv:2605.19018, overdetermined setting; von Rosen 1988 for the moments of the inverse Wishart law',
  statement: 'Var R = sigma⁴ (2 dy E tr G⁻² + dy² Var tr G⁻¹) with G = XXᵀ.',
  parameters: { n, dx, dy, sigma },
  holdsWhen: 'n > dx + 3',
  sampleWhen: 'n >= dx + 20',
  where: {
    q: '(n-dx)*(n-dx-1)*(n-dx-3)',
    T2: 'dx*(n-1)/q',
    TT: 'dx*((n-dx-2)*dx + 2)/q',
    k: '(dx*(n-dx-2) + 2)/((n-dx)*(n-dx-3))',
  },
  claim: meanOf(fullFineTuningVariance).equals('sigma^4*(2*dy*T2 + dy^2*(TT - (dx/(n-dx-1))^2))'),
  conditioned: { sampler: designVariance, given: [noiseGivenDesign] },
  derivation: {
    from: '(R - Q)^2/2',
    symbols: {
      R: 'excess risk ‖Â − A_*‖²',
      Q: 'excess risk on an independent data set',
      V: '‖E X⁺‖²',
      W: '‖E X⁺‖² of the other data set',
      T: 'tr G⁻¹',
      U: 'tr G⁻¹ of the other data set',
      A: 'tr G⁻²',
    },
    drawn: drawnPairOfRisks,
    steps: [
      step('(V - W)^2/2', onEverySample('Â − A_* = E X⁺, since X has full rank')),
      step(
        '2*sigma^4*dy*A + sigma^4*dy^2*(T - U)^2/2',
        inTheMean('given X the risk is a weighted sum of dy χ² variables', [noiseGivenDesign]),
      ),
      step('2*sigma^4*dy*A + sigma^4*dy^2*(T^2 - T*U)', inTheMean('T and U have the same law')),
      step(
        '2*sigma^4*dy*(T + T^2)/(n-dx-2) + sigma^4*dy^2*(T^2 - T*U)',
        inTheMean('E⟨X, G⁻²X⟩ = E div G⁻²X by parts: E T = (n − dx − 2) E A − E T²'),
      ),
      step(
        '(2*sigma^4*dy/(n-dx-2)*(1 + k) + sigma^4*dy^2*k)*T - sigma^4*dy^2*T*U',
        inTheMean('E⟨X, T G⁻¹X⟩ = E div T G⁻¹X by parts: dx E T = (n − dx − 1) E T² − 2 E A'),
      ),
      step(
        'sigma^4*(2*dy*T2 + dy^2*(TT - (dx/(n-dx-1))^2))',
        inTheMean('E⟨X, G⁻¹X⟩ = E div G⁻¹X by parts: dx = (n − dx − 1) E T; T and U are independent'),
      ),
    ],
  },
});
