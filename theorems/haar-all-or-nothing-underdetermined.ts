import { algebra, identity, inTheMean, natural, step, theorem } from '../src/index.ts';
import { loraFrozenAHaar } from './lora-frozen-a-haar.ts';
import { loraFrozenAHaarInterpolating } from './lora-frozen-a-haar-interpolating.ts';
import { drawnNextHaarDirection } from './setting/derivation-of-regimes.ts';
import * as setting from './setting.ts';

const { n, dx, dy, sigma, shiftEnergy: F2 } = setting;
const parameters = { n, dx, dy, r: natural('LoRA rank', { least: 0 }), sigma, F2 };
const symbols = { D: 'excess risk at rank r less that at rank r + 1, A Haar' };
const cites = 'arXiv:2605.19018, LoRA with a frozen factor drawn at random';
const risk = (r: string) => `((1-(${r})/dx)*F2*(n-1) + dy*sigma^2*(${r}))/(n-(${r})-1)`;
const interpolating = (r: string) => `(1-n/dx)*F2 + (dy*sigma^2 + (1-(${r})/dx)*F2)*n/((${r})-n-1)`;

/** With fewer samples every rank below n − 1 is worse than doing nothing … */
export const haarAllOrNothingUnderdetermined = theorem({
  id: 'haar-all-or-nothing-underdetermined',
  cites,
  statement: 'For n ≤ dx + 1 and a Haar A, rank r + 1 is worse than rank r for every r < n − 2.',
  parameters,
  holdsWhen: 'n <= dx + 1, r < n - 2',
  sampleWhen: 'n >= r + 14, dx <= 40',
  claim: identity({
    left: `${risk('r+1')} - ${risk('r')}`,
    right: '(n-1)*(dy*sigma^2*dx + F2*(dx+1-n))/(dx*(n-r-1)*(n-r-2))',
    positive: true,
    gap: { of: setting.riskAddedByHaarDirection, bias: () => 0, relativeTo: risk('r') },
  }),
  standsOn: [loraFrozenAHaar],
  costly: true,
  derivation: {
    from: '-D',
    symbols,
    drawn: drawnNextHaarDirection,
    steps: [
      step(
        `${risk('r+1')} - ${risk('r')}`,
        inTheMean('each rank has the risk of a Haar A; rank 0 is A_0', [loraFrozenAHaar]),
      ),
      step('(n-1)*(dy*sigma^2*dx + F2*(dx+1-n))/(dx*(n-r-1)*(n-r-2))', algebra),
    ],
  },
});

/** … and where it interpolates, a larger rank is always better, so that dx is the best of them. */
export const haarAllOrNothingInterpolating = theorem({
  id: 'haar-all-or-nothing-interpolating',
  cites,
  statement: 'For a Haar A, rank r + 1 is better than rank r for every r > n + 1.',
  parameters,
  holdsWhen: 'r > n + 1, r < dx',
  sampleWhen: 'r >= n + 12, dx <= 40',
  claim: identity({
    left: `${interpolating('r')} - (${interpolating('r+1')})`,
    right: 'n*(dy*sigma^2 + F2*(dx-n-1)/dx)/((r-n-1)*(r-n))',
    positive: true,
    gap: { of: setting.riskWithoutNextHaarDirection, bias: () => 0, relativeTo: interpolating('r') },
  }),
  standsOn: [loraFrozenAHaarInterpolating],
  costly: true,
  derivation: {
    from: 'D',
    symbols,
    drawn: drawnNextHaarDirection,
    steps: [
      step(
        `${interpolating('r')} - (${interpolating('r+1')})`,
        inTheMean('each rank has the risk of a Haar A; rank dx is FFT', [loraFrozenAHaarInterpolating]),
      ),
      step('n*(dy*sigma^2 + F2*(dx-n-1)/dx)/((r-n-1)*(r-n))', algebra),
    ],
  },
});
