/** Trained LoRA from the Wishart law of what it depends on, against the simulated X and E and the fit. */
import { expect, test } from 'vitest';
import { randomStream } from '../../../src/index.ts';
import { remainderFromWishart, simulatedRemainder } from '../../../theorems/setting/lora-large-sample.ts';
import { crossingFromWishart, crossingOfFits } from '../../../theorems/setting/regimes-large-sample.ts';
import { compareLaws } from '../../models/matrices.ts';

const fixed = randomStream('trained in law', 'fixed');
/** Samples of one law are told apart with probability 1e-7 at most, in either test. */
const comparing = { draws: 4000, falseAlarm: 1e-7 };

test('n(R − T_r) less its leading form', () => {
  const task = { dx: 5, dy: 4, r: 2, sigma: 0.8, s: [3, 2, 0.5] };
  const simulated = simulatedRemainder(task, fixed)(24);
  const options = { ...comparing, purpose: 'remainder' };
  const { distance, allowed } = compareLaws(remainderFromWishart(task)(24), simulated, options);
  expect(distance).toBeLessThan(allowed);
  const louder = remainderFromWishart({ ...task, sigma: 1.5 * task.sigma })(24);
  expect(compareLaws(louder, simulated, options).distance).toBeGreaterThan(allowed);
});

test('where trained LoRA and full fine-tuning cross', () => {
  const task = { dx: 4, dy: 3, r: 1, sigma: 0.6, s: [1], t: 1 };
  const fits = crossingOfFits(1).sampler(task, fixed);
  const options = { ...comparing, purpose: 'crossing' };
  const { distance, allowed } = compareLaws(crossingFromWishart(1).sampler(task, fixed), fits, options);
  expect(distance).toBeLessThan(allowed);
  const later = crossingFromWishart(1).sampler({ ...task, t: 2 }, fixed);
  expect(compareLaws(later, fits, options).distance).toBeGreaterThan(allowed);
});
