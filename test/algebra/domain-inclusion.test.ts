import { expect, test } from 'vitest';
import { declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { isWithin, sameDomain } from '../../src/algebra/domain-inclusion.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  dy: natural('outputs'),
  r: natural('rank'),
  sigma: positive('noise'),
};
const domain = (text: string) => declareDomain(parameters, text);

test.each([
  ['n > dx + 1', 'n >= dx + 2'],
  ['n > dx + 1', 'dx + 1 < n'],
  ['n > dx + 1', '2*n > 2*dx + 2'],
  ['n > dx + 1, r < dx', 'r < dx, n > dx + 1'],
  ['n > dx + 1, n > dx', 'n > dx + 1'],
  ['r <= min(dx, dy)', 'r <= dx, r <= dy'],
  ['r < max(dx, dy)', 'r < max(dy, dx)'],
  ['n >= 1', ''],
  ['sigma >= 1/10', '10*sigma >= 1'],
])("'%s' is the same domain as '%s'", (left, right) => {
  expect(sameDomain(domain(left), domain(right))).toBe(true);
});

test.each([
  ['n > dx + 1', 'n > dx'],
  ['n > dx + 1, r < dx', 'n > dx + 1'],
  ['r < min(dx, dy)', 'r < max(dx, dy)'],
  ['r < dx', 'r < max(dx, dy)'],
  ['n > dx, n < 1000000', 'n > dx'],
  ['sigma > 1', 'sigma >= 1'],
  ['sigma < 1', 'sigma <= 1'],
  ['sigma < 1', ''],
])("'%s' is within '%s', and not the other way round", (inner, outer) => {
  expect(isWithin(domain(inner), domain(outer))).toBe(true);
  expect(isWithin(domain(outer), domain(inner))).toBe(false);
  expect(sameDomain(domain(inner), domain(outer))).toBe(false);
});

test('of two domains that overlap neither is within the other', () => {
  expect(isWithin(domain('n > dx'), domain('r < dx'))).toBe(false);
  expect(isWithin(domain('r < dx'), domain('n > dx'))).toBe(false);
});
