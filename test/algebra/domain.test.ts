import { expect, test } from 'vitest';
import {
  contains,
  declareDomain,
  describeDomain,
  natural,
  positive,
  restrictDomain,
  spectrum,
  violation,
} from '../../src/algebra/domain.ts';
import { FormulaError } from '../../src/algebra/expression.ts';
import { rangeGiven } from '../../src/algebra/linear-inequalities.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  dy: natural('outputs'),
  r: natural('rank'),
};
const order = (text: string) =>
  declareDomain(parameters, text).alternatives.map(({ bounds }) => bounds.map(({ name }) => name));

test('small sizes come first: what bounds another from below stands before it', () => {
  const before = (text: string, earlier: string, later: string) => {
    for (const names of order(text)) expect(names.indexOf(earlier), text).toBeLessThan(names.indexOf(later));
  };
  before('n > dx + 1', 'dx', 'n');
  before('dx > n + 1', 'n', 'dx');
  before('n > dx + 1 and r < min(dx, dy)', 'r', 'dx');
  before('n > dx + 1 and r < min(dx, dy)', 'r', 'dy');
  before('n > dx + 1 and r < min(dx, dy)', 'dx', 'n');
  before('r > n + 1, r <= dx', 'n', 'r');
});

test.each([
  ['n > dx + 1', { n: 7, dx: 5 }, { n: 6, dx: 5 }],
  ['dx > n + 1', { n: 5, dx: 7 }, { n: 5, dx: 6 }],
  ['r < min(dx, dy)', { r: 2, dx: 3, dy: 3 }, { r: 2, dx: 3, dy: 2 }],
  ['1 <= r <= dx', { r: 3, dx: 3 }, { r: 4, dx: 3 }],
  ['n >= dx + 4 and r < dx', { n: 9, dx: 5, r: 4 }, { n: 9, dx: 5, r: 5 }],
  ['r >= min(dx, dy)', { r: 2, dx: 9, dy: 2 }, { r: 2, dx: 9, dy: 3 }],
  ['n <= max(dx, dy)', { n: 9, dx: 2, dy: 9 }, { n: 9, dx: 8, dy: 2 }],
  ['2*n <= 3*dx - 1/2', { n: 4, dx: 3 }, { n: 9, dx: 6 }],
  ['n - max(dx, min(dy, r)) > 2', { n: 8, dx: 5, dy: 9, r: 2 }, { n: 8, dx: 5, dy: 9, r: 7 }],
  ['n == dx + dy', { n: 5, dx: 2, dy: 3 }, { n: 6, dx: 2, dy: 3 }],
])('%s holds at %o but not at %o', (text, inside, outside) => {
  const domain = declareDomain(parameters, text);
  const others = { n: 1, dx: 1, dy: 1, r: 1 };
  expect(violation(domain, { ...others, ...inside })).toBeNull();
  expect(contains(domain, { ...others, ...outside })).toBe(false);
});

test('the union of the alternatives is the domain', () => {
  const domain = declareDomain(parameters, 'r >= min(dx, dy), n <= max(dx, r)');
  expect(domain.alternatives).toHaveLength(4);
  const range = [1, 2, 3, 4];
  for (const n of range)
    for (const dx of range)
      for (const dy of range)
        for (const r of range) {
          const values: Record<string, number> = { n, dx, dy, r };
          const reached = domain.alternatives.some(({ bounds }) =>
            bounds.every((bound) => {
              const { least, most } = rangeGiven(bound, values);
              return least <= values[bound.name]! && values[bound.name]! <= most;
            }),
          );
          const holds = r >= Math.min(dx, dy) && n <= Math.max(dx, r);
          expect([reached, contains(domain, values)]).toEqual([holds, holds]);
        }
});

test.each([
  'n > dx and n < dx',
  'dx > n, n > dy, dy > dx',
  'n < dx + 1 and n + 1 > dx + 1 and dx > n',
  'r < min(dx, dy), dy == 1',
  '2*n == 2*dx + 1',
  'n < 1',
  'r >= min(dx, dy), r < 1',
])('the empty domain %s is refused with its constraints', (text) => {
  expect(() => declareDomain(parameters, text)).toThrow(
    `no values satisfy the constraints: ${text} (n, dx, dy, r >= 1)`,
  );
});

test('a natural may be declared to start elsewhere than at 1', () => {
  const domain = declareDomain({ r: natural('rank', { least: 0 }), dx: natural('inputs') }, 'r < dx');
  expect(contains(domain, { r: 0, dx: 1 })).toBe(true);
  expect(violation(domain, { r: -1, dx: 1 })).toBe('r = -1 is not an integer >= 0');
  expect(() => declareDomain({ r: natural('rank', { least: 3 }) }, 'r < 3')).toThrow('no values satisfy');
});

const reals = { sigma: positive('noise'), b: positive('missed energy', { orZero: true }) };

