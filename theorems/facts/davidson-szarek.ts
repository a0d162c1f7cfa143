import { atMost, inTheMean, onEverySample, probabilityOf, theorem } from '../../src/index.ts';
import { drawnLargeNorm } from '../setting/derivation-of-gaussian-norms.ts';
import { gaussianNormExceeds, p, q, t } from '../setting.ts';
import { gaussianOperatorNorm } from './gaussian-operator-norm.ts';

/** The operator norm of noise hardly ever exceeds the bound on its mean. */
export const davidsonSzarek = theorem({
  id: 'davidson-szarek',
  cites: 'Davidson and Szarek 2001, Theorem II.13, which has exp(−t²/2) for this one side',
  statement: 'P(‖Z‖_op ≥ √p + √q + t) ≤ 2 exp(−t²/2) for a p × q standard normal Z.',
  parameters: { p, q, t },
  holdsWhen: 't >= 0',
  // Below √(2 ln 2) = 1.18 the bound exceeds 1; far above, it is too small for any number of draws to come near it.
  sampleWhen: 'p >= 16, q >= 16, t >= 5/4, t <= 3',
  claim: probabilityOf(gaussianNormExceeds(1)).atMost('2*exp(-t^2/2)'),
  standsOn: [gaussianOperatorNorm],
  derivation: {
    from: 'I',
    symbols: { I: '1 where ‖Z‖_op ≥ √p + √q + t, and 0 elsewhere', N: '‖Z‖_op' },
    drawn: drawnLargeNorm,
    steps: [
      atMost('exp(t*(N - sqrt(p) - sqrt(q) - t))', onEverySample('exp x ≥ 1 for x ≥ 0, and exp x > 0')),
      atMost(
        'exp(-t^2/2)',
        // Boucheron, Lugosi and Massart 2013, Theorem 5.5: E exp(t(N − E N)) ≤ exp(t²/2), as ‖·‖_op is 1-Lipschitz.
        inTheMean('‖Z‖_op is 1-Lipschitz in Z, and its mean is at most √p + √q', [gaussianOperatorNorm]),
      ),
      atMost('2*exp(-t^2/2)', onEverySample('exp is positive')),
    ],
  },
});
