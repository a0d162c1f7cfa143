import { expect, test } from 'vitest';
import { contains, type Domain, declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { differenceOf } from '../../src/algebra/domain-difference.ts';
import { domainMutants } from '../../src/algebra/domain-mutants.ts';
import { holdsAt } from '../../src/algebra/linear-inequalities.ts';
import { isInRange } from '../../src/algebra/real-range.ts';

const parameters = { n: natural('n'), dx: natural('dx'), r: natural('r'), t: positive('t') };

test('each constraint is dropped, turned, made strict or not, and mistyped on either side', () => {
  const texts = domainMutants('n > dx + 1, t <= 2', parameters).map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining([
      't <= 2',
      'n > dx + 1',
      'n < dx + 1, t <= 2',
      'n >= dx + 1, t <= 2',
      'n > dx + 2, t <= 2',
      'n > r + 1, t <= 2',
      'n > 1, t <= 2',
      'dx > n + 1, t <= 2',
      'n > dx + 1, t < 2',
      'n > dx + 1, t <= 3',
    ]),
  );
  // A real number is not taken for a natural.
  expect(texts.some((text) => /t[ +].*,/.test(text.split(', ')[0]!))).toBe(false);
});

/** Whether the point is in one of the parts. */
const isIn = (parts: readonly Domain[], values: Record<string, number>) =>
  parts.some(
    ({ alternatives, ranges }) =>
      alternatives.some(({ inequalities }) => inequalities.every((form) => holdsAt(form, values))) &&
      isInRange(ranges.t!, values.t!),
  );

test.each([
  ['n >= dx', 'n > dx + 1'],
  ['n > 1, t <= 3', 'n > dx + 1, t <= 2'],
  ['r <= max(n, dx)', 'r <= min(n, dx)'],
  ['t > 1', 't < 1'],
  ['n > dx + 2, t <= 1', 'n > dx + 1, t <= 2'],
])('the difference of %s and %s has the points of the first outside of the second', (one, other) => {
  const [left, right] = [declareDomain(parameters, one), declareDomain(parameters, other)];
  const parts = differenceOf(left, right);
  for (let n = 1; n <= 5; n++)
    for (let dx = 1; dx <= 5; dx++)
      for (let r = 1; r <= 5; r++)
        for (const t of [0.5, 1, 1.5, 2, 2.5, 3, 4]) {
          const values = { n, dx, r, t };
          expect(isIn(parts, values), JSON.stringify(values)).toBe(
            contains(left, values) && !contains(right, values),
          );
        }
});
