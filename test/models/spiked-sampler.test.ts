import { expect, test } from 'vitest';
import { loraTrained } from '../../src/models/estimators.ts';
import { haarOrthonormalRows } from '../../src/models/haar.ts';
import { referenceRoad } from '../../src/models/least-squares.ts';
import { type Matrix, scale, zeros } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { excessRiskOf } from '../../src/models/risk-samplers.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import { trainedRiskGivenDesign, trainedRiskOnOrthogonalDesign } from '../../src/models/spiked-sampler.ts';
import { compareLaws } from './matrices.ts';

const plain = (task: Parameters<typeof trainedRiskGivenDesign>[0], X?: ReturnType<typeof zeros>) => {
  const { dx, dy, r, s } = task;
  const downstream = shiftWithSpectrum(dy, dx, s, randomStream('shift'));
  const maps = { pretrained: zeros(dy, dx), downstream };
  const settings = {
    ...task,
    ...maps,
    ...(X && { drawDesign: (target: Matrix) => target.data.set(X.data) }),
  };
  return excessRiskOf((data) => loraTrained(data, r, { road: referenceRoad }), settings);
};

/** By the reference road, from X and E: any of the five below is refused with probability 5e-6 at most where it is right. */
const comparing = { draws: 1500, falseAlarm: 1e-6 };

test.each([
  { n: 20, dx: 6, dy: 7, r: 2, sigma: 1, s: [3, 2, 0.4] },
  { n: 24, dx: 6, dy: 4, r: 4, sigma: 0.5, s: [2] },
  { n: 6, dx: 20, dy: 7, r: 2, sigma: 1, s: [4, 2, 0.4] },
  { n: 5, dx: 16, dy: 6, r: 5, sigma: 0.5, s: [2, 2] },
])('n = $n, dx = $dx, r = $r: in law as simulate and fit', (task) => {
  const options = { ...comparing, purpose: `given design, n = ${task.n}` };
  const { distance, allowed } = compareLaws(trainedRiskGivenDesign(task), plain(task), options);
  expect(distance).toBeLessThan(allowed);
  // Two fifths more noise is seen.
  const wrong = trainedRiskGivenDesign({ ...task, sigma: 1.4 * task.sigma });
  expect(compareLaws(wrong, plain(task), options).distance).toBeGreaterThan(allowed);
});

test('on an orthogonal design: in law as simulate and fit', () => {
  const task = { n: 12, dx: 6, dy: 5, r: 1, sigma: 1, s: [1.5, 0.2] };
  const X = scale(haarOrthonormalRows(6, 12, randomStream('design')), Math.sqrt(12));
  const options = { ...comparing, purpose: 'orthogonal' };
  const { distance, allowed } = compareLaws(trainedRiskOnOrthogonalDesign(task), plain(task, X), options);
  expect(distance).toBeLessThan(allowed);
  expect(compareLaws(trainedRiskGivenDesign(task), plain(task, X), options).distance).toBeGreaterThan(
    allowed,
  );
});

test('what cannot be drawn is named', () => {
  const task = { n: 4, dx: 3, dy: 2, r: 1, sigma: 1, s: [3, 2, 1] };
  expect(() => trainedRiskGivenDesign(task)).toThrow('3 singular values are more than min(n, dx, dy) = 2');
  expect(() => trainedRiskOnOrthogonalDesign({ ...task, n: 2, s: [1] })).toThrow('needs n >= dx');
  expect(() => trainedRiskGivenDesign({ ...task, s: [1], sigma: Number.NaN })).toThrow(
    'sigma must be a finite number',
  );
  expect(() => trainedRiskGivenDesign({ ...task, s: [Number.NaN] })).toThrow(
    'singular value 1 must be a finite number',
  );
  expect(() => trainedRiskOnOrthogonalDesign({ ...task, s: [1], sigma: Infinity })).toThrow('got Infinity');
});
