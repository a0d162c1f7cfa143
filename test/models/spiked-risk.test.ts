import { expect, test } from 'vitest';
import { noiseSingularValue } from '../../src/models/marchenko-pastur.ts';
import { type SpikedTask, spikedRisk } from '../../src/models/spiked-risk.ts';

const over: SpikedTask = { n: 400, dx: 100, dy: 80, r: 2, sigma: 1, s: [4, 3] };
const under: SpikedTask = { ...over, n: 80, dx: 300 };

test('as the noise vanishes it becomes the first order of lora-small-noise, in proportional growth', () => {
  const size = 1e5;
  const noise = 1e-3;
  for (const [n, dx, dy] of [
    [4, 1, 2],
    [3, 2, 1],
  ] as const) {
    const task = { n: size * n, dx: size * dx, dy: size * dy, r: 2, sigma: noise, s: [2, 1] };
    const order = 2 * (task.dx / (task.n - task.dx - 1) + (task.dy - 2) / (task.n - 3));
    expect(spikedRisk(task) / noise ** 2 / order).toBeCloseTo(1, 3);
  }
});

test('below the interpolation point it becomes lora-small-noise-underdetermined', () => {
  const size = 1e5;
  const noise = 1e-3;
  const task = { n: size, dx: 3 * size, dy: 2 * size, r: 2, sigma: noise, s: [2, 1] };
  const unseen = (1 - 1 / 3) * 5;
  const order = 2 * (size / (2 * size - 1) + (2 * size - 2) / (3 * size - 3));
  expect((spikedRisk(task) - unseen) / noise ** 2 / order).toBeCloseTo(1, 3);
});

test('without noise a fit of the right rank is exact, or misses what the design does not see', () => {
  expect(spikedRisk({ ...over, sigma: 0 })).toBeCloseTo(0, 12);
  expect(spikedRisk({ ...over, sigma: 0, r: 1 })).toBeCloseTo(9, 12);
  expect(spikedRisk({ ...under, sigma: 0 })).toBeCloseTo(25 * (1 - 80 / 300), 12);
});

test('a direction is found above the threshold θ⁴ = sigma⁴pq, where the cost has no jump but that of a quantile', () => {
  const large = { n: 4e6, dx: 1e6, dy: 8e5, r: 1, sigma: 1 };
  const threshold = (large.dx * large.dy) ** 0.25 / Math.sqrt(large.n);
  const at = (multiple: number) => spikedRisk({ ...large, s: [multiple * threshold] });
  expect(at(1 + 1e-9) / at(1 - 1e-9)).toBeCloseTo(1, 3);
  const lost = spikedRisk({ ...over, r: 1, s: [0.1] });
  const y = noiseSingularValue(80, 100, 0.5 / 80);
  expect(lost).toBeCloseTo(0.01 + y ** 2 / 299, 12);
});

test('the j-th lost direction costs the j-th of the noise that is left, and none where there is no more', () => {
  const task = { ...over, r: 4, s: [4, 3, 0.01] };
  const [first, second] = [0.5 / 78, 1.5 / 78].map((part) => noiseSingularValue(78, 98, part) ** 2);
  const found = spikedRisk({ ...over, s: [4, 3] });
  expect(spikedRisk(task)).toBeCloseTo(found + 1e-4 + (first! + second!) / 299, 12);
  expect(spikedRisk({ ...over, r: 0 })).toBe(25);
});

test('at full rank it is the exact risk of full fine-tuning', () => {
  expect(spikedRisk({ ...over, r: 80 })).toBeCloseTo((80 * 100) / 299, 12);
  expect(spikedRisk({ ...under, r: 80 })).toBeCloseTo((1 - 80 / 300) * 25 + (80 * 80) / 219, 12);
  expect(spikedRisk({ ...over, r: 80 }, 'orthogonal')).toBeCloseTo((80 * 100) / 400, 12);
});

test('on an orthogonal design a found direction costs (sigma² q/n)(1 + c + 3c/x²)', () => {
  const [q, n, c, x2] = [100, 400, 0.8, (9 * 400) / 100];
  expect(spikedRisk({ ...over, r: 1, s: [3] }, 'orthogonal')).toBeCloseTo(
    (q / n) * (1 + c + (3 * c) / x2),
    12,
  );
});

test('it is undefined at the interpolation point, and names what cannot be', () => {
  for (const n of [99, 100, 101]) {
    expect(() => spikedRisk({ ...over, n })).toThrow(`n = ${n}, dx = 100`);
  }
  expect(() => spikedRisk({ ...over, r: -1 })).toThrow('a rank must be an integer >= 0, got -1');
  expect(() => spikedRisk({ ...over, s: [1, 2] })).toThrow('must not increase');
  expect(() => spikedRisk(under, 'orthogonal')).toThrow('needs n >= dx');
});
