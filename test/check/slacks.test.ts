import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareDomain, natural, positive, spectrum, violation } from '../../src/algebra/domain.ts';
import { numbersIn, type Slacks, simpleNumbers, slacksOf, valuesFrom } from '../../src/check/slacks.ts';

const parameters = {
  n: natural('samples'),
  r: natural('rank', { least: 0 }),
  dx: natural('inputs'),
  sigma: positive('noise'),
  s: spectrum('singular values', 'r'),
  gapped: spectrum('singular values apart', 'r', { gap: 1.1 }),
};
const code = fc.nat(simpleNumbers.length - 1);
const slacks: fc.Arbitrary<Slacks> = fc.tuple(
  fc.constant(0),
  fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
  fc.tuple(code),
  fc.tuple(fc.array(code, { maxLength: 12 }), fc.array(fc.nat(3), { maxLength: 12 })),
);

test.each(['n > dx, r < dx', 'n <= dx, dx <= 2*n, r <= 3', 'r > n + 1, dx == r', ''])(
  'any slacks are a point of %j, and the slacks of a point give it back',
  (text) => {
    const domain = declareDomain(parameters, text);
    fc.assert(
      fc.property(slacks, (given) => {
        const values = valuesFrom(domain, given);
        expect(violation(domain, values)).toBeNull();
        expect(valuesFrom(domain, slacksOf(domain, values))).toEqual(values);
      }),
      { seed: 1, numRuns: 200 },
    );
  },
);

test('slacks of zero are the simplest point', () => {
  const domain = declareDomain(parameters, 'n > dx + 1, 2 <= r < dx');
  expect(valuesFrom(domain, [0, [0, 0, 0], [0], [[], []]])).toEqual({
    n: 5,
    r: 2,
    dx: 3,
    sigma: 1,
    s: [1, 1],
    gapped: [1.1, 1],
  });
});

test('a point outside of the domain or with other numbers has no slacks', () => {
  const domain = declareDomain(parameters, 'n > dx, r < dx');
  const point = { n: 3, r: 1, dx: 2, sigma: 1, s: [1], gapped: [1] };
  expect(() => slacksOf(domain, point)).not.toThrow();
  expect(() => slacksOf(domain, { ...point, n: 2 })).toThrow('the point is not in the domain');
  expect(() => slacksOf(domain, { ...point, sigma: 0.7 })).toThrow('0.7 is not one of 1, 2, 0.5');
  expect(() => slacksOf(domain, { ...point, s: [0.7] })).toThrow('0.7 is not one of');
});

test.each([
  ['sigma >= 1/10', [1, 0.1, 2]],
  ['sigma < 1/2', [0.25, 0.1, 0.2]],
  ['sigma > 100', [101, 102, 100.5]],
  ['sigma > 0, sigma < 1/100', [0.005, 0.0025, 0.0075]],
  ['sigma == 7', [7]],
  ['', [1, 2, 0.5]],
])('the simplest numbers with %j are %o', (text, expected) => {
  const { ranges } = declareDomain({ sigma: positive('noise') }, text);
  expect(numbersIn(ranges.sigma!).slice(0, 3)).toEqual(expected);
});

test('zero comes second where it is allowed', () => {
  const { ranges } = declareDomain({ b: positive('missed energy', { orZero: true }) }, '');
  expect(numbersIn(ranges.b!).slice(0, 3)).toEqual([1, 0, 2]);
});
