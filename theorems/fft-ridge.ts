import { algebra, argmin, inTheMean, step, theorem } from '../src/index.ts';
import { noiseGivenDesign } from './facts/noise-given-design.ts';
import { drawnTwoPenalties } from './setting/derivation-of-regularised.ts';
import { dx, dy, n, ridgeAgainstPenalty, shiftEnergy, sigma } from './setting.ts';

/**
 * Ridge regression towards A_0. With U diag(l) Uᵀ = XXᵀ and U Haar, independent of l, the mean risk is a sum over the
 * eigenvalues, null ones included, and each term is least at the same penalty: the excess over it is a square.
 */
export const fftRidge = theorem({
  id: 'fft-ridge',
  cites: 'arXiv:2605.19018, full fine-tuning; Dobriban & Wager 2018 for the limit of large dimensions',
  statement: 'The best penalty, fixed in advance, is dy dx sigma²/‖Delta‖² for every n and dx.',
  parameters: { n, dx, dy, sigma, F2: shiftEnergy },
  // Where λ* is far below or far above the eigenvalues, the risks at 0.8 λ* and λ* cannot be told apart.
  sampleWhen: 'dx >= 2, dy >= 2, sigma >= 1/2, sigma <= 2, F2 >= 1/4, F2 <= 4',
  where: { best: 'dy*dx*sigma^2/F2' },
  claim: argmin({
    over: 'lambda',
    at: 'dy*dx*sigma^2/F2',
    objective: '(lambda^2*F2/dx + dy*sigma^2*l)/(l + lambda)^2',
    summedOver: 'l',
    factor: 'F2/dx*l/((l + lambda)^2*(l + dy*dx*sigma^2/F2))',
    worseAt: [0.5, 0.8, 1.25, 2],
    difference: ridgeAgainstPenalty,
  }),
  standsOn: [noiseGivenDesign],
  derivation: {
    from: '(R - Q)/dx',
    symbols: {
      lambda: 'a penalty, fixed in advance',
      l: 'an eigenvalue of XXᵀ, picked at random from all dx',
      R: 'excess risk at lambda',
      Q: 'excess risk at the best penalty λ*',
      B: '‖λ Delta(XXᵀ + λI)⁻¹‖² at lambda',
      C: '‖λ Delta(XXᵀ + λI)⁻¹‖² at λ*',
      V: '‖E Xᵀ(XXᵀ + λI)⁻¹‖² at lambda',
      W: '‖E Xᵀ(XXᵀ + λI)⁻¹‖² at λ*',
      L: 'tr λ²(XXᵀ + λI)⁻² at lambda',
      M: 'tr λ²(XXᵀ + λI)⁻² at λ*',
    },
    drawn: drawnTwoPenalties,
    steps: [
      step('(B - C + V - W)/dx', inTheMean('the noise has mean 0 and is independent of X')),
      step(
        '(F2/dx*(L - M) + V - W)/dx',
        inTheMean('the eigenvectors of XXᵀ are Haar, independent of its eigenvalues'),
      ),
      step(
        '(lambda^2*F2/dx + dy*sigma^2*l)/(l + lambda)^2 - (best^2*F2/dx + dy*sigma^2*l)/(l + best)^2',
        inTheMean('L, M, V and W are sums over the eigenvalues, with E EᵀE = sigma² dy I', [
          noiseGivenDesign,
        ]),
      ),
      step('F2/dx*l/((l + lambda)^2*(l + best))*(lambda - best)^2', algebra),
    ],
  },
});
