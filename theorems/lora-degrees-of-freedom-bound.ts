import { atLeast, limitWithin, onEverySample, pathwiseBound, step, theorem } from '../src/index.ts';
import { loraDegreesOfFreedom } from './lora-degrees-of-freedom.ts';
import { drawnDivergenceAtGaussian } from './setting/derivation-of-degrees-of-freedom.ts';
import { degreesOfFreedomOverParameters, divergenceAtRank, dx, dy, r } from './setting.ts';

/** The number of parameters of a matrix of rank r understates the degrees of freedom of the fit. */
export const loraDegreesOfFreedomBound = theorem({
  id: 'lora-degrees-of-freedom-bound',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'df ≥ r (dx + dy − r) at every Y, with equality where Y has rank r.',
  parameters: { dx, dy, r },
  holdsWhen: 'r <= min(dx, dy)',
  sampleWhen: 'dx <= 5, dy <= 5',
  claim: pathwiseBound('df ≥ r (dx + dy − r)', degreesOfFreedomOverParameters, divergenceAtRank),
  // Each pair y_k > y_l adds at least 1, where y_k = y_l + gap; with max(dx, dy) r + r (p − r) = r (dx + dy − r) that is the bound.
  certifies: [
    {
      formula: '((y+gap)^2 + y^2)/((y+gap)^2 - y^2) - 1',
      relation: '>=',
      symbols: { y: '>= 0', gap: '> 0' },
    },
  ],
  costly: true,
  derivation: {
    from: 'D',
    symbols: {
      D: 'divergence of SVD_r at Y, by central differences',
      bound: 'how far central differences are from it, at most',
      S: 'Σ_{k≤r<l≤p} (y_k² + y_l²)/(y_k² − y_l²)',
      q: 'larger of dx and dy',
    },
    drawn: drawnDivergenceAtGaussian,
    steps: [
      step('q*r + S', limitWithin('t -> 0', 'bound', [loraDegreesOfFreedom])),
      atLeast(
        'r*(dx + dy - r)',
        onEverySample('each of r(p − r) pairs adds 1 at least, and q + p − r = dx + dy − r'),
      ),
    ],
  },
});
