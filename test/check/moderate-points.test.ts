import { describe, expect, test } from 'vitest';
import { contains, declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { moderatePoints, usualPoint } from '../../src/check/moderate-points.ts';
import { catalogue } from '../../theorems/index.ts';

const n = natural('samples');
const dx = natural('inputs');
const sigma = positive('noise');

test('the usual sizes, overdetermined and underdetermined', () => {
  expect(usualPoint(declareDomain({ n, dx, sigma }, 'n > dx + 1'))).toEqual({ n: 20, dx: 12, sigma: 0.5 });
  expect(usualPoint(declareDomain({ n, dx, sigma }, 'dx > n + 1'))).toEqual({ n: 12, dx: 20, sigma: 0.5 });
});

test('a domain that excludes them is entered, away from its edge', () => {
  expect(usualPoint(declareDomain({ n, dx, sigma }, 'n >= dx + 20'))).toEqual({ n: 36, dx: 12, sigma: 0.5 });
});

test('given values are kept, and the others follow them', () => {
  const domain = declareDomain({ n, dx, sigma }, 'n > dx + 1');
  expect(usualPoint(domain, { dx: 5, sigma: 3 })).toEqual({ n: 20, dx: 5, sigma: 3 });
  expect(usualPoint(domain, { n: 8 })).toEqual({ n: 8, dx: 6, sigma: 0.5 });
});

describe.each(catalogue.map((theorem) => [theorem.id, theorem] as const))('%s', (_id, theorem) => {
  test('has moderate points in its sampling domain, the same for a seed, and more of them with more', () => {
    const points = moderatePoints(theorem.samplingDomain, { seed: 1, count: 4 });
    expect(points).toHaveLength(4);
    expect(points.filter((point) => !contains(theorem.samplingDomain, point))).toEqual([]);
    expect(Math.max(...(points.flatMap(({ n }) => n ?? 0) as number[]))).toBeLessThanOrEqual(
      Math.max(40, 2 * ((points[0]!.n as number | undefined) ?? 0)),
    );
    expect(moderatePoints(theorem.samplingDomain, { seed: 1, count: 2 })).toEqual(points.slice(0, 2));
  });
});