test('a real number is bounded by constants, exactly', () => {
  const domain = declareDomain(reals, 'sigma >= 1/10, b < 2, sigma <= min(3, 4)');
  expect(contains(domain, { sigma: 0.1, b: 0 })).toBe(true);
  expect(violation(domain, { sigma: 0.0999999, b: 0 })).toMatch(
    /^sigma = 0.0999999 is outside of sigma >= 1\/10/,
  );
  expect(contains(domain, { sigma: 1, b: 2 })).toBe(false);
  expect(contains(domain, { sigma: 3, b: 1 })).toBe(true);
  expect(contains(domain, { sigma: 3.5, b: 1 })).toBe(false);
  expect(violation(declareDomain(reals, ''), { sigma: 0, b: 0 })).toBe('sigma = 0 is not > 0');
  expect(contains(domain, { sigma: Number.NaN, b: 1 })).toBe(false);
});

test.each(['sigma < 0', 'b < 0', 'sigma > 1, sigma < 1', 'sigma == 0', 'sigma > 2, sigma <= 1'])(
  'no real number satisfies %s',
  (text) => {
    expect(() => declareDomain(reals, text)).toThrow(`no values satisfy the constraints: ${text}`);
  },
);

test('b == 0 and sigma == 2 leave one value each', () => {
  const domain = declareDomain(reals, 'b == 0, sigma == 2');
  expect(contains(domain, { b: 0, sigma: 2 })).toBe(true);
  expect(contains(domain, { b: 0.5, sigma: 2 })).toBe(false);
});

const all = { ...parameters, ...reals, s: spectrum('singular values', 'min(dx, dy)') };

test.each([
  ['n*dx > 3', "'n*dx' is not linear, so 'n*dx > 3' cannot bound a domain"],
  ['n > dx^2', "'dx^2' is not linear"],
  ['n > 1/dx', "'1/dx' is not linear"],
  ['n > sqrt(dx)', "'sqrt(dx)' is not linear"],
  ['sigma < n', "'sigma < n' cannot bound a domain: sigma is a real number, which only constants can bound"],
  ['sigma < b', 'is a real number, which only constants can bound'],
  ['sigma >= min(1, b)', 'is a real number'],
  ['s > 1', 's is a spectrum'],
  ['dq > 1', "'dq' is not declared; did you mean 'dx'?"],
  ['3*dx <= 2*n, 3*n <= 5*dx', 'n, dx are bound by coefficients that no elimination can separate'],
])('%s is refused: %s', (text, message) => {
  expect(() => declareDomain(all, text)).toThrow(FormulaError);
  expect(() => declareDomain(all, text)).toThrow(message);
});

test('too many alternatives are refused', () => {
  const text = Array.from({ length: 6 }, (_, i) => `r + ${i} >= min(dx, dy)`).join(', ');
  expect(() => declareDomain(parameters, text)).toThrow('the constraints have 64 alternatives, more than 32');
});

test('a spectrum has as many values as its formula says, positive and in order', () => {
  const domain = declareDomain(all, '');
  const at = (s: readonly number[] | number) =>
    violation(domain, { n: 1, dx: 3, dy: 2, r: 1, sigma: 1, b: 0, s });
  expect(at([2, 2])).toBeNull();
  expect(at([1, 2])).toBe('s = 1; 2 is not positive and non-increasing (at 2)');
  expect(at([1, 0])).toMatch(/not positive/);
  expect(at([1])).toBe('s has 1 values, not min(dx, dy) = 2');
  expect(at(3)).toBe('s = 3 is not a list of singular values');
  const gap = declareDomain({ r: natural('rank'), s: spectrum('singular values', 'r', { gap: 2 }) }, '');
  expect(contains(gap, { r: 2, s: [2, 1] })).toBe(true);
  expect(violation(gap, { r: 2, s: [1.5, 1] })).toMatch(/decreasing by a factor of 2 or more/);
  expect(() => declareDomain({ s: spectrum('singular values', 'q') }, '')).toThrow("'q' is not declared");
  expect(() => declareDomain({ s: spectrum('singular values', '2', { gap: 0.5 }) }, '')).toThrow(
    'gap of s is 0.5',
  );
});

test('the violated constraint is named with the values', () => {
  const domain = declareDomain(all, 'n > dx + 1 and r < dy');
  const point = { n: 9, dx: 3, dy: 2, r: 1, sigma: 1, b: 0, s: [1, 1] };
  expect(violation(domain, point)).toBeNull();
  expect(violation(domain, { ...point, n: 4 })).toBe('n > dx + 1 is violated by n=4, dx=3, dy=2, r=1');
  expect(violation(domain, { ...point, r: 2 })).toMatch(/^r < dy is violated/);
  expect(violation(domain, { ...point, n: 9.5 })).toBe('n = 9.5 is not an integer >= 1');
  expect(violation(domain, { ...point, m: 1 })).toBe('m is not a parameter');
  expect(violation(domain, { n: 9 })).toBe('dx has no value');
});

test('a domain describes itself, and can be made smaller', () => {
  const domain = declareDomain(all, 'n > dx + 1');
  expect(describeDomain(domain)).toBe('n > dx + 1 (n, dx, dy, r >= 1; sigma > 0; b >= 0)');
  expect(describeDomain(declareDomain(reals, ''))).toBe('sigma > 0; b >= 0');
  expect(restrictDomain(domain, 'n <= 4').text).toBe('n > dx + 1, n <= 4');
  expect(() => restrictDomain(domain, 'n <= 2')).toThrow('no values satisfy');
});
