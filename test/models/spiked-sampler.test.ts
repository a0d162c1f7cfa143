import { expect, test } from 'vitest';
import { haarOrthonormalRows } from '../../src/models/haar.ts';
import { scale, zeros } from '../../src/models/matrix.ts';
import { type RandomStream, randomStream } from '../../src/models/random.ts';
import { trainedRisk } from '../../src/models/risk-samplers.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import { trainedRiskGivenDesign, trainedRiskOnOrthogonalDesign } from '../../src/models/spiked-sampler.ts';

function moments(draw: (stream: RandomStream) => number, count: number, purpose: string) {
  const stream = randomStream('spiked sampler', purpose);
  const draws = Array.from({ length: count }, () => draw(stream));
  const mean = draws.reduce((sum, x) => sum + x, 0) / count;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  return { mean, error: Math.sqrt(variance / count), variance };
}

const plain = (task: Parameters<typeof trainedRiskGivenDesign>[0], X?: ReturnType<typeof zeros>) => {
  const { dx, dy, r, s } = task;
  const downstream = shiftWithSpectrum(dy, dx, s, randomStream('shift'));
  const maps = { pretrained: zeros(dy, dx), downstream };
  return trainedRisk({ ...task, ...maps, ...(X && { drawDesign: (target) => target.data.set(X.data) }) }, r);
};

/** Both means and both variances, to 4.5 standard errors: the draws must agree in law. */
function agree(one: ReturnType<typeof moments>, other: ReturnType<typeof moments>): void {
  expect(Math.abs(one.mean - other.mean)).toBeLessThan(4.5 * Math.hypot(one.error, other.error));
  expect(Math.abs(Math.log(one.variance / other.variance))).toBeLessThan(0.35);
}

test.each([
  { n: 20, dx: 6, dy: 7, r: 2, sigma: 1, s: [3, 2, 0.4] },
  { n: 24, dx: 6, dy: 4, r: 4, sigma: 0.5, s: [2] },
  { n: 6, dx: 20, dy: 7, r: 2, sigma: 1, s: [4, 2, 0.4] },
  { n: 5, dx: 16, dy: 6, r: 5, sigma: 0.5, s: [2, 2] },
])('n = $n, dx = $dx, r = $r: as simulate and fit', (task) => {
  agree(moments(trainedRiskGivenDesign(task), 4000, 'given design'), moments(plain(task), 4000, 'plain'));
});

test('on an orthogonal design: as simulate and fit', () => {
  const task = { n: 12, dx: 6, dy: 5, r: 1, sigma: 1, s: [1.5, 0.2] };
  const X = scale(haarOrthonormalRows(6, 12, randomStream('design')), Math.sqrt(12));
  agree(
    moments(trainedRiskOnOrthogonalDesign(task), 4000, 'orthogonal'),
    moments(plain(task, X), 4000, 'plain orthogonal'),
  );
});

test('what cannot be drawn is named', () => {
  const task = { n: 4, dx: 3, dy: 2, r: 1, sigma: 1, s: [3, 2, 1] };
  expect(() => trainedRiskGivenDesign(task)).toThrow('3 singular values are more than min(n, dx, dy) = 2');
  expect(() => trainedRiskOnOrthogonalDesign({ ...task, n: 2, s: [1] })).toThrow('needs n >= dx');
});
