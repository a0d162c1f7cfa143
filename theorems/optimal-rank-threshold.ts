import {
  type AsymptoticMean,
  algebra,
  asymptotic,
  definition,
  natural,
  onEverySample,
  positive,
  step,
  theorem,
} from '../src/index.ts';
import { loraSpikedRisk } from './lora-spiked-risk.ts';
import { limitsOfDirection } from './setting/derivation-of-rank-threshold.ts';
import {
  keptMinusDropped,
  keptMinusDroppedGivenDesign,
  type Larger,
  n,
  type OneDirection,
  sigma,
} from './setting.ts';

const boundary = '(1 + beta + sqrt(beta^2 + 14*beta + 1))/2';
const sides = [
  { side: 'below', multiple: '3/4', sign: 1, greaterRisk: '1 + beta + 3*beta/x2' },
  { side: 'above', multiple: '4/3', sign: -1, greaterRisk: 'x2' },
] as const;
/** The difference of the risks, in units of sigma² q/n, well below the threshold and well above it. */
const onBothSides = (road: string, larger: Larger, of: AsymptoticMean<OneDirection>['of'], coarse: boolean) =>
  sides.map(({ greaterRisk, multiple, side, sign }) => ({
    road: `${road} ${side}, ${larger} larger`,
    of,
    at: { symbol: 'x2', equals: `${multiple}*${boundary}` },
    equals: '1 + beta + 3*beta/x2 - x2',
    relativeTo: greaterRisk,
    sign,
    coarse,
  }));

/** How strong a direction must be for it to be worth fitting. */
export const optimalRankThreshold = theorem({
  id: 'optimal-rank-threshold',
  cites: 'arXiv:2605.19018, LoRA with both factors trained; Gavish & Donoho 2014 for 4/√3',
  statement: 'Keeping a direction lowers the asymptotic risk iff x² > ((1 + β) + √(β² + 14β + 1))/2.',
  parameters: {
    n,
    p: natural('smaller of dx and dy'),
    q: natural('larger of dx and dy'),
    sigma,
    x2: positive('strength of the direction, s² n/(sigma² q)'),
  },
  holdsWhen: 'p <= q, q <= n',
  sampleWhen: 'p >= 4, q <= 6, n <= q + 4',
  where: { beta: 'p/q' },
  claim: asymptotic<OneDirection>({
    sizes: [1, 2, 4, 8],
    means: [
      ...onBothSides('plain', 'dx', keptMinusDropped('dx'), true),
      ...onBothSides('conditioned', 'dx', keptMinusDroppedGivenDesign('dx'), false),
      ...onBothSides('conditioned', 'dy', keptMinusDroppedGivenDesign('dy'), true),
    ],
    exact: {
      methods: ['leaving the direction alone', 'keeping it'],
      risks: ['x2', '1 + beta + 3*beta/x2'],
      symbol: 'x2',
      boundary,
      factor: `1 + 3*beta/(x2*${boundary})`,
      // The square of the observed singular value, over sigma² q: (4/√3)² at β = 1.
      solved: [{ of: '(x2 + 1)*(x2 + beta)/x2', equals: '16/3', at: { p: 'q' } }],
    },
  }),
  derivation: {
    // ‖Delta‖² less ‖D̂ − Delta‖², in units of sigma² q/n, where D̂ is the one direction that is observed.
    from: 'x2 - (y2 - 2*w + x2)',
    symbols: {
      y2: '‖D̂‖², the square of the observed singular value, in the limit',
      w: '⟨D̂, Delta⟩ = y u v x, u and v the cosines between the singular vectors, in the limit',
    },
    drawn: limitsOfDirection,
    steps: [
      step('x2 - ((x2+1)*(x2+beta)/x2 - 2*w + x2)', definition('y2', '(x2+1)*(x2+beta)/x2')),
      step(
        'x2 - ((x2+1)*(x2+beta)/x2 - 2*(x2^2-beta)/x2 + x2)',
        onEverySample('y²u²v²x² = (x⁴ − β)²/x⁴ with the cosines of lora-spiked-risk', [loraSpikedRisk]),
      ),
      step('x2 - (1 + beta + 3*beta/x2)', algebra),
      step(`(1 + 3*beta/(x2*${boundary}))*(x2 - ${boundary})`, algebra),
    ],
  },
});
