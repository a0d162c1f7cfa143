import { expect, test } from 'vitest';
import { declareDomain } from '../../src/algebra/domain.ts';
import { smallestPoints } from '../../src/check/smallest-points.ts';
import { natural, positive, spectrum } from '../../src/index.ts';

const parameters = { n: natural('samples'), dx: natural('inputs'), sigma: positive('noise') };

test('the smallest points come first, each once, and all of them lie in the domain', () => {
  const points = [...smallestPoints(declareDomain(parameters, 'n > dx + 1'), 40)];
  expect(points[0]).toEqual({ n: 3, dx: 1, sigma: 1 });
  expect(points).toHaveLength(40);
  expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(40);
  for (const { n, dx } of points) expect(Number(n)).toBeGreaterThan(Number(dx) + 1);
  // Sizes and numbers both vary early, so that sigma and sigma² are told apart.
  expect(points.slice(0, 4).some(({ sigma }) => sigma !== 1)).toBe(true);
});

test('a domain that has few points ends', () => {
  expect([...smallestPoints(declareDomain({ n: natural('samples') }, 'n <= 3'), 40)]).toEqual([
    { n: 1 },
    { n: 2 },
    { n: 3 },
  ]);
});

test('spectra are the simplest there are', () => {
  const domain = declareDomain({ r: natural('rank'), s: spectrum('singular values', 'r') }, 'r >= 2');
  expect([...smallestPoints(domain, 1)]).toEqual([{ r: 2, s: [1, 1] }]);
});
