import { expect, test } from 'vitest';
import { normalTail, normalUpperQuantile } from '../../src/statistics/normal-quantile.ts';

/** From mpmath 1.3 at 170 digits: the root of erfc(z/√2)/2 = p. */
const known: readonly [p: number, z: number][] = [
  [0.5, 0],
  [0.25, 0.6744897501960817],
  [0.05, 1.6448536269514722],
  [0.025, 1.959963984540054],
  [1e-3, 3.090232306167813],
  [1e-6, 4.753424308822899],
  [1e-10, 6.361340902404056],
  [1e-100, 21.27345356096532],
];

test.each(known)('P(Z > z) = %s at z = %s', (p, z) => {
  expect(normalUpperQuantile(p)).toBeCloseTo(z, 12);
  expect(Math.abs(normalTail(z) / p - 1)).toBeLessThan(1e-11);
});

test('the law is symmetric', () => {
  for (const p of [0.6, 0.9, 0.999]) {
    expect(normalUpperQuantile(p)).toBeCloseTo(-normalUpperQuantile(1 - p), 13);
    expect(normalTail(normalUpperQuantile(p))).toBeCloseTo(p, 13);
  }
});

test.each([0, 1, -0.1, 1.5, Number.NaN])('%s is no probability', (p) => {
  expect(() => normalUpperQuantile(p)).toThrow(`between 0 and 1, got ${p}`);
});
